package com.mycrm.imports;

import com.mycrm.api.text.CellText;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The header of a table. It maps the cells of a row to members of the API's object: a dot leads into an inner object,
 * and an empty cell is an absent member.
 */
final class TableHeader {

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    private final List<String[]> paths = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();
    private int known;

    TableHeader(List<String> header, ImportTarget target) {
        for (var name : header) {
            var plain = name.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s-]+", "_");
            var path = target.synonyms().getOrDefault(plain, plain).split("\\.", -1);
            paths.add(path);
            if (target.members().contains(path[0])) {
                known++;
            } else if (!plain.isEmpty()) {
                unknown.add(name.strip());
            }
        }
    }

    /** How many columns the target knows. */
    int known() {
        return known;
    }

    /** The columns that the target does not know. */
    List<String> unknown() {
        return unknown;
    }

    /** The row with these cells; cells beyond the last column must be empty. */
    ImportRow row(long number, List<String> cells) {
        var object = JSON.createObjectBuilder();
        var inner = new HashMap<String, JsonObjectBuilder>();
        var length = 0;
        for (var i = 0; i < cells.size(); i++) {
            var cell = cells.get(i);
            if (cell == null || CellText.isBlank(cell)) {
                continue;
            }
            if (i >= paths.size()) {
                return ImportRow.unreadable(number, "has more cells than there are columns");
            }
            put(object, inner, paths.get(i), cell);
            length += cell.length();
        }
        inner.forEach(object::add);
        return ImportRow.of(number, length, object.build());
    }

    private static void put(
            JsonObjectBuilder object, Map<String, JsonObjectBuilder> inner, String[] path, String cell) {
        if (path.length == 1) {
            object.add(path[0], cell);
        } else if (path.length == 2) {
            inner.computeIfAbsent(path[0], name -> JSON.createObjectBuilder()).add(path[1], cell);
        }
    }
}
