package com.mycrm.security;

import com.mycrm.api.problem.Problems;
import com.mycrm.persistence.Statements;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;

/** Writes what users may do and how they log in. Whoever does must hold every right that it gives a way to. */
@Stateless
public class Accounts {

    @Resource(lookup = "java:app/jdbc/leads")
    DataSource database;

    @EJB
    Credentials credentials;

    /** Gives a user these rights and no others. */
    public void setRights(long userId, Set<String> rights, Caller caller) {
        var statements = locked(userId);
        var former = credentials.rights(userId);
        var added = new HashSet<>(rights);
        added.removeAll(former);
        caller.checkHolds(added);
        for (var right : former) {
            if (!rights.contains(right)) {
                statements.change("DELETE FROM user_rights WHERE user_id = ? AND right_name = ?", userId, right);
            }
        }
        for (var right : added) {
            statements.change("INSERT INTO user_rights (user_id, right_name) VALUES (?, ?)", userId, right);
        }
    }

    /** Sets a user's password; what the former one got ends. */
    public void setPassword(long userId, String hash, Caller caller) {
        var statements = locked(userId);
        caller.checkHolds(credentials.rights(userId));
        // A token tells its second alone, so those of the running one are taken for the former password's, which may
        // itself
        // have been set in it.
        statements.change(
                "UPDATE users SET password_hash = ?, password_set_at = GREATEST(?, COALESCE(password_set_at, 0) + 1)"
                        + " WHERE id = ?",
                hash,
                Instant.now().getEpochSecond() + 1,
                userId);
    }

    /** No other transaction changes the user's rights until this one ends. */
    private Statements locked(long userId) {
        var statements = new Statements(database, CredentialsUnavailable::new);
        statements
                .row("SELECT id FROM users WHERE id = ? FOR UPDATE", row -> row.getLong(1), userId)
                .orElseThrow(() -> Problems.notFound("The user " + userId));
        return statements;
    }
}
