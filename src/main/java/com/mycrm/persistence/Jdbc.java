package com.mycrm.persistence;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * Runs SQL text through JDBC. Requests and background jobs get their connections here; only the start has others, for
 * migrations and for EclipseLink.
 *
 * <p>Within a transaction each statement runs on the transaction's connection, which the entity manager shares: call
 * {@code flush()} first where a statement must see changed entities. Outside of a transaction each statement runs on a
 * connection of its own and sees what was committed when it began.
 *
 * <p>Values are bound in the order of the question marks. A failed statement throws {@link TransactionConflict} where
 * running the transaction again may help, else {@link DatabaseException}; both roll the transaction back.
 */
@ApplicationScoped
public class Jdbc implements QueryRunner {

    /** The MySQL driver makes one statement of a batch, and a statement has 65,535 values at most. */
    private static final int BATCH_ROWS = 1_000;

    @Resource(lookup = "java:app/jdbc/leads")
    DataSource transactional;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    TransactionSynchronizationRegistry transactions;

    /** Makes an object of the current row; it does not move the cursor. */
    @FunctionalInterface
    public interface RowMapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    @FunctionalInterface
    private interface StatementCallback<T> {
        T run(PreparedStatement statement) throws SQLException;
    }

    @FunctionalInterface
    private interface ConnectionCallback<T> {
        T run(Connection connection) throws SQLException;
    }

    /** Outside of a transaction, a query whose connection turns out to be broken is sent again on another one. */
    @Override
    public <T> List<T> list(String sql, RowMapper<T> mapper, Object... values) {
        try {
            return inConnection(connection -> list(connection, sql, mapper, values));
        } catch (DatabaseException e) {
            if (isInTransaction() || !TransactionConflict.isOfConnection(e)) {
                throw e;
            }
            return inConnection(connection -> list(connection, sql, mapper, values));
        }
    }

    /**
     * Runs one INSERT, UPDATE or DELETE.
     *
     * @return the number of rows that it changed
     */
    public int update(String sql, Object... values) {
        return inConnection(connection -> prepared(connection, sql, Statement.NO_GENERATED_KEYS, statement -> {
            bind(statement, values);
            return statement.executeUpdate();
        }));
    }

    /** Runs one INSERT and returns the id that the database gave to its row. */
    public long insert(String sql, Object... values) {
        return insertAll(sql, List.<Object[]>of(values), row -> row).get(0);
    }

    /** Inserts rows with the INSERT of one row and returns their new ids in the same order. */
    public <R> List<Long> insertAll(String sql, Collection<R> rows, Function<R, Object[]> values) {
        return rows.isEmpty()
                ? List.of()
                : inConnection(connection -> rows.size() > 1 && !isH2(connection)
                        ? new MultiRowInsert(connection, sql).run(rows, values)
                        : insertAll(connection, sql, rows, values));
    }

    private static <R> List<Long> insertAll(
            Connection connection, String sql, Collection<R> rows, Function<R, Object[]> values) throws SQLException {
        return prepared(connection, sql, Statement.RETURN_GENERATED_KEYS, statement -> {
            run(statement, rows, values);
            return list(statement.getGeneratedKeys(), key -> key.getLong(1));
        });
    }

    private static boolean isH2(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductName().equals("H2");
    }

    /**
     * Runs an INSERT once for each row, in batches. For no other statement: the driver would send those of a batch as
     * one text, which servers do not prepare.
     */
    public <R> void insertBatch(String sql, List<R> rows, Function<R, Object[]> values) {
        if (!rows.isEmpty()) {
            inConnection(connection -> prepared(connection, sql, Statement.NO_GENERATED_KEYS, statement -> {
                for (var i = 0; i < rows.size(); i += BATCH_ROWS) {
                    run(statement, rows.subList(i, Math.min(i + BATCH_ROWS, rows.size())), values);
                }
                return null;
            }));
        }
    }

    /**
     * Runs queries that all see the database as it was at the first of them. They run outside of the caller's
     * transaction and lock nothing.
     */
    public <T> T inSnapshot(Function<Snapshot, T> queries) {
        try (var connection = openOutsideOfTransaction()) {
            connection.setTransactionIsolation(Snapshot.isolation(connection));
            connection.setAutoCommit(false);
            try {
                return queries.apply(new Snapshot(connection));
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw DatabaseException.ofSingle(e);
        }
    }

    /** Queries of one {@link #inSnapshot snapshot}. */
    public static final class Snapshot implements QueryRunner {

        private final Connection connection;

        private Snapshot(Connection connection) {
            this.connection = connection;
        }

        @Override
        public <T> List<T> list(String sql, RowMapper<T> mapper, Object... values) {
            try {
                return Jdbc.list(connection, sql, mapper, values);
            } catch (SQLException e) {
                throw DatabaseException.ofSingle(e);
            }
        }

        /** H2 calls a snapshot of all tables serializable; its repeatable read is one of each table by itself. */
        private static int isolation(Connection connection) throws SQLException {
            return isH2(connection) ? Connection.TRANSACTION_SERIALIZABLE : Connection.TRANSACTION_REPEATABLE_READ;
        }
    }

    private <T> T inConnection(ConnectionCallback<T> callback) {
        var isInTransaction = isInTransaction();
        try (var connection = isInTransaction ? transactional.getConnection() : openOutsideOfTransaction()) {
            return callback.run(connection);
        } catch (SQLException e) {
            throw isInTransaction ? DatabaseException.of(e) : DatabaseException.ofSingle(e);
        }
    }

    boolean isInTransaction() {
        return transactions.getTransactionStatus() != Status.STATUS_NO_TRANSACTION;
    }

    /** The server's data source creates the pool with its first connection. */
    Connection openOutsideOfTransaction() throws SQLException {
        var pool = LeadsDataSource.made();
        return pool.isPresent() ? pool.get().pooled() : transactional.getConnection();
    }

    private static <T> T prepared(Connection connection, String sql, int keys, StatementCallback<T> callback)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql, keys)) {
            return callback.run(statement);
        }
    }

    private static <T> List<T> list(Connection connection, String sql, RowMapper<T> mapper, Object... values)
            throws SQLException {
        return prepared(connection, sql, Statement.NO_GENERATED_KEYS, statement -> {
            bind(statement, values);
            return list(statement.executeQuery(), mapper);
        });
    }

    private static <T> List<T> list(ResultSet found, RowMapper<T> mapper) throws SQLException {
        try (found) {
            var rows = new ArrayList<T>();
            while (found.next()) {
                rows.add(mapper.map(found));
            }
            return rows;
        }
    }

    /** A single row is not sent as a batch: the MySQL driver would prepare its rewritten batch anew each time. */
    private static <R> void run(PreparedStatement statement, Collection<R> rows, Function<R, Object[]> values)
            throws SQLException {
        for (var row : rows) {
            bind(statement, values.apply(row));
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

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (var i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    /** A column of whole numbers that may be null. */
    public static Long nullableLong(ResultSet row, int column) throws SQLException {
        var number = row.getLong(column);
        return row.wasNull() ? null : number;
    }

    /** As many question marks as there are values, for {@code IN (…)}. */
    public static String marks(Collection<?> values) {
        return String.join(", ", Collections.nCopies(values.size(), "?"));
    }
}
