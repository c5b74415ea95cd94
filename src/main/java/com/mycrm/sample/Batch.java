package com.mycrm.sample;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The rows of one table, sent to the database at once. */
final class Batch implements AutoCloseable {

    private final PreparedStatement statement;
    private final String table;
    private int column;

    Batch(Connection connection, String table, String columns) throws SQLException {
        this.table = table;
        var marks = columns.replaceAll("[^,]+", "?");
        statement = connection.prepareStatement("INSERT INTO %s (%s) VALUES (%s)".formatted(table, columns, marks));
    }

    /** The next columns of the row; empty text is null. */
    Batch texts(List<String> values) throws SQLException {
        for (var value : values) {
            statement.setString(++column, value.isEmpty() ? null : value);
        }
        return this;
    }

    /** The next columns of the row. */
    Batch values(Object... values) throws SQLException {
        for (var value : values) {
            statement.setObject(++column, value);
        }
        return this;
    }

    void endRow() throws SQLException {
        statement.addBatch();
        column = 0;
    }

    void write() throws SQLException {
        statement.executeBatch();
    }

    /**
     * Writes the rows of an empty table.
     *
     * @return their ids, in their order: 1, 2, 3 … unless an attempt was undone before, which leaves a gap
     */
    List<Long> writeNumbered() throws SQLException {
        write();
        var ids = new ArrayList<Long>();
        try (var query = statement.getConnection().prepareStatement("SELECT id FROM " + table + " ORDER BY id");
                var rows = query.executeQuery()) {
            while (rows.next()) {
                ids.add(rows.getLong(1));
            }
        }
        return ids;
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
