package com.mycrm.persistence;

import java.util.List;
import java.util.stream.Collectors;

/** What lists read of a table. */
public final class Table<R> {

    /** What a statement calls the table where it joins it to places. */
    static final String ROWS = "rows_";

    private final String name;
    private final int width;
    private final String columns;
    private final String columnsOfRows;
    private final Reads.Row<R> row;

    /**
     * @param columns first the id
     * @param row reads them, in this order
     */
    public Table(String name, List<String> columns, Reads.Row<R> row) {
        this.name = name;
        this.row = row;
        width = columns.size();
        this.columns = String.join(", ", columns);
        columnsOfRows = columns.stream().map(column -> ROWS + "." + column).collect(Collectors.joining(", "));
    }

    /** The ids alone, for what is then read as entities. */
    public static Table<Long> ids(String name) {
        return new Table<>(name, List.of("id"), row -> row.getLong(1));
    }

    String name() {
        return name;
    }

    int width() {
        return width;
    }

    /** The columns as a statement names them. */
    String columns() {
        return columns;
    }

    /** The same as those of {@link #ROWS}. */
    String columnsOfRows() {
        return columnsOfRows;
    }

    Reads.Row<R> row() {
        return row;
    }
}
