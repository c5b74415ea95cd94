package com.mycrm.exports;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;

/**
 * Reads the cells of a row from a JSON object. The name of a column is the path of a member, such as {@code user.id};
 * it leads through an array of one object.
 */
final class Cells {

    private static final String ID = "id";

    private final List<String[]> paths;

    Cells(List<String> columns) {
        paths = columns.stream().map(column -> column.split("\\.")).toList();
    }

    int size() {
        return paths.size();
    }

    /** The scalar in a column, the id of a reference, or null. */
    JsonValue value(JsonObject row, int column) {
        JsonValue value = row;
        for (var name : paths.get(column)) {
            if (value instanceof JsonArray array) {
                value = array.isEmpty() ? null : array.get(0);
            }
            value = value instanceof JsonObject object ? object.get(name) : null;
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
