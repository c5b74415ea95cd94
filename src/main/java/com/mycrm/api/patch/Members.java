package com.mycrm.api.patch;

import static com.mycrm.api.text.JsonFactory.JSON;

import com.mycrm.api.text.StoredText;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/** The members of one JSON object in an input, and which of them a feature knows. */
final class Members {

    private static final int LONGEST_NAME = 100;

    private JsonObject object;
    private final boolean isEmptied;
    private final String pointer;
    private final Set<String> known = new LinkedHashSet<>();

    /**
     * @param isEmptied whether the input has null in place of the object, which makes every member null
     * @param pointer the place of the object in the input (RFC 6901), empty for the whole
     */
    Members(JsonObject object, boolean isEmptied, String pointer) {
        this.object = object;
        this.isEmptied = isEmptied;
        this.pointer = pointer;
    }

    /** Makes a member known. Returns whether the object has it. */
    boolean know(String name) {
        known.add(name);
        return object.containsKey(name);
    }

    /** The value of a member, null if the object has none; makes it known. */
    JsonValue read(String name) {
        known.add(name);
        return isEmptied ? JsonValue.NULL : object.get(name);
    }

    /** The value of a member without making it known. */
    JsonValue peek(String name) {
        return object.get(name);
    }

    /** Takes an array of one element as that element, and an empty one as null. */
    void unwrap(String name) {
        if (object.get(name) instanceof JsonArray array && array.size() <= 1) {
            var only = array.isEmpty() ? JsonValue.NULL : array.get(0);
            object = JSON.createObjectBuilder(object).add(name, only).build();
        }
    }

    /** The pointer of a member. A long name is cut: thousands of pointers can begin with it. */
    String pointer(String name) {
        var shown = StoredText.truncate(name, LONGEST_NAME);
        return pointer + "/" + shown.replace("~", "~0").replace("/", "~1");
    }

    /** The pointers of the members that are known. */
    Stream<String> known() {
        return object.keySet().stream().filter(known::contains).map(this::pointer);
    }

    boolean isEmptied() {
        return isEmptied;
    }

    /** The place of the object in the input. */
    String pointer() {
        return pointer;
    }

    /** The pointers of the members that nobody has made known. */
    Stream<String> unknown() {
        return object.keySet().stream().filter(name -> !known.contains(name)).map(this::pointer);
    }
}
