package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.nimbusds.jose.jwk.RSAKey;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The service's database, for what no request can bring about: keys of other users, rights that change, keys that end. */
final class Store {

    private Store() {}

    static boolean isServer() {
        return System.getProperty(TestServer.DATABASE_URL).startsWith("jdbc:mysql:");
    }

    static Connection connect() throws SQLException {
        return DriverManager.getConnection(
                System.getProperty(TestServer.DATABASE_URL), TestServer.NAME, TestServer.NAME);
    }

    /** A user of the sample, not the demo user, who has these rights from now on and no others. */
    static long userWith(String... rights) {
        var user = number("SELECT MAX(id) FROM users WHERE status = 'active' AND id > 2");
        change("DELETE FROM user_rights WHERE user_id = ?", user);
        for (var right : rights) {
            change("INSERT INTO user_rights (user_id, right_name) VALUES (?, ?)", user, right);
        }
        return user;
    }

    /** The name of a new API key of this user, with the secret of the sample key. */
    static String newKey(long user) {
        var name = UUID.randomUUID().toString();
        change(
                "INSERT INTO api_keys (name, secret_hash, user_id, created_at)"
                        + " SELECT ?, secret_hash, ?, created_at FROM api_keys WHERE name = 'demo'",
                name,
                user);
        return name;
    }

    static RSAKey signingKey() {
        try (var connection = connect();
                var statement = connection.prepareStatement("SELECT jwk FROM signing_key");
                var row = statement.executeQuery()) {
            row.next();
            return RSAKey.parse(row.getString(1));
        } catch (SQLException | ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    static void change(String sql, Object... values) {
        try (var connection = connect();
                var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    static long number(String sql, Object... values) {
        try (var connection = connect();
                var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The first column of every row. */
    static List<Long> numbers(String sql, Object... values) {
        try (var connection = connect();
                var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (var row = statement.executeQuery()) {
                var numbers = new ArrayList<Long>();
                while (row.next()) {
                    numbers.add(row.getLong(1));
                }
                return numbers;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Waits until a query counts nothing any more, for a minute at most. */
    static void untilZero(String sql, Object... values) {
        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
            try (var connection = connect();
                    var statement = connection.prepareStatement(sql)) {
                for (var i = 0; i < values.length; i++) {
                    statement.setObject(i + 1, values[i]);
                }
                for (var count = 1L; count > 0; ) {
                    try (var row = statement.executeQuery()) {
                        row.next();
                        count = row.getLong(1);
                    }
                    Thread.yield();
                }
            }
        });
    }

    static String text(String sql, Object... values) {
        try (var connection = connect();
                var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
