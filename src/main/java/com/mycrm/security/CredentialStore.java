package com.mycrm.security;

import com.mycrm.api.text.CanonicalText;
import com.mycrm.persistence.DatabaseClock;
import com.mycrm.persistence.Jdbc;
import com.mycrm.security.Tokens.Holder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The SQL of credentials: hashes of passwords and of the secrets of API keys, and rights.
 *
 * <p>SQL and no entity, so that no query, cache, view or log can come upon a secret by accident: only this class names
 * these columns. Each statement runs in the caller's transaction, or by itself if there is none.
 */
@ApplicationScoped
class CredentialStore {

    /** The last use of a key is kept to this: a busy key would have its row locked all the time. */
    static final Duration USE_INTERVAL = Duration.ofMinutes(1);

    private static final String ACTIVE_USER = "u.status = 'active'";
    private static final String VALID_KEY =
            ACTIVE_USER + " AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > ?)";

    /**
     * The hash of a secret, and whose secret it is.
     *
     * @param keyId null for a password
     * @param number of the secret among those of the key; of a password, when it was set
     */
    record Secret(long userId, Long keyId, long number, String hash) {}

    @Inject
    Jdbc jdbc;

    /**
     * The secrets of an API key that is neither revoked nor expired and whose user is active: the current one, then the
     * former one while it is valid.
     */
    List<Secret> secretsOfKey(String name) {
        var now = now();
        var from = " FROM api_keys k JOIN users u ON u.id = k.user_id WHERE " + VALID_KEY + " AND k.name = ?";
        return jdbc.list(
                "SELECT u.id, k.id, k.secret_no, k.secret_hash" + from
                        + " UNION ALL SELECT u.id, k.id, k.secret_no - 1, k.former_hash" + from
                        + " AND k.former_until > ? ORDER BY 3 DESC",
                CredentialStore::secret,
                now,
                name,
                now,
                name,
                now);
    }

    /** The password of an active user; empty or one. */
    List<Secret> secretsOfLogin(String email) {
        return jdbc.list(
                "SELECT u.id, NULL, u.password_set_at, u.password_hash FROM users u WHERE " + ACTIVE_USER
                        + " AND u.password_hash IS NOT NULL AND u.email_key = ?",
                CredentialStore::secret,
                CanonicalText.key(email));
    }

    /** What the holder of a token may do; empty if its user, key, secret or login is no longer valid. */
    Optional<Set<String>> rightsOf(Holder holder) {
        return holder.keyId() == null ? rightsOfLogin(holder) : rightsOfKey(holder);
    }

    private Optional<Set<String>> rightsOfLogin(Holder holder) {
        return jdbc.first(
                        "SELECT 1 FROM users u JOIN login_sessions s ON s.user_id = u.id WHERE " + ACTIVE_USER
                                + " AND s.password_set_at = u.password_set_at AND s.expires_at > ?"
                                + " AND u.id = ? AND s.id = ?",
                        row -> true,
                        now(),
                        holder.userId(),
                        holder.serial())
                .map(valid -> rights(holder.userId()));
    }

    private Optional<Set<String>> rightsOfKey(Holder holder) {
        var now = now();
        return jdbc.first(
                        "SELECT k.rights FROM api_keys k JOIN users u ON u.id = k.user_id WHERE " + VALID_KEY
                                + " AND u.id = ? AND k.id = ?"
                                + " AND (k.secret_no = ? OR k.secret_no = ? + 1 AND k.former_until > ?)",
                        row -> row.getString(1),
                        now,
                        holder.userId(),
                        holder.keyId(),
                        holder.serial(),
                        holder.serial(),
                        now)
                .map(rights -> KeyRights.of(rights(holder.userId()), rights));
    }

    /** The rights of any user, active or not. */
    Set<String> rights(long userId) {
        return Set.copyOf(
                jdbc.list("SELECT right_name FROM user_rights WHERE user_id = ?", row -> row.getString(1), userId));
    }

    /**
     * The rights that active users other than this one have. Waits for other transactions that take rights away, and
     * lets later ones wait until this transaction ends.
     */
    Set<String> rightsOfOthers(long userId) {
        jdbc.update("UPDATE rights_lock SET uses = uses + 1 WHERE id = 1");
        return Set.copyOf(jdbc.list(
                "SELECT DISTINCT r.right_name FROM user_rights r JOIN users u ON u.id = r.user_id WHERE " + ACTIVE_USER
                        + " AND u.id <> ?",
                row -> row.getString(1),
                userId));
    }

