package com.mycrm.imports;

import static com.mycrm.api.text.JsonFactory.JSON;

import com.mycrm.api.text.CellText;
import com.mycrm.api.text.SpreadsheetText;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The header of a table. It maps the cells of a row to members of the API's object. A dot in a name leads into an inner
 * object. Of columns that mean the same, the first that has a value counts. An empty cell is an absent member, or null
 * in a file whose rows change the objects of their ids.
 */
final class TableHeader {

    /** A column: its heading, and the path of its member, empty for one that is ignored. */
    private record Column(String heading, String path) {}

    private static final String CUT =
            "was cut where the file was exported, because a workbook has no longer cells; the object keeps its value";

    private final List<String> headings;
    private final FileColumns rules;
    private final boolean isById;
    private final List<Column> columns = new ArrayList<>();
    private final List<RowViolation> warnings = new ArrayList<>();
    private final Map<String, String> headingOfPath = new LinkedHashMap<>();
    private final long number;

    /** @param number of the header's row */
    TableHeader(long number, List<String> headings, FileColumns rules) {
        this.number = number;
        this.headings = headings;
        this.rules = rules;
        isById = rules.isById(headings);
        for (var i = 0; i < headings.size(); i++) {
            var heading = headings.get(i).strip();
            columns.add(new Column(heading, heading.isEmpty() ? blank(i) : path(heading)));
        }
        columns.stream().filter(column -> !column.path().isEmpty()).forEach(this::count);
    }

    private String blank(int index) {
        if (headings.subList(index, headings.size()).stream().anyMatch(heading -> !heading.isBlank())) {
            warn("", "has no heading in column " + (index + 1) + ", which was ignored");
        }
        return "";
    }

    private String path(String heading) {
        return rules.find(heading, isById).orElseGet(() -> {
            var isId = HeadingText.plain(heading).equals(FileColumns.ID);
            warn(heading, isId ? FileColumns.FOREIGN_ID : FileColumns.UNKNOWN);
            return "";
        });
    }

    private void count(Column column) {
        var first = headingOfPath.putIfAbsent(column.path(), column.heading());
        if (first != null) {
            headingOfPath.put(column.path(), first + " / " + column.heading());
            warn(column.heading(), FileColumns.meansTheSame(first));
        }
    }

    private void warn(String heading, String detail) {
        warnings.add(new RowViolation(number, heading, detail));
    }

    /** How many columns the target knows. */
    int known() {
        return headingOfPath.size();
    }

    /** The warnings about the columns. */
    List<RowViolation> warnings() {
        return warnings;
    }

    /** @throws UnreadableFile if the columns are not those that the upload names */
    void check() throws UnreadableFile {
        rules.check(headings);
    }

    /** The row with these cells; cells beyond the last column must be empty. */
    ImportRow row(long row, List<String> cells) {
        var values = new LinkedHashMap<String, JsonValue>();
        var length = 0;
        for (var i = 0; i < Math.max(cells.size(), columns.size()); i++) {
            var cell = i < cells.size() ? cells.get(i) : null;
            var isBlank = cell == null || CellText.isBlank(cell);
            if (i >= columns.size() && !isBlank) {
                return ImportRow.unreadable(row, "has more cells than there are columns");
            }
            var path = i < columns.size() ? columns.get(i).path() : "";
            if (!path.isEmpty() && !isBlank && !isCut(cell)) {
                values.merge(path, JSON.createValue(cell), (first, next) -> first == JsonValue.NULL ? next : first);
                length += cell.length();
            } else if (!path.isEmpty() && isBlank && isById) {
                values.putIfAbsent(path, JsonValue.NULL);
            }
        }
        return ImportRow.of(row, length, RowObject.of(values), headingOfPath).warned(cut(row, cells));
    }

    private List<RowViolation> cut(long row, List<String> cells) {
        return IntStream.range(0, Math.min(cells.size(), columns.size()))
                .filter(i -> isCut(cells.get(i)) && !columns.get(i).path().isEmpty())
                .mapToObj(i -> new RowViolation(row, columns.get(i).heading(), CUT))
                .toList();
    }

    /** Whether a cell of a row that changes the object of its id has less than the object. */
    private boolean isCut(String cell) {
        return isById && cell != null && SpreadsheetText.isCut(cell);
    }
}
