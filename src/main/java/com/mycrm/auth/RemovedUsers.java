package com.mycrm.auth;

import com.mycrm.database.Statements;
import com.mycrm.directory.UserRemoved;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import javax.sql.DataSource;

/** Takes a deleted user's rights and keys away with it, in the same transaction. */
@ApplicationScoped
class RemovedUsers {

    @Resource(lookup = "java:app/jdbc/leads")
    DataSource database;

    void forget(@Observes UserRemoved user) {
        var statements = new Statements(database, CredentialsUnavailable::new);
        statements.change("DELETE FROM user_rights WHERE user_id = ?", user.id());
        statements.change("DELETE FROM api_keys WHERE user_id = ?", user.id());
    }
}
