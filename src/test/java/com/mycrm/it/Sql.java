package com.mycrm.it;

import com.nimbusds.jose.jwk.RSAKey;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** Statements on the shared server's database, for states that no request can bring about. */
final class Sql {

    @FunctionalInterface
    private interface Reader<T> {

        T read(ResultSet rows) throws SQLException;
    }

    private Sql() {}

    /** Without TLS where the run has started the server: most of the time of a statement would be its handshake. */
    static Connection connect() throws SQLException {
        var properties = new Properties();
        properties.put("user", TestDatabase.NAME);
        properties.put("password", TestDatabase.NAME);
        if (TestDatabase.isAdministered()) {
            properties.put("sslMode", "DISABLED");
        }
        return DriverManager.getConnection(TestDatabase.url(), properties);
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
        return query(sql, rows -> all(rows, row -> row.getLong(1)), values);
    }

    /** The first column of all rows. */
    static List<String> texts(String sql, Object... values) {
        return query(sql, rows -> all(rows, row -> row.getString(1)), values);
    }

    private static <T> List<T> all(ResultSet rows, Reader<T> reader) throws SQLException {
        var all = new ArrayList<T>();
        while (rows.next()) {
            all.add(reader.read(rows));
        }
        return all;
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

    static RSAKey signingKey() {
        try {
            return RSAKey.parse(text("SELECT jwk FROM signing_key"));
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
