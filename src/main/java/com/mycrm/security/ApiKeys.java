package com.mycrm.security;

import com.mycrm.api.expand.Reference;
import com.mycrm.api.paging.Page;
import com.mycrm.api.paging.PageRequest;
import com.mycrm.api.problem.Problem;
import com.mycrm.api.problem.ProblemException;
import com.mycrm.api.problem.Problems;
import com.mycrm.persistence.Statements;
import com.mycrm.persistence.TransactionConflict;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The API keys: shown without their secrets, made, rotated and revoked.
 *
 * <p>A key is a way to all rights of its user, so whoever makes or rotates one must hold them.
 */
@Stateless
public class ApiKeys {

    private static final String ALL =
            "SELECT id, name, user_id, created_at, expires_at, last_used_at, revoked_at FROM api_keys";

    @Resource(lookup = "java:app/jdbc/leads")
    DataSource database;

    @EJB
    Credentials credentials;

    /** In the order of their ids. */
    public Page<ApiKeyView> page(PageRequest page) {
        var keys = statements().rows(ALL + " ORDER BY id LIMIT ? OFFSET ?", ApiKeys::view, page.size(), page.offset());
        var count = statements()
                .row("SELECT COUNT(*) FROM api_keys", row -> row.getLong(1))
                .orElse(0L);
        return new Page<>(count, page, keys);
    }

    public Optional<ApiKeyView> one(long id) {
        return statements().row(ALL + " WHERE id = ?", ApiKeys::view, id);
    }

    /** Makes a key with that secret. May throw {@link TransactionConflict}, and is then to be tried again. */
    public ApiKeyView create(ApiKeyInput input, String secretHash, Caller caller) {
        var user = input.user().optional().or(() -> Optional.ofNullable(caller.userId()));
        user.ifPresentOrElse(id -> checkUser(input, id), () -> input.source().require(ApiKeyInput.USER, input.user()));
        input.name().optional().ifPresent(name -> checkName(input, name));
        input.source().check();
        caller.checkHolds(credentials.rights(user.get()));
        var id = TransactionConflict.translate(() -> statements()
                .made(
                        "INSERT INTO api_keys (name, secret_hash, user_id, created_at, expires_at) VALUES (?, ?, ?, ?, ?)",
                        input.name().value(),
                        secretHash,
                        user.get(),
                        now(),
                        input.expiresAt().map(Instant::getEpochSecond).value()));
        return existing(id);
    }

    /** Gives a key another secret; the one that it had opens for some time yet. */
    public ApiKeyView rotate(long id, String secretHash, Duration overlap, Caller caller) {
        var key = existing(id);
        caller.checkHolds(credentials.rights(key.user().id()));
        var isOver = key.expiresAt() != null && !key.expiresAt().isAfter(Instant.now());
        if (key.revokedAt() != null || isOver) {
            throw new ProblemException(Problem.of(409, "Conflict", "The API key " + id + " is revoked or expired."));
        }
        // The order matters: MySQL sets one column after the other.
        statements()
                .change(
                        "UPDATE api_keys SET former_hash = secret_hash, former_until = ?, secret_hash = ? WHERE id = ?",
                        now() + overlap.toSeconds(),
                        secretHash,
                        id);
        return key;
    }

    /** Ends a key; one that has ended stays as it is. */
    public void revoke(long id) {
        existing(id);
        statements().change("UPDATE api_keys SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL", now(), id);
    }

    /** Notes that a token was issued for the key. */
    public void use(long id) {
        statements().change("UPDATE api_keys SET last_used_at = ? WHERE id = ?", now(), id);
    }

    private void checkUser(ApiKeyInput input, long id) {
        if (statements()
                .row("SELECT id FROM users WHERE id = ? FOR UPDATE", row -> row.getLong(1), id)
                .isEmpty()) {
            input.source().fault(ApiKeyInput.USER, "names no user");
        }
    }

    private void checkName(ApiKeyInput input, String name) {
        if (statements()
                .row("SELECT id FROM api_keys WHERE name = ?", row -> row.getLong(1), name)
                .isPresent()) {
            input.source().fault(ApiKeyInput.NAME, "is the name of another key");
        }
    }

    private ApiKeyView existing(long id) {
        return one(id).orElseThrow(() -> Problems.notFound("The API key " + id));
    }

    private Statements statements() {
        return new Statements(database, CredentialsUnavailable::new);
    }

    private static ApiKeyView view(ResultSet row) throws SQLException {
        return new ApiKeyView(
                row.getLong(1),
                row.getString(2),
                new Reference(row.getLong(3)),
                time(row, 4),
                time(row, 5),
                time(row, 6),
                time(row, 7));
    }

    private static Instant time(ResultSet row, int column) throws SQLException {
        return row.getObject(column) == null ? null : Instant.ofEpochSecond(row.getLong(column));
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }
}
