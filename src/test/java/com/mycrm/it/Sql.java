package com.mycrm.it;

import com.nimbusds.jose.jwk.RSAKey;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Statements on the shared server's database, for states that no request can bring about. */
final class Sql {

    @FunctionalInterface
    private interface Reader<T> {

        T read(ResultSet rows) throws SQLException;
    }

    private Sql() {}

    static Connection connect() throws SQLException {
        return DriverManager.getConnection(TestDatabase.url(), TestDatabase.NAME, TestDatabase.NAME);
    }

    /** Runs a statement and returns how many rows it changed. */
    static int update(String sql, Object... values) {
        try (var connection = connect();
                var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    static long number(String sql, Object... values) {
        return query(sql, rows -> rows.next() ? rows.getLong(1) : 0L, values);
    }

    /** Null where there is no row. */
    static String text(String sql, Object... values) {
        return query(sql, rows -> rows.next() ? rows.getString(1) : null, values);
    }

    /** The first column of all rows. */
    static List<Long> numbers(String sql, Object... values) {
        return query(
                sql,
                rows -> {
                    var numbers = new ArrayList<Long>();
                    while (rows.next()) {
                        numbers.add(rows.getLong(1));
                    }
                    return numbers;
                },
                values);
    }

    private static <T> T query(String sql, Reader<T> reader, Object... values) {
        try (var connection = connect();
                var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (var rows = statement.executeQuery()) {
                return reader.read(rows);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Gives these rights and no others to a user of the sample who is not the demo user, and returns that user's id. */
    static long userWith(String... rights) {
        var user = number("SELECT MAX(id) FROM users WHERE status = 'active' AND id > 2");
        update("DELETE FROM user_rights WHERE user_id = ?", user);
        for (var right : rights) {
            update("INSERT INTO user_rights (user_id, right_name) VALUES (?, ?)", user, right);
        }
        return user;
    }

    /** Makes an API key of this user, with the secret {@code demo}, and returns the key's name. */
    static String newKey(long user) {
        var name = UUID.randomUUID().toString();
        update(
                "INSERT INTO api_keys (name, secret_hash, user_id, created_at)"
                        + " SELECT ?, secret_hash, ?, created_at FROM api_keys WHERE name = 'demo'",
                name,
                user);
        return name;
    }

    static RSAKey signingKey() {
        try {
            return RSAKey.parse(text("SELECT jwk FROM signing_key"));
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
