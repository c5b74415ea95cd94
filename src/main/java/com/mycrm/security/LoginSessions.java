package com.mycrm.security;

import com.mycrm.persistence.DatabaseClock;
import com.mycrm.persistence.Jdbc;
import com.mycrm.security.CredentialStore.Secret;
import com.mycrm.security.Tokens.Holder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Duration;

/**
 * The open logins. A login begins with a password; each use of its refresh token replaces that token.
 *
 * <p>A refresh token that was used before ends its login with all tokens of it: either its thief has used it, or is
 * trying to. The last one used is let through again for half a minute: its client did not get the answer. A user has
 * {@value #MOST} open logins at most; a further one ends the oldest.
 *
 * <p>SQL, because each method is one or two statements that state what they expect.
 */
@ApplicationScoped
class LoginSessions {

    private static final int MOST = 1_000;
    private static final Duration ANSWER_LOST = Duration.ofSeconds(30);
    private static final SecureRandom RANDOM = new SecureRandom();

    @Inject
    Jdbc jdbc;

    /** Opens a login. */
    Holder open(Secret password, String refreshId, Duration life) {
        var now = DatabaseClock.now();
        var id = RANDOM.nextLong() >>> 1;
        jdbc.update(
                "INSERT INTO login_sessions (id, user_id, password_set_at, refresh_id, opened_at, expires_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                id,
                password.userId(),
                password.number(),
                refreshId,
                now.toEpochMilli(),
                now.plus(life).getEpochSecond());
        endOldest(password.userId());
        return new Holder(password.userId(), null, id);
    }

    private void endOldest(long userId) {
        jdbc.first(
                        "SELECT opened_at FROM login_sessions WHERE user_id = ? ORDER BY opened_at DESC LIMIT 1 OFFSET "
                                + MOST,
                        row -> row.getLong(1),
                        userId)
                .ifPresent(oldest ->
                        jdbc.update("DELETE FROM login_sessions WHERE user_id = ? AND opened_at <= ?", userId, oldest));
    }

    /**
     * Replaces the refresh token of a login.
     *
     * @return false if that token was used before; the login has then ended
     */
    boolean renew(Holder holder, String usedId, String nextId, Duration life) {
        var now = DatabaseClock.now();
        var renewed = jdbc.update(
                "UPDATE login_sessions SET former_until = CASE WHEN refresh_id = ? THEN ? ELSE former_until END,"
                        + " former_id = ?, refresh_id = ?, expires_at = ?"
                        + " WHERE id = ? AND (refresh_id = ? OR former_id = ? AND former_until > ?)",
                usedId,
                now.plus(ANSWER_LOST).toEpochMilli(),
                usedId,
                nextId,
                now.plus(life).getEpochSecond(),
                holder.serial(),
                usedId,
                usedId,
                now.toEpochMilli());
        if (renewed == 0) {
            jdbc.update("DELETE FROM login_sessions WHERE id = ?", holder.serial());
        }
        return renewed == 1;
    }

    void forgetExpired() {
        jdbc.update(
                "DELETE FROM login_sessions WHERE expires_at <= ?",
                DatabaseClock.now().getEpochSecond());
    }
}
