package com.mycrm.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mycrm.persistence.MemoryDatabase;
import com.mycrm.persistence.TransactionConflict;
import com.mycrm.security.CredentialStore.Secret;
import com.mycrm.security.Tokens.Holder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class CredentialStoreTest {

    @AutoClose
    private final MemoryDatabase database = new MemoryDatabase();

    private final CredentialStore store = store(database);
    private final long user = database.insertUser("ann@test.example", "active");
    private final Instant future = Instant.now().plusSeconds(600);
    private final Instant past = Instant.now().minusSeconds(600);

    static CredentialStore store(MemoryDatabase database) {
        var store = new CredentialStore();
        store.jdbc = database.jdbc();
        return store;
    }

    @Test
    void keyIsFoundByItsName() {
        var id = store.insertKey("sync", "hash", user, Rights.ALL, null);
        assertEquals(List.of(new Secret(user, id, 1, "hash")), store.secretsOfKey("sync"));
        assertEquals(List.of(), store.secretsOfKey("other"));
    }

    @Test
    void keyIsValidUntilItExpires() {
        store.insertKey("valid", "hash", user, Rights.ALL, future);
        store.insertKey("expired", "hash", user, Rights.ALL, past);
        assertEquals(1, store.secretsOfKey("valid").size());
        assertEquals(List.of(), store.secretsOfKey("expired"));
    }

    @Test
    void revokedKeyIsNotValid() {
        var id = store.insertKey("sync", "hash", user, Rights.ALL, null);
        store.jdbc.update("UPDATE api_keys SET revoked_at = ? WHERE id = ?", past.getEpochSecond(), id);
        assertEquals(List.of(), store.secretsOfKey("sync"));
        assertEquals(Optional.empty(), store.rightsOf(new Holder(user, id, 1)));
    }

    @Test
    void inactiveUserHasNoCredentials() {
        var inactive = database.insertUser("bob@test.example", "inactive");
        var id = store.insertKey("bobs", "hash", inactive, Rights.ALL, null);
        store.setPassword(inactive, "hash", "tester");
        assertEquals(List.of(), store.secretsOfKey("bobs"));
        assertEquals(List.of(), store.secretsOfLogin("bob@test.example"));
        assertEquals(Optional.empty(), store.rightsOf(new Holder(inactive, id, 1)));
        assertEquals(Optional.empty(), store.rightsOf(new Holder(inactive, null, 1)));
    }

    @Test
    void formerSecretIsValidUntilTheOverlapEnds() {
        var id = store.insertKey("sync", "first", user, Rights.ALL, null);
        store.rotateKey(id, "second", future);
        assertEquals(
                List.of(new Secret(user, id, 2, "second"), new Secret(user, id, 1, "first")),
                store.secretsOfKey("sync"));
        store.rotateKey(id, "third", past);
        assertEquals(List.of(new Secret(user, id, 3, "third")), store.secretsOfKey("sync"));
    }

    @Test
    void tokenOfAKeyEndsWithTheSecretThatItWasIssuedFor() {
        var id = store.insertKey("sync", "first", user, Rights.ALL, null);
        var first = new Holder(user, id, 1);
        var second = new Holder(user, id, 2);
        store.rotateKey(id, "second", future);
        assertTrue(store.rightsOf(first).isPresent());
        assertTrue(store.rightsOf(second).isPresent());
        store.rotateKey(id, "third", future);
        assertEquals(Optional.empty(), store.rightsOf(first));
        assertTrue(store.rightsOf(second).isPresent());
        store.rotateKey(id, "fourth", past);
        assertEquals(Optional.empty(), store.rightsOf(new Holder(user, id, 3)));
        assertTrue(store.rightsOf(new Holder(user, id, 4)).isPresent());
        assertEquals(Optional.empty(), store.rightsOf(new Holder(user, id, 5)));
    }

    @Test
    void nameOfAKeyIsUnique() {
        store.insertKey("sync", "hash", user, Rights.ALL, null);
        assertThrows(TransactionConflict.class, () -> store.insertKey("sync", "hash", user, Rights.ALL, null));
    }

    @Test
    void keyOfAnotherUserGrantsNothing() {
        var id = store.insertKey("sync", "hash", user, Rights.ALL, null);
        var other = database.insertUser("bob@test.example", "active");
        assertEquals(Optional.empty(), store.rightsOf(new Holder(other, id, 1)));
    }

    @Test
    void deletedKeyGrantsNothing() {
        var id = store.insertKey("sync", "hash", user, Rights.ALL, null);
        store.deleteKey("sync");
        assertEquals(Optional.empty(), store.rightsOf(new Holder(user, id, 1)));
    }

    @Test
    void loginIsFoundInAnyCase() {
        store.setPassword(user, "hash", "tester");
        var login = store.secretsOfLogin(" Ann@TEST.example ").get(0);
        assertEquals(new Secret(user, null, login.number(), "hash"), login);
    }

    @Test
    void passwordsOfAUserHaveDifferentTimes() {
        var before = Instant.now().getEpochSecond();
        store.setPassword(user, "first", "tester");
        var first = store.secretsOfLogin("ann@test.example").get(0).number();
        assertTrue(first >= before && first <= Instant.now().getEpochSecond(), first + " after " + before);
        store.setPassword(user, "second", "tester");
        assertTrue(store.secretsOfLogin("ann@test.example").get(0).number() > first);
        assertEquals("tester", store.password(user).orElseThrow().setBy());
    }

    @Test
    void keyGivesThoseOfItsRightsThatTheUserHas() {
        store.addRights(user, List.of(Rights.LEAD_READ, Rights.USER_READ));
        var key = store.insertKey("sync", "hash", user, Set.of(Rights.LEAD_READ, Rights.LEAD_DELETE), null);
        assertEquals(Optional.of(Set.of(Rights.LEAD_READ)), store.rightsOf(new Holder(user, key, 1)));
        var none = store.insertKey("none", "hash", user, Set.of(), null);
        assertEquals(Optional.of(Set.of()), store.rightsOf(new Holder(user, none, 1)));
        assertEquals(
                List.of(
                        new UserAccess.Key(key, "sync", List.of(Rights.LEAD_READ)),
                        new UserAccess.Key(none, "none", List.of())),
                store.keys(user));
    }

    @Test
    void rightsOfOthersAreThoseOfActiveUsers() {
        store.addRights(user, List.of(Rights.LEAD_READ));
        store.addRights(database.insertUser("bob@test.example", "active"), List.of(Rights.USER_READ));
        store.addRights(database.insertUser("carl@test.example", "inactive"), List.of(Rights.KEY_MANAGE));
        assertEquals(Set.of(Rights.USER_READ), store.rightsOfOthers(user));
    }

    @Test
    void useOfAKeyIsRecorded() {
        var before = Instant.now().getEpochSecond();
        var id = store.insertKey("sync", "hash", user, Rights.ALL, null);
        store.markUsed(id);
        var used = store.jdbc.single("SELECT last_used_at FROM api_keys", row -> row.getLong(1));
        assertTrue(used >= before && used <= Instant.now().getEpochSecond(), "used " + used);
    }

    @Test
    void lockFindsWhetherThereIsSuchAUser() {
        assertTrue(store.lockUser(user));
        assertFalse(store.lockUser(user + 1));
    }
}
