package com.mycrm.imports;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** Reads the rows of a table as objects of the API: by the header among its first rows. */
final class TableRows implements RowReader {

    private final TableReader table;
    private final TableHeader header;
    private final Queue<TableRow> pending;
    private final UnreadableFile failure;
    private final boolean hasRows;
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
            hasRows = !found.isAll() || !pending.isEmpty();
            if (!hasRows) {
                warnings.add(new RowViolation(number, "", "is the header, and no row follows it"));
            }
            warnings.addAll(header.warnings());
        } catch (RuntimeException | IOException e) {
            table.close();
            throw e;
        }
    }

    /** Whether there can be rows after the header. */
    boolean hasRows() {
        return hasRows;
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
