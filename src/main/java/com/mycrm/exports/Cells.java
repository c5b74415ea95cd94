package com.mycrm.exports;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;

/**
 * The cells of a table's rows, which are JSON objects. A column is the path of a member; a dot leads into an inner
 * object, or into the one of an array of one.
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

    /** A scalar, or null for none; a reference is its id. */
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
