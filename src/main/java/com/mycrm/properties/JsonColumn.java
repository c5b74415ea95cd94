package com.mycrm.properties;

import com.mycrm.api.patch.JsonReaders;
import com.mycrm.api.patch.PatchField;
import jakarta.json.JsonArray;
import java.util.Objects;

/** A column that holds a JSON array as text. */
final class JsonColumn {

    static final String EMPTY = "[]";

    private JsonColumn() {}

    /** The text after an input was merged into the current one; a null empties it. */
    static String merged(PatchField<JsonArray> input, String current) {
        return Objects.requireNonNullElse(input.map(JsonArray::toString).or(current), EMPTY);
    }

    static JsonArray array(String text) {
        try (var reader = JsonReaders.of(text)) {
            return reader.readArray();
        }
    }
}
