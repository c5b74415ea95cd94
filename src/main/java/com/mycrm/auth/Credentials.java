package com.mycrm.auth;

import com.mycrm.query.Where;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/** Reads who may log in and what they may do. Nothing else reads hashes and rights, and no entity holds them. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class Credentials {

    private static final String LIVE = "u.status = 'active'";
    private static final String LIVE_KEY =
            LIVE + " AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > ?)";

    /**
     * Whom a secret belongs to, and its hash.
     *
     * @param keyId of the API key, null for a login
     */
    public record Secret(long userId, Long keyId, String hash) {}

    /** What a caller may do now, and since when its password holds; null for none. */
    public record Grant(Set<String> rights, Instant passwordSetAt) {}

    @Resource(lookup = "java:app/jdbc/leads")
    DataSource database;

    /** The secret of an API key that is neither revoked nor expired. */
    public Optional<Secret> ofKey(String name) {
        return query(
                "SELECT u.id, k.id, k.secret_hash FROM api_keys k JOIN users u ON u.id = k.user_id WHERE " + LIVE_KEY
                        + " AND k.name = ?",
                Credentials::secret,
                Instant.now().getEpochSecond(),
                name);
    }

    /** The password of an active user. */
    public Optional<Secret> ofLogin(String email) {
        return query(
                "SELECT u.id, NULL, u.password_hash FROM users u WHERE " + LIVE + " AND u.email_key = ?",
                Credentials::secret,
                Where.key(email));
    }

    /**
     * What a user may do through a key.
     *
     * @param keyId the API key's id, or null for a login
     */
    public Optional<Grant> grant(long userId, Long keyId) {
        var since = keyId == null
                ? query(
                        "SELECT u.password_set_at FROM users u WHERE " + LIVE + " AND u.id = ?",
                        Credentials::seconds,
                        userId)
                : query(
                        "SELECT 0 FROM api_keys k JOIN users u ON u.id = k.user_id WHERE " + LIVE_KEY
                                + " AND u.id = ? AND k.id = ?",
                        Credentials::seconds,
                        Instant.now().getEpochSecond(),
                        userId,
                        keyId);
        return since.map(set -> new Grant(rights(userId), Instant.ofEpochSecond(set)));
    }

    private Set<String> rights(long userId) {
        return query("SELECT right_name FROM user_rights WHERE user_id = ?", Credentials::words, userId)
                .orElse(Set.of());
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> Optional<T> query(String sql, Reader<T> reader, Object... values) {
        try (Connection connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (var row = statement.executeQuery()) {
                return row.next() ? Optional.of(reader.read(row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new CredentialsUnavailable(e);
        }
    }

    private static Secret secret(ResultSet row) throws SQLException {
        return new Secret(row.getLong(1), row.getObject(2) == null ? null : row.getLong(2), row.getString(3));
    }

    private static long seconds(ResultSet row) throws SQLException {
        return row.getLong(1);
    }

    private static Set<String> words(ResultSet row) throws SQLException {
        var words = new HashSet<String>();
        do {
            words.add(row.getString(1));
        } while (row.next());
        return Set.copyOf(words);
    }
}
