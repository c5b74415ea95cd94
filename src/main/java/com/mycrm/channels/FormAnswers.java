package com.mycrm.channels;

import static com.mycrm.api.text.JsonFactory.JSON;

import com.mycrm.api.text.StoredText;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The answers of a form that a customer filled in on WhatsApp. The form defines their names; vendors send them as an
 * object or as its text.
 */
public final class FormAnswers {

    /**
     * Members that Meta adds to the answers. See "Receiving Flow Response" in the documentation of WhatsApp Flows.
     */
    private static final Set<String> NO_ANSWERS = Set.of("flow_token", "wa_flow_response_params");

    private static final int LONGEST_NAME = 200;

    private FormAnswers() {}

    /** The answers as an object; null for none. What is no object becomes its member {@code response}. */
    public static JsonObject of(JsonValue given) {
        var parsed = given instanceof JsonString text ? StorableJson.parsed(text.getString()) : given;
        if (parsed instanceof JsonObject object) {
            return answers(object);
        }
        return given == null || given == JsonValue.NULL
                ? null
                : JSON.createObjectBuilder().add("response", given).build();
    }

    private static JsonObject answers(JsonObject object) {
        var answers = JSON.createObjectBuilder();
        object.forEach((name, value) -> {
            if (!NO_ANSWERS.contains(name)) {
                answers.add(name, value instanceof JsonObject nested ? answers(nested) : value);
            }
        });
        return answers.build();
    }

    /** The values of an object as people read them: a line with name and value for each; null for none. */
    public static String text(JsonObject object) {
        return object == null ? null : TextSanitizer.joined("\n", lines("", object));
    }

    private static Stream<String> lines(String name, JsonValue value) {
        if (value instanceof JsonObject object) {
            return object.entrySet().stream().flatMap(member -> lines(member.getKey(), member.getValue()));
        }
        if (value instanceof JsonArray array) {
            var single = TextSanitizer.joined(", ", array.stream().map(FormAnswers::single));
            var nested = array.stream().filter(element -> single(element) == null);
            return Stream.concat(line(name, single), nested.flatMap(element -> lines(name, element)));
        }
        return line(name, single(value));
    }

    private static Stream<String> line(String name, String value) {
        return value == null ? Stream.empty() : Stream.of(StoredText.truncate(name, LONGEST_NAME) + ": " + value);
    }

    private static String single(JsonValue value) {
        return value == JsonValue.TRUE || value == JsonValue.FALSE ? value.toString() : new LenientJson(value).text();
    }
}
