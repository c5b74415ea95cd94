package com.mycrm.security;

import com.mycrm.persistence.Conditions;
import com.mycrm.persistence.DatabaseClock;
import com.mycrm.persistence.Jdbc;
import com.mycrm.persistence.TransactionConflict;
import com.mycrm.security.Tokens.Holder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * The SQL of credentials: hashes of passwords and of the secrets of API keys, rights, and the signing key.
 *
 * <p>SQL and no entity, so that no query, cache, view or log can come upon a secret by accident: only this class names
 * these columns. Each statement runs in the caller's transaction, or by itself if there is none.
 */
@ApplicationScoped
class CredentialStore {

    private static final String ACTIVE_USER = "u.status = 'active'";
    private static final String VALID_KEY =
            ACTIVE_USER + " AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > ?)";

    /**
     * The hash of a secret, and whose secret it is.
     *
     * @param formerHash of the secret before a rotation, while that is valid too; null for none
     * @param since the first instant at which a token can have been issued for the secret
     */
    record Secret(Holder holder, String hash, String formerHash, Instant since) {}

    /**
     * What a holder of tokens may do now.
     *
     * @param passwordSetAt when the password of a login was set; the epoch for an API key
     */
    record Grant(Set<String> rights, Instant passwordSetAt) {}

    @Inject
    Jdbc jdbc;

    /** The secret of an API key that is neither revoked nor expired and whose user is active. */
    Optional<Secret> secretOfKey(String name) {
        var now = now();
        return jdbc.first(
                "SELECT u.id, k.id, k.secret_hash, CASE WHEN k.former_until > ? THEN k.former_hash END, 0"
                        + " FROM api_keys k JOIN users u ON u.id = k.user_id WHERE " + VALID_KEY + " AND k.name = ?",
                CredentialStore::secret,
                now,
                now,
                name);
    }

    /** The password of an active user. */
    Optional<Secret> secretOfLogin(String email) {
        return jdbc.first(
                "SELECT u.id, NULL, u.password_hash, NULL, u.password_set_at FROM users u WHERE " + ACTIVE_USER
                        + " AND u.email_key = ?",
                CredentialStore::secret,
                Conditions.key(email));
    }

    /** What the holder may do; empty if its key or user is no longer valid. */
    Optional<Grant> grant(Holder holder) {
        if (holder.keyId() == null) {
            return jdbc.first(
                            "SELECT u.password_set_at FROM users u WHERE " + ACTIVE_USER + " AND u.id = ?",
                            row -> Instant.ofEpochSecond(row.getLong(1)),
                            holder.userId())
                    .map(set -> new Grant(rights(holder.userId()), set));
        }
        return jdbc.first(
                        "SELECT k.rights FROM api_keys k JOIN users u ON u.id = k.user_id WHERE " + VALID_KEY
                                + " AND u.id = ? AND k.id = ?",
                        row -> Optional.ofNullable(row.getString(1)),
                        now(),
                        holder.userId(),
                        holder.keyId())
                .map(rights -> new Grant(KeyRights.of(rights(holder.userId()), rights.orElse(null)), Instant.EPOCH));
    }

    /** The rights of any user, active or not. */
    Set<String> rights(long userId) {
        return Set.copyOf(
                jdbc.list("SELECT right_name FROM user_rights WHERE user_id = ?", row -> row.getString(1), userId));
    }

    void addRights(long userId, Collection<String> rights) {
        jdbc.insertBatch("INSERT INTO user_rights (user_id, right_name) VALUES (?, ?)", rights, right ->
                new Object[] {userId, right});
    }

    void removeRights(long userId, Collection<String> rights) {
        rights.forEach(
                right -> jdbc.update("DELETE FROM user_rights WHERE user_id = ? AND right_name = ?", userId, right));
    }

    boolean hasUsers() {
        return jdbc.first("SELECT 1 FROM users LIMIT 1", row -> true).isPresent();
    }