    boolean isActive(long userId) {
        return jdbc.first("SELECT 1 FROM users u WHERE " + ACTIVE_USER + " AND u.id = ?", row -> true, userId)
                .isPresent();
    }

    void addRights(long userId, Collection<String> rights) {
        jdbc.insertBatch("INSERT INTO user_rights (user_id, right_name) VALUES (?, ?)", List.copyOf(rights), right ->
                new Object[] {userId, right});
    }

    void removeRights(long userId, Collection<String> rights) {
        rights.forEach(
                right -> jdbc.update("DELETE FROM user_rights WHERE user_id = ? AND right_name = ?", userId, right));
    }

    /** Locks a user's row until the transaction ends. False if there is no such user. */
    boolean lockUser(long userId) {
        return jdbc.first("SELECT id FROM users WHERE id = ? FOR UPDATE", row -> row.getLong(1), userId)
                .isPresent();
    }

    /**
     * Sets a user's password. Logins that the former one opened are no longer valid: no two passwords of a user have
     * the same time.
     */
    void setPassword(long userId, String hash, String actor) {
        jdbc.update(
                "UPDATE users SET password_hash = ?, password_set_by = ?,"
                        + " password_set_at = GREATEST(?, COALESCE(password_set_at, 0) + 1) WHERE id = ?",
                hash,
                actor,
                now(),
                userId);
    }

    /** When and by whom the user's password was set; empty for a user without one. */
    Optional<UserAccess.Password> password(long userId) {
        return jdbc.first(
                "SELECT password_set_at, password_set_by FROM users WHERE id = ? AND password_hash IS NOT NULL",
                row -> new UserAccess.Password(Instant.ofEpochSecond(row.getLong(1)), row.getString(2)),
                userId);
    }

    /** The valid keys of a user, each with the rights that it gives now. */
    List<UserAccess.Key> keys(long userId) {
        var rights = rights(userId);
        return jdbc.list(
                "SELECT k.id, k.name, k.rights FROM api_keys k WHERE k.user_id = ? AND k.revoked_at IS NULL"
                        + " AND (k.expires_at IS NULL OR k.expires_at > ?) ORDER BY k.id",
                row -> new UserAccess.Key(
                        row.getLong(1),
                        row.getString(2),
                        List.copyOf(new TreeSet<>(KeyRights.of(rights, row.getString(3))))),
                userId,
                now());
    }

    /** @param expiresAt null for never */
    long insertKey(String name, String hash, long userId, Set<String> rights, Instant expiresAt) {
        return jdbc.insert(
                "INSERT INTO api_keys (name, secret_hash, user_id, rights, created_at, expires_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                name,
                hash,
                userId,
                KeyRights.text(rights),
                now(),
                expiresAt == null ? null : expiresAt.getEpochSecond());
    }

    /** Gives a key another secret. The former one stays valid until that instant. */
    void rotateKey(long id, String hash, Instant formerUntil) {
        // The order matters: MySQL assigns one column after the other.
        jdbc.update(
                "UPDATE api_keys SET former_hash = secret_hash, former_until = ?, secret_hash = ?,"
                        + " secret_no = secret_no + 1 WHERE id = ?",
                formerUntil.getEpochSecond(),
                hash,
                id);
    }

    void deleteKey(String name) {
        jdbc.update("DELETE FROM api_keys WHERE name = ?", name);
    }

    /** Records that the key is used, unless it was recorded within {@link #USE_INTERVAL}. */
    void markUsed(long keyId) {
        var now = now();
        jdbc.update(
                "UPDATE api_keys SET last_used_at = ? WHERE id = ? AND (last_used_at IS NULL OR last_used_at < ?)",
                now,
                keyId,
                now - USE_INTERVAL.toSeconds());
    }

    private static Secret secret(ResultSet row) throws SQLException {
        return new Secret(row.getLong(1), Jdbc.nullableLong(row, 2), row.getLong(3), row.getString(4));
    }

    private static long now() {
        return DatabaseClock.now().getEpochSecond();
    }
}
