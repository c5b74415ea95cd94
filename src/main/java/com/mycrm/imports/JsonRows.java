package com.mycrm.imports;

import com.mycrm.api.text.CellText;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes rows of the JSON objects of one file, whose members are named as columns of a table can be. */
final class JsonRows {

    private static final int MOST_REPORTED = 100;

    private final FileColumns rules;
    private final Set<String> reported = new HashSet<>();
    private Columns columns = new Columns(Set.of(), false, false, Map.of());

    /**
     * What the members of an object are. The objects of a file mostly have the same members as the one before.
     *
     * @param isOfAnswer whether the object is one of an answer
     * @param isById whether the row changes the object of its id
     * @param paths as of {@link FileColumns#find}, by the names of the members: first those named as in the API
     */
    private record Columns(
            Set<String> names, boolean isOfAnswer, boolean isById, Map<String, Optional<String>> paths) {}

    JsonRows(FileColumns rules) {
        this.rules = rules;
    }

    /** The row of an object. A name that is not known is said once, in the first row that has it. */
    ImportRow row(long number, int length, JsonObject object) {
        return row(number, length, object, false);
    }

    /** The row of an object of an answer: it can be one of the live API, whose ids are not those of this service. */
    ImportRow rowOfAnswer(long number, int length, JsonObject object) {
        return row(number, length, object, true);
    }

    private ImportRow row(long number, int length, JsonObject object, boolean isOfAnswer) {
        if (isOfAnswer != columns.isOfAnswer || !object.keySet().equals(columns.names)) {
            columns = columns(new LinkedHashSet<>(object.keySet()), isOfAnswer);
        }
        var values = new LinkedHashMap<String, JsonValue>();
        var headings = new HashMap<String, String>();
        var warnings = new ArrayList<RowViolation>();
        columns.paths.forEach((name, path) -> {
            var former = path.map(values::get);
            if (path.isEmpty()) {
                warn(
                        number,
                        name,
                        name.equals(FileColumns.ID) ? FileColumns.FOREIGN_ID : FileColumns.UNKNOWN,
                        warnings);
            } else if (former.isPresent()) {
                warn(number, name, FileColumns.meansTheSame(headings.get(path.get())), warnings);
            }
            if (path.isPresent()
                    && !path.get().isEmpty()
                    && former.filter(value -> !isBlank(value)).isEmpty()) {
                values.put(path.get(), object.get(name));
                headings.put(path.get(), name);
            }
        });
        headings.entrySet().removeIf(heading -> heading.getKey().equals(heading.getValue()));
        if (columns.isById) {
            rules.target().references().forEach(member -> values.computeIfPresent(member, (name, value) -> id(value)));
        }
        return ImportRow.of(number, length, RowObject.of(values), headings).warned(warnings);
    }

    private Columns columns(Set<String> names, boolean isOfAnswer) {
        var isById = isOfAnswer ? FileColumns.ID.equals(rules.match()) : rules.isById(names);
        var paths = new LinkedHashMap<String, Optional<String>>();
        names.stream().filter(rules::isMember).forEach(name -> paths.put(name, Optional.of(name)));
        names.forEach(name -> paths.computeIfAbsent(name, other -> rules.find(other, isById)));
        return new Columns(names, isOfAnswer, isById, paths);
    }

    private static boolean isBlank(JsonValue value) {
        return value == JsonValue.NULL || value instanceof JsonString text && CellText.isBlank(text.getString());
    }

    private void warn(long number, String name, String detail, List<RowViolation> warnings) {
        if (reported.size() < MOST_REPORTED && reported.add(name)) {
            warnings.add(new RowViolation(number, name, detail));
        }
    }

    /** The id of an object that an export shows, also in full, alone in an array. */
    private static JsonValue id(JsonValue shown) {
        var value = shown instanceof JsonArray array ? array.isEmpty() ? JsonValue.NULL : array.get(0) : shown;
        return value instanceof JsonObject object ? object.getOrDefault(FileColumns.ID, JsonValue.NULL) : value;
    }
}
