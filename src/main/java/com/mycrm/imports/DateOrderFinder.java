package com.mycrm.imports;

import com.mycrm.api.text.DateOrders;
import com.mycrm.api.text.DateText;
import jakarta.json.JsonString;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Finds the order of day and month in each column of a file: observes the cells of the rows that another reader reads.
 */
final class DateOrderFinder implements RowReader {

    private final RowReader rows;
    private final DateOrders found;

    DateOrderFinder(RowReader rows, DateOrders found) {
        this.rows = rows;
        this.found = found;
    }

    /** Whether a cell of a row can be several days. */
    static boolean hasAmbiguousDate(ImportRow row) {
        return cells(row)
                .anyMatch(cell -> DateText.parse(cell.getValue())
                        .filter(date -> date.isAmbiguous(null))
                        .isPresent());
    }

    private static Stream<Map.Entry<String, String>> cells(ImportRow row) {
        return row.isReadable()
                ? row.object().entrySet().stream()
                        .filter(member -> member.getValue() instanceof JsonString)
                        .map(member -> Map.entry("/" + member.getKey(), ((JsonString) member.getValue()).getString()))
                        .filter(cell -> DateText.isNumeric(cell.getValue()))
                : Stream.of();
    }

    /** The next row; none after a place where the file cannot be read, which is reported when its rows are stored. */
    @Override
    public ImportRow next() throws IOException {
        try {
            var row = rows.next();
            if (row != null) {
                cells(row).forEach(cell -> found.observe(cell.getKey(), cell.getValue()));
            }
            return row;
        } catch (UnreadableFile e) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
