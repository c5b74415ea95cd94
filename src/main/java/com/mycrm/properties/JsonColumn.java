package com.mycrm.properties;

import com.mycrm.api.patch.PatchField;
import com.mycrm.api.patch.RequestObject;
import jakarta.json.JsonArray;
import java.util.Objects;

/** A column that holds a JSON array as text. */
final class JsonColumn {

    static final String EMPTY = "[]";

    /** Characters of a column: a page has hundreds of properties, and a list of leads can show each of them in full. */
    private static final int LONGEST = 200_000;

    private JsonColumn() {}

    /** The array, or a violation if it is too long. */
    static PatchField<JsonArray> bounded(RequestObject input, String member, PatchField<JsonArray> array) {
        if (array.isValue() && array.value().toString().length() > LONGEST) {
            input.fault(member, "takes at most " + LONGEST + " characters in all");
        }
        return array;
    }

    /** The text after an input was merged into the current one; a null empties it. */
    static String merged(PatchField<JsonArray> input, String current) {
        return Objects.requireNonNullElse(input.map(JsonArray::toString).or(current), EMPTY);
    }
}
