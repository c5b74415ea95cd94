package com.mycrm.database;

import java.sql.Connection;
import java.sql.SQLException;

/** Reads that belong together: each sees the database as it was at the first of them, and holds no one up. */
public final class Snapshot {

    /** Some reading. */
    public interface Reading<T> {
        T of(Connection connection) throws SQLException;
    }

    private Snapshot() {}

    /** Outside of any transaction of the caller. */
    public static <T> T read(Reading<T> reading) {
        try (var connection = LeadsDataSource.made().orElseThrow().getConnection()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            try {
                return reading.of(connection);
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read: " + e.getMessage(), e);
        }
    }
}
