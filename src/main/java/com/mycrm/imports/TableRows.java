package com.mycrm.imports;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** Reads the rows of a table as objects of the API: by the header among its first rows. */
final class TableRows implements RowReader {

    /** What a table has, by its first rows. A later kind is more than one before it. */
    enum Content {
        HEADER,
        ROWS,
        /** Rows with phone numbers or e-mail addresses, as sums over such rows have none. */
        PEOPLE
    }

    private final TableReader table;
    private final TableHeader header;
    private final Queue<TableRow> pending;
    private final UnreadableFile failure;
    private final Content content;
    private final List<RowViolation> warnings = new ArrayList<>();

    /** @param table is closed with this reader, and if it has no header */
    TableRows(TableReader table, HeaderSearch headers) throws IOException {
        this.table = table;
        try {
            var found = headers.find(table);
            var number = found.row().number();
            header = found.header();
            pending = new ArrayDeque<>(found.after());
            failure = found.failure();
            if (!found.before().isEmpty()) {
                warnings.add(new RowViolation(number, "", "is the header; the rows before it were passed over"));
            }
            content = content(found);
            if (content == Content.HEADER) {
                warnings.add(new RowViolation(number, "", "is the header, and no row follows it"));
            }
            warnings.addAll(header.warnings());
        } catch (RuntimeException | IOException e) {
            table.close();
            throw e;
        }
    }

    private static Content content(HeaderSearch.Result found) {
        if (found.after().stream().flatMap(row -> row.cells().stream()).anyMatch(HeaderSearch::isPerson)) {
            return Content.PEOPLE;
        }
        return found.isAll() && found.after().isEmpty() ? Content.HEADER : Content.ROWS;
    }

    Content content() {
        return content;
    }

    @Override
    public ImportRow next() throws IOException {
        for (var row = nextRow(); row != null; row = nextRow()) {
            if (!row.isReadable()) {
                return ImportRow.unreadable(row.number(), row.problem());
            }
            if (!row.isBlank()) {
                return header.row(row.number(), row.cells());
            }
        }
        return null;
    }

    private TableRow nextRow() throws IOException {
        if (!pending.isEmpty()) {
            return pending.remove();
        }
        if (failure != null) {
            throw failure;
        }
        return table.next();
    }

    @Override
    public List<RowViolation> warnings() {
        return warnings;
    }

    @Override
    public void close() throws IOException {
        table.close();
    }
}
