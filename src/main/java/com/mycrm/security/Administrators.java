package com.mycrm.security;

import com.mycrm.persistence.Conditions;
import com.mycrm.persistence.Statements;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
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
        return new Statements(database, CredentialsUnavailable::new)
                .row("SELECT 1 FROM users LIMIT 1", row -> true)
                .isEmpty();
    }

    public void create(String email, String passwordHash, String secretHash) {
        var statements = new Statements(database, CredentialsUnavailable::new);
        var now = Instant.now().getEpochSecond();
        var id = statements.made(
                "INSERT INTO users (first_name, last_name, email, email_key, role, status, password_hash, password_set_at,"
                        + " created_at, updated_at, version) VALUES ('Administrator', '', ?, ?, 'administrator', 'active', ?, ?, ?, ?, 0)",
                email,
                Conditions.key(email),
                passwordHash,
                now,
                now,
                now);
        for (var right : Rights.ALL) {
            statements.change("INSERT INTO user_rights (user_id, right_name) VALUES (?, ?)", id, right);
        }
        statements.made(
                "INSERT INTO api_keys (name, secret_hash, user_id, created_at) VALUES (?, ?, ?, ?)",
                KEY,
                secretHash,
                id,
                now);
    }
}
