package com.mycrm.channels;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * JSON whose form nobody promises: what is not there and what is something else are the same nothing, and numbers come as
 * text or as numbers.
 */
record LenientJson(JsonValue value) {

    LenientJson at(String... path) {
        var at = value;
        for (var name : path) {
            at = at instanceof JsonObject object ? object.get(name) : null;
        }
        return new LenientJson(at);
    }

    boolean isObject() {
        return value instanceof JsonObject;
    }

    List<LenientJson> elements() {
        return value instanceof JsonArray array
                ? array.stream().map(LenientJson::new).toList()
                : List.of();
    }

    /** The text or number at the end of the path; null for anything else. */
    String text(String... path) {
        var found = at(path).value;
        if (found instanceof JsonString text) {
            return text.getString();
        }
        return found instanceof JsonNumber ? found.toString() : null;
    }

    /** The first text there is, null for none. */
    static String first(String... texts) {
        return Stream.of(texts)
                .filter(text -> text != null && !text.isBlank())
                .findFirst()
                .orElse(null);
    }

    /** All texts there are, null for none. */
    static String joined(String separator, String... texts) {
        return joined(separator, Stream.of(texts));
    }

    static String joined(String separator, Stream<String> texts) {
        var joined = texts.filter(text -> text != null && !text.isBlank()).collect(Collectors.joining(separator));
        return joined.isEmpty() ? null : joined;
    }
}
