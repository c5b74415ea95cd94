package com.mycrm.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mycrm.persistence.MemoryDatabase;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AdministratorStoreTest {

    @AutoClose
    private final MemoryDatabase database = new MemoryDatabase();

    private final AdministratorStore store = store(database);

    static AdministratorStore store(MemoryDatabase database) {
        var store = new AdministratorStore();
        store.jdbc = database.jdbc();
        return store;
    }

    @BeforeEach
    void insertUser() {
        database.insertUser("ann@test.example", "active");
    }

    @Test
    void administratorIsCreatedOnce() {
        var created = store.activateUser("Admin@test.example");
        assertEquals(new ActivatedUser(created.id(), true, false), created);
        assertEquals(new ActivatedUser(created.id(), false, false), store.activateUser("admin@TEST.example"));
        assertEquals(
                List.of("Administrator  Admin@test.example administrator active 0"),
                users("email_key = 'admin@test.example'"));
    }

    @Test
    void inactiveAdministratorIsActivated() {
        var id = database.insertUser("bob@test.example", "inactive");
        assertEquals(new ActivatedUser(id, false, true), store.activateUser("bob@test.example"));
        assertEquals(List.of("Test User bob@test.example agent active 1"), users("id = " + id));
    }

    @Test
    void emptyDatabaseHasNoUsers() {
        assertTrue(store.hasUsers());
        store.jdbc.update("DELETE FROM users");
        assertFalse(store.hasUsers());
    }

    private List<String> users(String condition) {
        return store.jdbc.list(
                "SELECT CONCAT_WS(' ', first_name, last_name, email, role, status, version) FROM users WHERE "
                        + condition,
                row -> row.getString(1));
    }
}
