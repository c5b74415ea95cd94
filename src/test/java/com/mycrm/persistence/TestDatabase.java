package com.mycrm.persistence;

import com.mycrm.config.Setting;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.Proxy;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * An H2 database in memory with the whole schema, for unit tests of SQL. Register it as a static extension.
 *
 * <p>There are no transactions: each statement is committed by itself.
 */
public final class TestDatabase implements BeforeAllCallback, AfterAllCallback {

    private final String url = "jdbc:h2:mem:" + UUID.randomUUID();
    private LeadsDataSource source;

    @Override
    public void beforeAll(ExtensionContext context) {
        System.setProperty(Setting.DB_URL.key(), url);
        Migration.configured().run();
        source = new LeadsDataSource();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        LeadsDataSource.closeAll();
        System.clearProperty(Setting.DB_URL.key());
    }

    /** SQL on this database. */
    public Jdbc jdbc() {
        var jdbc = new Jdbc();
        jdbc.transactional = source;
        jdbc.transactions = (TransactionSynchronizationRegistry) Proxy.newProxyInstance(
                TestDatabase.class.getClassLoader(),
                new Class<?>[] {TransactionSynchronizationRegistry.class},
                (self, method, arguments) -> Status.STATUS_NO_TRANSACTION);
        return jdbc;
    }

    /** Adds a user and returns its id. */
    public long insertUser(String email, String status) {
        return jdbc().insert(
                        "INSERT INTO users (first_name, last_name, email, email_key, role, status, created_at, updated_at, version)"
                                + " VALUES ('Test', 'User', ?, ?, 'agent', ?, 0, 0, 0)",
                        email,
                        email.toLowerCase(Locale.ROOT),
                        status);
    }
}