    /** The id of the user with that e-mail, who is active from now on. Creates the user if there is none. */
    long activateUser(String email) {
        var now = now();
        var key = Conditions.key(email);
        jdbc.update(
                "UPDATE users SET status = 'active', updated_at = ?, version = version + 1"
                        + " WHERE email_key = ? AND status <> 'active'",
                now,
                key);
        return jdbc.first("SELECT id FROM users WHERE email_key = ? FOR UPDATE", row -> row.getLong(1), key)
                .orElseGet(() -> jdbc.insert(
                        "INSERT INTO users (first_name, last_name, email, email_key, role, status, created_at,"
                                + " updated_at, version)"
                                + " VALUES ('Administrator', '', ?, ?, 'administrator', 'active', ?, ?, 0)",
                        email,
                        key,
                        now,
                        now));
    }

    /** Locks a user's row until the transaction ends. False if there is no such user. */
    boolean lockUser(long userId) {
        return jdbc.first("SELECT id FROM users WHERE id = ? FOR UPDATE", row -> row.getLong(1), userId)
                .isPresent();
    }

    /**
     * Sets a user's password. Tokens issued with the former one are no longer valid.
     *
     * <p>Times of a token are whole seconds, so the new password counts from the next second on; and later than the
     * former one, which may have been set within the same second.
     */
    void setPassword(long userId, String hash) {
        jdbc.update(
                "UPDATE users SET password_hash = ?, password_set_at = GREATEST(?, COALESCE(password_set_at, 0) + 1)"
                        + " WHERE id = ?",
                hash,
                now() + 1,
                userId);
    }

    /** @param expiresAt null for never */
    long insertKey(String name, String hash, long userId, Instant expiresAt) {
        return jdbc.insert(
                "INSERT INTO api_keys (name, secret_hash, user_id, created_at, expires_at) VALUES (?, ?, ?, ?, ?)",
                name,
                hash,
                userId,
                now(),
                expiresAt == null ? null : expiresAt.getEpochSecond());
    }

    /** Gives a key these rights of its own instead of all that its user has. */
    void limitKey(long id, Set<String> rights) {
        jdbc.update("UPDATE api_keys SET rights = ? WHERE id = ?", KeyRights.text(rights), id);
    }

    /** Gives a key another secret. The former one stays valid until that instant. */
    void rotateKey(long id, String hash, Instant formerUntil) {
        // The order matters: MySQL assigns one column after the other.
        jdbc.update(
                "UPDATE api_keys SET former_hash = secret_hash, former_until = ?, secret_hash = ? WHERE id = ?",
                formerUntil.getEpochSecond(),
                hash,
                id);
    }

    void deleteKey(String name) {
        jdbc.update("DELETE FROM api_keys WHERE name = ?", name);
    }

    /** Records that a token was issued for the key. */
    void markUsed(long keyId) {
        jdbc.update("UPDATE api_keys SET last_used_at = ? WHERE id = ?", now(), keyId);
    }

    /** The signing key that all nodes share: the stored one, or this one if none was stored. Not for a transaction. */
    String signingKeyOr(String jwk) {
        return storedSigningKey().orElseGet(() -> {
            try {
                jdbc.update("INSERT INTO signing_key (id, jwk, created_at) VALUES (1, ?, ?)", jwk, now());
                return jwk;
            } catch (TransactionConflict e) {
                return storedSigningKey().orElseThrow(() -> e); // another node was first
            }
        });
    }

    private Optional<String> storedSigningKey() {
        return jdbc.first("SELECT jwk FROM signing_key WHERE id = 1", row -> row.getString(1));
    }

    private static Secret secret(ResultSet row) throws SQLException {
        return new Secret(
                new Holder(row.getLong(1), Jdbc.nullableLong(row, 2)),
                row.getString(3),
                row.getString(4),
                Instant.ofEpochSecond(row.getLong(5)));
    }

    private static long now() {
        return DatabaseClock.now().getEpochSecond();
    }
}
