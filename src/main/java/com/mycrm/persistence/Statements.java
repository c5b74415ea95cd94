package com.mycrm.persistence;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * A room's own SQL, each statement on the connection of the running transaction: for what is in no entity, so that no
 * query and no cache of others can come upon it, and for statements that no entity manager makes.
 *
 * @param failure what is thrown where the database does not do as it is told
 */
public record Statements(DataSource database, Function<SQLException, ? extends RuntimeException> failure) {

    /** Those that only read. */
    public static Statements reading(DataSource database) {
        return new Statements(database, ReadFailed::new);
    }

    /** Makes something of a row. */
    public interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Does something with a prepared and bound statement. */
    private interface Use<T> {
        T of(PreparedStatement statement) throws SQLException;
    }

    public <T> List<T> rows(String sql, Reader<T> reader, Object... values) {
        return run(
                sql,
                statement -> {
                    try (var row = statement.executeQuery()) {
                        var rows = new ArrayList<T>();
                        while (row.next()) {
                            rows.add(reader.read(row));
                        }
                        return rows;
                    }
                },
                values);
    }

    /** The first row. */
    public <T> Optional<T> row(String sql, Reader<T> reader, Object... values) {
        return rows(sql, reader, values).stream().findFirst();
    }

    /** How many rows the statement changed. */
    public int change(String sql, Object... values) {
        return run(sql, PreparedStatement::executeUpdate, values);
    }

    /** Runs the statement once with each of these lists of values, in one go. */
    public void changeAll(String sql, List<Object[]> values) {
        try (var connection = database.getConnection()) {
            EachRow.change(connection, sql, values, Statements::bind);
        } catch (SQLException e) {
            throw failure.apply(e);
        }
    }

    /** The id of the row that the statement made. */
    public long made(String sql, Object... values) {
        return run(
                sql,
                statement -> {
                    statement.executeUpdate();
                    try (var keys = statement.getGeneratedKeys()) {
                        keys.next();
                        return keys.getLong(1);
                    }
                },
                values);
    }

    private <T> T run(String sql, Use<T> use, Object... values) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql, Statement.RETURN_GENERATED_KEYS)) {
            bind(statement, values);
            return use.of(statement);
        } catch (SQLException e) {
            throw failure.apply(e);
        }
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (var i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
