package com.mycrm.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;

/**
 * One statement for each of some rows, in one go.
 *
 * <p>A single one is no batch: the driver makes one statement of a batch's inserts, which it prepares anew each time.
 */
public final class EachRow {

    /** Binds the values of a row to the statement's question marks. */
    @FunctionalInterface
    public interface Binding<R> {
        void bind(PreparedStatement statement, R row) throws SQLException;
    }

    private EachRow() {}

    public static <R> void change(Connection connection, String sql, Collection<R> rows, Binding<R> binding)
            throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(sql)) {
            change(statement, rows, binding);
        }
    }

    /** @param rows one at least */
    public static <R> void change(PreparedStatement statement, Collection<R> rows, Binding<R> binding)
            throws SQLException {
        for (var row : rows) {
            binding.bind(statement, row);
            if (rows.size() > 1) {
                statement.addBatch();
            }
        }
        if (rows.size() > 1) {
            statement.executeBatch();
        } else {
            statement.executeUpdate();
        }
    }
}
