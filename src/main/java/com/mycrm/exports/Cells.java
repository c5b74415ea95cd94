package com.mycrm.exports;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;

/** The cells of a row: the members of an object, by columns whose dots lead into inner objects. */
final class Cells {

    private static final String ID = "id";

    private final List<String[]> paths;

    Cells(List<String> columns) {
        paths = columns.stream().map(column -> column.split("\\.")).toList();
    }

    int size() {
        return paths.size();
    }

    /** A scalar, or null for none; a reference is its id. */
    JsonValue value(JsonObject row, int column) {
        JsonValue value = row;
        for (var name : paths.get(column)) {
            value = value instanceof JsonObject object ? object.get(name) : null;
            // An expanded property is an array of one.
            if (value instanceof JsonArray array && paths.get(column).length > 1 && name == paths.get(column)[0]) {
                value = array.isEmpty() ? null : array.get(0);
            }
        }
        if (value instanceof JsonObject reference && reference.containsKey(ID)) {
            value = reference.get(ID);
        }
        return value == JsonValue.NULL ? null : value;
    }

    String text(JsonObject row, int column) {
        var value = value(row, column);
        if (value == null) {
            return "";
        }
        return value instanceof JsonString text ? text.getString() : value.toString();
    }
}
