package com.mycrm.imports;

import static com.mycrm.api.text.JsonFactory.JSON;

import com.mycrm.api.text.CellText;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Puts values into the object that their paths describe. A number in a path is the place in an array. A value beside
 * members of its inside is the id of that object, or its name where it is no number.
 */
final class RowObject {

    private final Map<String, RowObject> members = new LinkedHashMap<>();
    private JsonValue value;

    private RowObject() {}

    /** @param values by paths, in which dots separate names */
    static JsonObject of(Map<String, JsonValue> values) {
        var root = new RowObject();
        values.forEach((path, value) -> {
            var place = root;
            for (var name : path.split("\\.")) {
                place = place.members.computeIfAbsent(name, key -> new RowObject());
            }
            place.value = value;
        });
        return root.object();
    }

    private JsonValue json() {
        if (members.isEmpty()) {
            return value;
        }
        return members.keySet().stream().allMatch(RowObject::isNumber) ? array() : object();
    }

    private JsonObject object() {
        var object = JSON.createObjectBuilder();
        if (value instanceof JsonObject whole) {
            whole.forEach(object::add);
        } else if (value instanceof JsonString text) {
            object.add(CellText.isId(text.getString()) ? "id" : "name", text);
        }
        members.forEach((name, inner) -> object.add(name, inner.json()));
        return object.build();
    }

    private JsonValue array() {
        var array = JSON.createArrayBuilder();
        var byIndex = new TreeMap<Integer, RowObject>();
        members.forEach((index, inner) -> byIndex.put(Integer.valueOf(index), inner));
        byIndex.values().forEach(inner -> array.add(inner.json()));
        return array.build();
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() <= 9 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
