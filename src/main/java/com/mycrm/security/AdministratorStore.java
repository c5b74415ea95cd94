package com.mycrm.security;

import com.mycrm.api.text.CanonicalText;
import com.mycrm.persistence.DatabaseClock;
import com.mycrm.persistence.Jdbc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The SQL of the user whom the start makes the administrator. It runs in the caller's transaction. */
@ApplicationScoped
class AdministratorStore {

    @Inject
    Jdbc jdbc;

    boolean hasUsers() {
        return jdbc.first("SELECT 1 FROM users LIMIT 1", row -> true).isPresent();
    }

    /** Activates the user with that e-mail, or creates one. */
    ActivatedUser activateUser(String email) {
        var now = DatabaseClock.now().getEpochSecond();
        var key = CanonicalText.key(email);
        var wasInactive = jdbc.update(
                        "UPDATE users SET status = 'active', updated_at = ?, version = version + 1"
                                + " WHERE email_key = ? AND status <> 'active'",
                        now,
                        key)
                > 0;
        return jdbc.first("SELECT id FROM users WHERE email_key = ? FOR UPDATE", row -> row.getLong(1), key)
                .map(id -> new ActivatedUser(id, false, wasInactive))
                .orElseGet(() -> new ActivatedUser(
                        jdbc.insert(
                                "INSERT INTO users (first_name, last_name, email, email_key, role, status, created_at,"
                                        + " updated_at, version)"
                                        + " VALUES ('Administrator', '', ?, ?, 'administrator', 'active', ?, ?, 0)",
                                email,
                                key,
                                now,
                                now),
                        true,
                        false));
    }
}
