package com.mycrm.api.problem;

import static com.mycrm.api.text.JsonFactory.JSON;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The member {@code messages} of a problem document, in the form of the live API: {@code {"filters": {"status":
 * {"invalid": "…"}}}} for bad input, otherwise an array of one sentence.
 */
final class Messages {

    /** The key of a violation's sentence. Further sentences of the same place are {@code invalid_2} and so on. */
    private static final String INVALID = "invalid";

    /** The key of what concerns the body as a whole. */
    private static final String BODY = "body";

    private static final int DEEPEST = 16;

    private final Map<String, Object> root = new LinkedHashMap<>();

    private Messages() {}

    static JsonValue of(Problem problem) {
        if (problem.errors().isEmpty()) {
            return JSON.createArrayBuilder().add(problem.detail()).build();
        }
        var messages = new Messages();
        problem.errors().forEach(messages::add);
        return json(messages.root).build();
    }

    private void add(Violation violation) {
        var place = root;
        for (var name : names(violation)) {
            place = inner(place, name);
        }
        var key = INVALID;
        for (var number = 2; place.containsKey(key); number++) {
            key = INVALID + "_" + number;
        }
        place.put(key, sentence(violation));
    }

    /** The object under a name. A sentence that has this name becomes the first one of the object. */
    @SuppressWarnings("unchecked") // every value is a sentence or such a map
    private static Map<String, Object> inner(Map<String, Object> place, String name) {
        var value = place.get(name);
        if (value instanceof Map) {
            return (Map<String, Object>) value;
        }
        var inner = new LinkedHashMap<String, Object>();
        if (value != null) {
            inner.put(INVALID, value);
        }
        place.put(name, inner);
        return inner;
    }

    private static List<String> names(Violation violation) {
        var names = violation.parameter() == null
                ? violation.pointer().split("/", DEEPEST)
                : violation.parameter().split("[\\[\\]]+", DEEPEST);
        var given = Stream.of(names).filter(name -> !name.isEmpty()).toList();
        return given.isEmpty() ? List.of(BODY) : given;
    }

    private static String sentence(Violation violation) {
        var subject =
                violation.parameter() == null ? violation.pointer().replaceFirst("^/", "") : violation.parameter();
        var text = subject.isEmpty() ? violation.detail() : subject + " " + violation.detail();
        return text.endsWith(".") ? text : text + ".";
    }

    private static JsonObjectBuilder json(Map<String, Object> messages) {
        var json = JSON.createObjectBuilder();
        messages.forEach((name, value) -> {
            if (value instanceof Map<?, ?> inner) {
                json.add(name, object(inner));
            } else {
                json.add(name, value.toString());
            }
        });
        return json;
    }

    @SuppressWarnings("unchecked") // only such maps are values
    private static JsonObject object(Map<?, ?> inner) {
        return json((Map<String, Object>) inner).build();
    }
}
