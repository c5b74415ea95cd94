package com.mycrm.imports;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes rows of the JSON objects of one file, whose members are named as columns of a table can be. */
final class JsonRows {

    private static final int MOST_REPORTED = 100;

    private final FileColumns rules;
    private final Set<String> reported = new HashSet<>();

    JsonRows(FileColumns rules) {
        this.rules = rules;
    }

    /** The row of an object. A name that is not known is said once, in the first row that has it. */
    ImportRow row(long number, int length, JsonObject object) {
        return row(number, length, object, rules.isById(object.keySet()));
    }

    /** The row of an object of an answer: it can be one of the live API, whose ids are not those of this service. */
    ImportRow rowOfAnswer(long number, int length, JsonObject object) {
        return row(number, length, object, FileColumns.ID.equals(rules.match()));
    }

    private ImportRow row(long number, int length, JsonObject object, boolean isById) {
        var values = new LinkedHashMap<String, JsonValue>();
        var headings = new HashMap<String, String>();
        var warnings = new ArrayList<RowViolation>();
        var others = new ArrayList<String>();
        object.forEach((name, value) -> {
            if (rules.isMember(name)) {
                values.put(name, value);
            } else {
                others.add(name);
            }
        });
        for (var name : others) {
            var path = path(name, isById);
            path.filter(known -> !known.isEmpty()).ifPresent(known -> {
                values.putIfAbsent(known, object.get(name));
                headings.putIfAbsent(known, name);
            });
            if (path.isEmpty()) {
                warn(number, name, warnings);
            }
        }
        if (isById) {
            rules.target().references().forEach(member -> values.computeIfPresent(member, (name, value) -> id(value)));
        }
        return ImportRow.of(number, length, RowObject.of(values), headings).warned(warnings);
    }

    private Optional<String> path(String name, boolean isById) {
        if (isById && name.equals(FileColumns.ID)) {
            return Optional.of(FileColumns.ID);
        }
        return isById && rules.isShown(name) ? Optional.of("") : rules.find(name);
    }

    private void warn(long number, String name, List<RowViolation> warnings) {
        if (reported.size() < MOST_REPORTED && reported.add(name)) {
            warnings.add(new RowViolation(
                    number, name, name.equals(FileColumns.ID) ? FileColumns.FOREIGN_ID : FileColumns.UNKNOWN));
        }
    }

    /** The id of an object that an export shows, also in full, alone in an array. */
    private static JsonValue id(JsonValue shown) {
        var value = shown instanceof JsonArray array ? array.isEmpty() ? JsonValue.NULL : array.get(0) : shown;
        return value instanceof JsonObject object ? object.getOrDefault(FileColumns.ID, JsonValue.NULL) : value;
    }
}
