package com.mycrm.security;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.time.Instant;
import javax.sql.DataSource;

/** Keeps the one signing key of all nodes. Without a transaction, so that losing the race to another node breaks none. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SigningKeyStore {

    @Resource(lookup = "java:app/jdbc/leads")
    DataSource database;

    /** The key that is kept; the given one, where none was kept before. */
    public String keptOr(String jwk) {
        try (var connection = database.getConnection()) {
            var kept = read(connection);
            if (kept == null) {
                insert(connection, jwk);
                kept = read(connection);
            }
            return kept;
        } catch (SQLException e) {
            throw new CredentialsUnavailable(e);
        }
    }

    private static String read(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT jwk FROM signing_key WHERE id = 1");
                var row = statement.executeQuery()) {
            return row.next() ? row.getString(1) : null;
        }
    }

    private static void insert(Connection connection, String jwk) throws SQLException {
        try (var statement =
                connection.prepareStatement("INSERT INTO signing_key (id, jwk, created_at) VALUES (1, ?, ?)")) {
            statement.setString(1, jwk);
            statement.setLong(2, Instant.now().getEpochSecond());
            statement.executeUpdate();
        } catch (SQLIntegrityConstraintViolationException e) {
            return; // another node was first: its key is read next
        }
    }
}
