package com.mycrm.security;

import com.mycrm.persistence.Conditions;
import com.mycrm.persistence.Statements;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
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
     * @param formerHash of a secret that still opens; null for none
     * @param since the first instant of a token that the secret gets
     */
    public record Secret(long userId, Long keyId, String hash, String formerHash, Instant since) {}

    /** What a caller may do now, and since when its password holds; null for none. */
    public record Grant(Set<String> rights, Instant passwordSetAt) {}

    @Resource(lookup = "java:app/jdbc/leads")
    DataSource database;

    /** The secret of an API key that is neither revoked nor expired. */
    public Optional<Secret> ofKey(String name) {
        var now = Instant.now().getEpochSecond();
        return statements()
                .row(
                        "SELECT u.id, k.id, k.secret_hash, CASE WHEN k.former_until > ? THEN k.former_hash END, 0"
                                + " FROM api_keys k JOIN users u ON u.id = k.user_id WHERE " + LIVE_KEY
                                + " AND k.name = ?",
                        Credentials::secret,
                        now,
                        now,
                        name);
    }

    /** The password of an active user. */
    public Optional<Secret> ofLogin(String email) {
        return statements()
                .row(
                        "SELECT u.id, NULL, u.password_hash, NULL, u.password_set_at FROM users u WHERE " + LIVE
                                + " AND u.email_key = ?",
                        Credentials::secret,
                        Conditions.key(email));
    }

    /**
     * What a user may do through a key.
     *
     * @param keyId the API key's id, or null for a login
     */
    public Optional<Grant> grant(long userId, Long keyId) {
        var since = keyId == null
                ? statements()
                        .row(
                                "SELECT u.password_set_at FROM users u WHERE " + LIVE + " AND u.id = ?",
                                Credentials::seconds,
                                userId)
                : statements()
                        .row(
                                "SELECT 0 FROM api_keys k JOIN users u ON u.id = k.user_id WHERE " + LIVE_KEY
                                        + " AND u.id = ? AND k.id = ?",
                                Credentials::seconds,
                                Instant.now().getEpochSecond(),
                                userId,
                                keyId);
        return since.map(set -> new Grant(rights(userId), Instant.ofEpochSecond(set)));
    }

    /** Of any user, active or not. */
    public Set<String> rights(long userId) {
        return Set.copyOf(statements()
                .rows("SELECT right_name FROM user_rights WHERE user_id = ?", row -> row.getString(1), userId));
    }

    private Statements statements() {
        return new Statements(database, CredentialsUnavailable::new);
    }

    private static Secret secret(ResultSet row) throws SQLException {
        return new Secret(
                row.getLong(1),
                row.getObject(2) == null ? null : row.getLong(2),
                row.getString(3),
                row.getString(4),
                Instant.ofEpochSecond(row.getLong(5)));
    }

    private static long seconds(ResultSet row) throws SQLException {
        return row.getLong(1);
    }
}
