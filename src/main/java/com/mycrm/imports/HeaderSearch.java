package com.mycrm.imports;

import com.mycrm.api.text.CellText;
import com.mycrm.api.text.DateText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the header of a table among its first rows: the row with the most cells that name a column of the target.
 * Titles, blank rows and notes may precede it. A row with a phone number or an e-mail address is data and no header.
 */
final class HeaderSearch {

    /** Rows that are searched, without the blank ones. */
    static final int MOST_ROWS = 20;

    private static final int LONGEST_VALUE = 254;
    private static final Pattern PHONE = Pattern.compile("[\\p{Z}p:+(.'-]*(?:\\p{Nd}[\\p{Z}/().-]*){7,}");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");

    /**
     * The first rows of a table: those before its header, the header, and those after it.
     *
     * @param failure why no row can be read after them; null if there can be more
     */
    record Result(
            List<TableRow> before, TableRow row, TableHeader header, List<TableRow> after, UnreadableFile failure) {

        /** Whether the table ends with these rows. */
        boolean isAll() {
            return failure == null && before.size() + 1 + after.size() < MOST_ROWS;
        }
    }

    private final FileColumns columns;

    HeaderSearch(FileColumns columns) {
        this.columns = columns;
    }

    /**
     * Reads the first rows of a table and finds its header.
     *
     * @throws UnreadableFile if none of them is a header
     */
    Result find(TableReader table) throws IOException {
        var rows = new ArrayList<TableRow>();
        var failure = readFirst(table, rows);
        if (rows.isEmpty()) {
            throw failure == null ? new UnreadableFile(capitalized(table.name()) + " is empty") : failure;
        }
        var row = header(rows).orElseThrow(() -> new UnreadableFile(noHeader(table, rows)));
        var index = rows.indexOf(row);
        var header = header(row);
        header.check();
        return new Result(rows.subList(0, index), row, header, rows.subList(index + 1, rows.size()), failure);
    }

    /**
     * The first of the rows that name the most columns of the target. A row that follows the row of a person with at
     * least as many filled cells is no header, whatever its values name: it belongs to a table without a header.
     */
    Optional<TableRow> header(List<TableRow> rows) {
        TableRow header = null;
        var most = 0;
        var filledByPerson = 0L;
        for (var row : rows) {
            var columns = columns(row);
            if (row.cells().stream().anyMatch(HeaderSearch::isPerson)) {
                filledByPerson = Math.max(filledByPerson, filled(row));
            } else if (columns > most && filled(row) > filledByPerson) {
                header = row;
                most = columns;
            }
        }
        return Optional.ofNullable(header);
    }

    /** The first rows of a table that are not blank. */
    static List<TableRow> first(TableReader table) throws IOException {
        var rows = new ArrayList<TableRow>();
        readFirst(table, rows);
        return rows;
    }

    /** Adds the first rows to a list. Returns why there are no more if the table becomes unreadable. */
    private static UnreadableFile readFirst(TableReader table, List<TableRow> rows) throws IOException {
        try {
            for (var row = table.next(); row != null; row = rows.size() < MOST_ROWS ? table.next() : null) {
                if (!row.isBlank()) {
                    rows.add(row);
                }
            }
            return null;
        } catch (UnreadableFile e) {
            return e;
        }
    }

    private static long filled(TableRow row) {
        return row.cells().stream().filter(cell -> !CellText.isBlank(cell)).count();
    }

    /** Whether a cell is a phone number or an e-mail address: titles have dates as well. */
    static boolean isPerson(String cell) {
        return isData(cell) && DateText.parse(cell).isEmpty();
    }

    /** How many cells of a row name a column of the target; 0 for a row of data. */
    int columns(TableRow row) {
        return row.cells().stream().anyMatch(HeaderSearch::isData)
                ? 0
                : header(row).known();
    }

    private TableHeader header(TableRow row) {
        return new TableHeader(row.number(), row.cells(), columns);
    }

    /** Whether a cell is a phone number, a date or an e-mail address. */
    static boolean isData(String cell) {
        return cell.length() <= LONGEST_VALUE
                && (PHONE.matcher(cell).matches() || EMAIL.matcher(cell.strip()).matches());
    }

    /** Names no cell of the file, because without a header the first row is probably a person. */
    private String noHeader(TableReader table, List<TableRow> rows) {
        return rows.stream()
                        .filter(row -> !row.isReadable())
                        .findFirst()
                        .map(row -> "Row " + row.number() + " " + row.problem() + ". ")
                        .orElse("")
                + "No row among the first " + MOST_ROWS + " of " + table.name()
                + " names a column that is known here. One row must name the columns; they can be "
                + columns.names().list();
    }

    private static String capitalized(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
