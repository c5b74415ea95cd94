package com.mycrm.persistence;

import java.sql.Connection;
import java.sql.SQLException;

/** Reads that belong together: each sees the database as it was at the first of them, and holds no one up. */
public final class Snapshot {

    /** Some reading. */
    public interface Reading<T> {
        T of(Connection connection) throws SQLException;
    }

    /** To H2, {@code REPEATABLE READ} is each table as it was when it was first read; that of all at once has another name. */
    private static final int ALL_AT_ONCE =
            Reads.IS_SERVER ? Connection.TRANSACTION_REPEATABLE_READ : Connection.TRANSACTION_SERIALIZABLE;

    private Snapshot() {}

    /** Outside of any transaction of the caller. */
    public static <T> T read(Reading<T> reading) {
        try (var connection = LeadsDataSource.made().orElseThrow().pooled()) {
            connection.setTransactionIsolation(ALL_AT_ONCE);
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
