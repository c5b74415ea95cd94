package com.mycrm.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mycrm.api.etag.ChangeCounts;
import com.mycrm.api.problem.ProblemException;
import com.mycrm.persistence.MemoryDatabase;
import com.mycrm.security.Tokens.Holder;
import jakarta.enterprise.event.Event;
import java.lang.reflect.Proxy;
import java.time.Instant;
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

    private final List<ActivatedUser> activated = new ArrayList<>();

    @SuppressWarnings("unchecked")
    AccountsTest() {
        accounts.credentials = store;
        accounts.administrators = AdministratorStoreTest.store(database);
        accounts.guard = new RightsGuard();
        accounts.guard.credentials = store;
        store.addRights(database.insertUser("root@test.example", "active"), Rights.ALL);
        accounts.activated = (Event<ActivatedUser>) Proxy.newProxyInstance(
                Event.class.getClassLoader(), new Class<?>[] {Event.class}, (self, method, arguments) -> {
                    activated.add((ActivatedUser) arguments[0]);
                    return null;
                });
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
    void callerTakesNoRightAwayThatItLacks() {
        store.addRights(user, List.of(Rights.KEY_MANAGE, Rights.LEAD_READ));
        assertProblem(403, () -> accounts.setRights(user, Set.of(Rights.LEAD_READ), CALLER));
        accounts.setRights(user, Set.of(Rights.KEY_MANAGE), CALLER);
        assertEquals(Set.of(Rights.KEY_MANAGE), store.rights(user));
    }

    @Test
    void lastActiveHolderKeepsARight() {
        store.jdbc.update("DELETE FROM user_rights");
        store.addRights(user, List.of(Rights.LEAD_READ, Rights.USER_MANAGE));
        store.addRights(database.insertUser("inactive@test.example", "inactive"), Rights.ALL);
        var failure = assertThrows(
                ProblemException.class, () -> accounts.setRights(user, Set.of(Rights.USER_MANAGE), CALLER));
        assertEquals(409, failure.problem().status());
        assertEquals("The user " + user + " is the last active one with the right lead.read.", failure.getMessage());
        assertEquals(Set.of(Rights.LEAD_READ, Rights.USER_MANAGE), store.rights(user));
        store.addRights(database.insertUser("bob@test.example", "active"), List.of(Rights.LEAD_READ));
        accounts.setRights(user, Set.of(Rights.USER_MANAGE), CALLER);
        assertEquals(Set.of(Rights.USER_MANAGE), store.rights(user));
    }

    @Test
    void rightsAreAnsweredWithTheSecretsThatGiveThem() {
        var key = store.insertKey("sync", "hash", user, Set.of(Rights.LEAD_READ), null);
        store.insertKey("revoked", "hash", user, Rights.ALL, Instant.EPOCH);
        assertEquals(
                new UserAccess(
                        List.of(Rights.LEAD_READ, Rights.USER_MANAGE),
                        null,
                        List.of(new UserAccess.Key(key, "sync", List.of(Rights.LEAD_READ)))),
                accounts.setRights(user, Set.of(Rights.LEAD_READ, Rights.USER_MANAGE), CALLER));
        accounts.setPassword(user, "hash", CALLER);
        assertEquals("key:caller", accounts.access(user).password().setBy());
    }

    @Test
    void callerGivesNoRightThatItLacks() {
        store.addRights(user, List.of(Rights.LEAD_READ));
        assertProblem(403, () -> accounts.setRights(user, Set.of(Rights.KEY_MANAGE), CALLER));
        assertEquals(Set.of(Rights.LEAD_READ), store.rights(user));
    }

    /** Each of two nodes that start at once prints secrets, and only those of one of them may be the last. */
    @Test
    void secondNodeDoesNotReplaceTheSecretsOfTheFirst() {
        for (var table : List.of("user_rights", "users")) {
            store.jdbc.update("DELETE FROM " + table);
        }
        assertTrue(accounts.createAdministrator("admin@localhost", "first", "first"));
        assertFalse(accounts.createAdministrator("admin@localhost", "second", "second"));
        assertEquals("first", store.secretsOfKey("admin").get(0).hash());
    }

    @Test
    void callerSetsThePasswordOfAUserWithNoMoreRights() {
        store.addRights(user, List.of(Rights.LEAD_READ));
        accounts.setPassword(user, "hash", CALLER);
        assertEquals("hash", store.secretsOfLogin("ann@test.example").get(0).hash());
        store.addRights(user, List.of(Rights.KEY_MANAGE));
        assertProblem(403, () -> accounts.setPassword(user, "other", CALLER));
        assertEquals("hash", store.secretsOfLogin("ann@test.example").get(0).hash());
    }

    @Test
    void userThatDoesNotExistIsA404() {
        assertProblem(404, () -> accounts.setRights(4711, Set.of(), CALLER));
        assertProblem(404, () -> accounts.setPassword(4711, "hash", CALLER));
    }

    @Test
    void administratorGetsAllRightsAPasswordAndAKey() {
        accounts.resetAdministrator("admin@localhost", "password", "secret");
        var login = store.secretsOfLogin("admin@localhost").get(0);
        var key = store.secretsOfKey("admin").get(0);
        assertEquals("password", login.hash());
        assertEquals("secret", key.hash());
        assertEquals(login.userId(), key.userId());
        assertEquals(Rights.ALL, store.rights(login.userId()));
        assertEquals(List.of("users"), changes);
        assertEquals(List.of(new ActivatedUser(login.userId(), true, false)), activated);
    }

    @Test
    void resetReplacesTheSecretsOfAnAdministrator() {
        accounts.resetAdministrator("admin@localhost", "first", "first");
        var former = store.secretsOfKey("admin").get(0);
        store.removeRights(former.userId(), Rights.ALL);
        accounts.resetAdministrator("admin@localhost", "second", "second");
        var key = store.secretsOfKey("admin").get(0);
        assertEquals("second", key.hash());
        assertEquals("second", store.secretsOfLogin("admin@localhost").get(0).hash());
        assertEquals(former.userId(), key.userId());
        assertEquals(Rights.ALL, store.rights(key.userId()));
        assertEquals(
                Optional.empty(),
                store.rightsOf(new Holder(former.userId(), former.keyId(), 1)),
                "tokens of the former key are refused");
    }

    @Test
    void resetTakesTheKeyFromAnotherUser() {
        store.insertKey("admin", "hash", user, Rights.ALL, null);
        accounts.resetAdministrator("admin@localhost", "password", "secret");
        assertFalse(store.secretsOfKey("admin").get(0).userId() == user);
        assertEquals(Set.of(), store.rights(user));
    }

    @Test
    void resetTakesNoOtherKeyAway() {
        var key = store.insertKey("sync", "hash", user, Rights.ALL, null);
        accounts.resetAdministrator("ann@test.example", "password", "secret");
        assertEquals(Rights.ALL, store.rightsOf(new Holder(user, key, 1)).orElseThrow());
    }

    private static void assertProblem(int status, Executable call) {
        assertEquals(
                status, assertThrows(ProblemException.class, call).problem().status());
    }
}
