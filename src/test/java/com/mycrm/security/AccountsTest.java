package com.mycrm.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mycrm.api.etag.ChangeCounts;
import com.mycrm.api.problem.ProblemException;
import com.mycrm.persistence.MemoryDatabase;
import com.mycrm.security.Tokens.Holder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class AccountsTest {

    private static final Caller CALLER = new Caller("key:caller", 1L, Set.of(Rights.USER_MANAGE, Rights.LEAD_READ));

    @AutoClose
    private final MemoryDatabase database = new MemoryDatabase();

    private final CredentialStore store = CredentialStoreTest.store(database);
    private final List<String> changes = new ArrayList<>();
    private final Accounts accounts = new Accounts();
    private final long user = database.insertUser("ann@test.example", "active");

    AccountsTest() {
        accounts.credentials = store;
        accounts.changes = new ChangeCounts() {
            @Override
            public void add(String counter) {
                changes.add(counter);
            }
        };
    }

    @Test
    void rightsAreReplaced() {
        accounts.setRights(user, Set.of(Rights.LEAD_READ), CALLER);
        accounts.setRights(user, Set.of(Rights.USER_MANAGE), CALLER);
        assertEquals(Set.of(Rights.USER_MANAGE), store.rights(user));
    }

    @Test
    void callerTakesAwayAndKeepsRightsThatItLacks() {
        store.addRights(user, List.of(Rights.KEY_MANAGE, Rights.LEAD_DELETE));
        accounts.setRights(user, Set.of(Rights.KEY_MANAGE, Rights.LEAD_READ), CALLER);
        assertEquals(Set.of(Rights.KEY_MANAGE, Rights.LEAD_READ), store.rights(user));
    }

    @Test
    void callerGivesNoRightThatItLacks() {
        store.addRights(user, List.of(Rights.LEAD_READ));
        assertProblem(403, () -> accounts.setRights(user, Set.of(Rights.KEY_MANAGE), CALLER));
        assertEquals(Set.of(Rights.LEAD_READ), store.rights(user));
    }

    @Test
    void callerSetsThePasswordOfAUserWithNoMoreRights() {
        store.addRights(user, List.of(Rights.LEAD_READ));
        accounts.setPassword(user, "hash", CALLER);
        assertEquals(
                "hash", store.secretOfLogin("ann@test.example").orElseThrow().hash());
        store.addRights(user, List.of(Rights.KEY_MANAGE));
        assertProblem(403, () -> accounts.setPassword(user, "other", CALLER));
        assertEquals(
                "hash", store.secretOfLogin("ann@test.example").orElseThrow().hash());
    }

    @Test
    void userThatDoesNotExistIsA404() {
        assertProblem(404, () -> accounts.setRights(user + 1, Set.of(), CALLER));
        assertProblem(404, () -> accounts.setPassword(user + 1, "hash", CALLER));
    }

    @Test
    void administratorGetsAllRightsAPasswordAndAKey() {
        accounts.resetAdministrator("admin@localhost", "password", "secret");
        var login = store.secretOfLogin("admin@localhost").orElseThrow();
        var key = store.secretOfKey("admin").orElseThrow();
        assertEquals("password", login.hash());
        assertEquals("secret", key.hash());
        assertEquals(login.holder().userId(), key.holder().userId());
        assertEquals(Rights.ALL, store.rights(login.holder().userId()));
        assertEquals(List.of("users"), changes);
    }

    @Test
    void resetReplacesTheSecretsOfAnAdministrator() {
        accounts.resetAdministrator("admin@localhost", "first", "first");
        var former = store.secretOfKey("admin").orElseThrow();
        store.removeRights(former.holder().userId(), Rights.ALL);
        accounts.resetAdministrator("admin@localhost", "second", "second");
        var key = store.secretOfKey("admin").orElseThrow();
        assertEquals("second", key.hash());
        assertEquals(
                "second", store.secretOfLogin("admin@localhost").orElseThrow().hash());
        assertEquals(former.holder().userId(), key.holder().userId());
        assertEquals(Rights.ALL, store.rights(key.holder().userId()));
        assertEquals(Optional.empty(), store.grant(former.holder()), "tokens of the former key are refused");
    }

    @Test
    void resetTakesTheKeyFromAnotherUser() {
        store.insertKey("admin", "hash", user, null);
        accounts.resetAdministrator("admin@localhost", "password", "secret");
        assertFalse(store.secretOfKey("admin").orElseThrow().holder().userId() == user);
        assertEquals(Set.of(), store.rights(user));
    }

    @Test
    void resetTakesNoOtherKeyAway() {
        var key = store.insertKey("sync", "hash", user, null);
        accounts.resetAdministrator("ann@test.example", "password", "secret");
        assertEquals(
                Rights.ALL, store.grant(new Holder(user, key)).orElseThrow().rights());
    }

    private static void assertProblem(int status, Executable call) {
        assertEquals(
                status, assertThrows(ProblemException.class, call).problem().status());
    }
}
