package com.mycrm.security;

import com.mycrm.directory.UserRemoved;
import com.mycrm.persistence.Statements;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import javax.sql.DataSource;

/** Takes a deleted user's rights and keys away with it, in the same transaction. */
@ApplicationScoped
class UserRemovalObserver {

    @Resource(lookup = "java:app/jdbc/leads")
    DataSource database;

    void forget(@Observes UserRemoved user) {
        var statements = new Statements(database, CredentialsUnavailable::new);
        statements.change("DELETE FROM user_rights WHERE user_id = ?", user.id());
        statements.change("DELETE FROM api_keys WHERE user_id = ?", user.id());
    }
}
