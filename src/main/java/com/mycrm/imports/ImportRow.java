package com.mycrm.imports;

import com.mycrm.api.problem.Violation;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;

/**
 * A row of a file as an object of the API, or the reason why it cannot be read.
 *
 * @param number as a spreadsheet or an editor shows it, from 1
 * @param length the characters of the row in the file, about
 * @param object null in an unreadable row
 * @param headings the headings of the columns by the paths of their members, where they are others
 * @param violations empty in a readable row
 * @param warnings of a readable row
 */
record ImportRow(
        long number,
        int length,
        JsonObject object,
        Map<String, String> headings,
        List<Violation> violations,
        List<RowViolation> warnings) {

    /** Characters of a row at most. */
    static final int LONGEST = 1024 * 1024;

    static ImportRow of(long number, int length, JsonObject object, Map<String, String> headings) {
        return new ImportRow(number, length, object, headings, List.of(), List.of());
    }

    static ImportRow unreadable(long number, String detail) {
        return new ImportRow(number, 0, null, Map.of(), List.of(Violation.pointer("", detail)), List.of());
    }

    /** The same row with these warnings. */
    ImportRow warned(List<RowViolation> given) {
        return new ImportRow(number, length, object, headings, violations, given);
    }

    boolean isReadable() {
        return object != null;
    }

    /** Whether the row changes the object of its id. */
    boolean isById() {
        return isReadable() && object.containsKey(FileColumns.ID);
    }

    /** The heading of the column at a place in the object, or of the nearest one around it or in it. */
    String heading(String pointer) {
        var path = pointer.replaceFirst("^/", "").replace('/', '.');
        for (var around = path; !around.isEmpty(); around = around.substring(0, Math.max(0, around.lastIndexOf('.')))) {
            if (headings.containsKey(around)) {
                return headings.get(around);
            }
        }
        return headings.entrySet().stream()
                .filter(column -> !path.isEmpty() && column.getKey().startsWith(path + "."))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(path);
    }
}
