package com.mycrm.channels;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;

/**
 * Null-safe reader of third-party JSON: a missing member and one of the wrong type both read as null, and a number
 * reads as text.
 */
public record LenientJson(JsonValue value) {

    public LenientJson at(String... path) {
        var at = value;
        for (var name : path) {
            at = at instanceof JsonObject object ? object.get(name) : null;
        }
        return new LenientJson(at);
    }

    public boolean isObject() {
        return value instanceof JsonObject;
    }

    /** The elements of an array; none for any other value. */
    public List<LenientJson> elements() {
        return value instanceof JsonArray array
                ? array.stream().map(LenientJson::new).toList()
                : List.of();
    }

    /** The text or number at the end of the path; null for any other value. */
    public String text(String... path) {
        var found = at(path).value;
        if (found instanceof JsonString text) {
            return text.getString();
        }
        return found instanceof JsonNumber ? found.toString() : null;
    }
}
