package com.mycrm.auth;

import com.mycrm.query.Where;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import javax.sql.DataSource;

/** Writes the rows of a first administrator, in one transaction: of two nodes that start at once one fails and starts again. */
@Stateless
public class Administrators {

    /** The name of the first API key. */
    static final String KEY = "admin";

    @Resource(lookup = "java:app/jdbc/leads")
    DataSource database;

    public boolean areNeeded() {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("SELECT COUNT(*) FROM users");
                var row = statement.executeQuery()) {
            return row.next() && row.getLong(1) == 0;
        } catch (SQLException e) {
            throw new CredentialsUnavailable(e);
        }
    }

    public void create(String email, String passwordHash, String secretHash) {
        var now = Instant.now().getEpochSecond();
        try (var connection = database.getConnection()) {
            var id = user(connection, email, passwordHash, now);
            for (var right : Rights.ALL) {
                update(connection, "INSERT INTO user_rights (user_id, right_name) VALUES (?, ?)", id, right);
            }
            update(
                    connection,
                    "INSERT INTO api_keys (name, secret_hash, user_id, created_at) VALUES (?, ?, ?, ?)",
                    KEY,
                    secretHash,
                    id,
                    now);
        } catch (SQLException e) {
            throw new CredentialsUnavailable(e);
        }
    }

    private static long user(Connection connection, String email, String passwordHash, long now) throws SQLException {
        var sql =
                "INSERT INTO users (first_name, last_name, email, email_key, role, status, password_hash, password_set_at,"
                        + " created_at, updated_at, version) VALUES ('Administrator', '', ?, ?, 'administrator', 'active', ?, ?, ?, ?, 0)";
        try (var statement = connection.prepareStatement(sql, Statement.RETURN_GENERATED_KEYS)) {
            bind(statement, email, Where.key(email), passwordHash, now, now, now);
            statement.executeUpdate();
            try (var keys = statement.getGeneratedKeys()) {
                keys.next();
                return keys.getLong(1);
            }
        }
    }

    private static void update(Connection connection, String sql, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            statement.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (var i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
