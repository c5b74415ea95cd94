package com.mycrm.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mycrm.persistence.MemoryDatabase;
import com.mycrm.persistence.TransactionConflict;
import com.mycrm.security.CredentialStore.Grant;
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
        var id = store.insertKey("sync", "hash", user, null);
        assertEquals(
                Optional.of(new Secret(new Holder(user, id), "hash", null, Instant.EPOCH)), store.secretOfKey("sync"));
        assertEquals(Optional.empty(), store.secretOfKey("other"));
    }

    @Test
    void keyIsValidUntilItExpires() {
        store.insertKey("valid", "hash", user, future);
        store.insertKey("expired", "hash", user, past);
        assertTrue(store.secretOfKey("valid").isPresent());
        assertEquals(Optional.empty(), store.secretOfKey("expired"));
    }

    @Test
    void revokedKeyIsNotValid() {
        var id = store.insertKey("sync", "hash", user, null);
        store.jdbc.update("UPDATE api_keys SET revoked_at = ? WHERE id = ?", past.getEpochSecond(), id);
        assertEquals(Optional.empty(), store.secretOfKey("sync"));
        assertEquals(Optional.empty(), store.grant(new Holder(user, id)));
    }

    @Test
    void inactiveUserHasNoCredentials() {
        var inactive = database.insertUser("bob@test.example", "inactive");
        var id = store.insertKey("bobs", "hash", inactive, null);
        store.setPassword(inactive, "hash");
        assertEquals(Optional.empty(), store.secretOfKey("bobs"));
        assertEquals(Optional.empty(), store.secretOfLogin("bob@test.example"));
        assertEquals(Optional.empty(), store.grant(new Holder(inactive, id)));
        assertEquals(Optional.empty(), store.grant(new Holder(inactive, null)));
    }

    @Test
    void formerSecretIsValidUntilTheOverlapEnds() {
        var id = store.insertKey("sync", "first", user, null);
        store.rotateKey(id, "second", future);
        assertEquals(
                Optional.of(new Secret(new Holder(user, id), "second", "first", Instant.EPOCH)),
                store.secretOfKey("sync"));
        store.rotateKey(id, "third", past);
        assertEquals(
                Optional.of(new Secret(new Holder(user, id), "third", null, Instant.EPOCH)), store.secretOfKey("sync"));
    }

    @Test
    void nameOfAKeyIsUnique() {
        store.insertKey("sync", "hash", user, null);
        assertThrows(TransactionConflict.class, () -> store.insertKey("sync", "hash", user, null));
    }

    @Test
    void keyOfAnotherUserGrantsNothing() {
        var id = store.insertKey("sync", "hash", user, null);
        var other = database.insertUser("bob@test.example", "active");
        assertEquals(Optional.empty(), store.grant(new Holder(other, id)));
    }

    @Test
    void deletedKeyGrantsNothing() {
        var id = store.insertKey("sync", "hash", user, null);
        store.deleteKey("sync");
        assertEquals(Optional.empty(), store.grant(new Holder(user, id)));
    }

    @Test
    void loginIsFoundInAnyCase() {
        store.setPassword(user, "hash");
        var login = store.secretOfLogin(" Ann@TEST.example ").orElseThrow();
        assertEquals(new Secret(new Holder(user, null), "hash", null, login.since()), login);
    }

    @Test
    void passwordCountsFromTheNextSecondAndAfterTheFormerOne() {
        var before = Instant.now().getEpochSecond();
        store.setPassword(user, "first");
        var first =
                store.secretOfLogin("ann@test.example").orElseThrow().since().getEpochSecond();
        assertTrue(first > before && first <= Instant.now().getEpochSecond() + 1, first + " after " + before);
        store.setPassword(user, "second");
        assertTrue(store.secretOfLogin("ann@test.example").orElseThrow().since().getEpochSecond() > first);
    }

    @Test
    void grantOfAKeyWithRightsOfItsOwnHasThoseThatTheUserHasToo() {
        store.addRights(user, List.of(Rights.LEAD_READ, Rights.USER_READ));
        var key = store.insertKey("sync", "hash", user, null);
        store.limitKey(key, Set.of(Rights.LEAD_READ, Rights.LEAD_DELETE));
        assertEquals(
                Optional.of(new Grant(Set.of(Rights.LEAD_READ), Instant.EPOCH)), store.grant(new Holder(user, key)));
        store.limitKey(key, Set.of());
        assertEquals(Optional.of(new Grant(Set.of(), Instant.EPOCH)), store.grant(new Holder(user, key)));
    }

    @Test
    void grantHasTheRightsOfTheUser() {
        store.addRights(user, List.of(Rights.LEAD_READ, Rights.USER_READ));
        store.removeRights(user, List.of(Rights.USER_READ));
        var key = store.insertKey("sync", "hash", user, null);
        assertEquals(
                Optional.of(new Grant(Set.of(Rights.LEAD_READ), Instant.EPOCH)), store.grant(new Holder(user, key)));
    }

    @Test
    void grantOfALoginSaysSinceWhenItsPasswordHolds() {
        store.setPassword(user, "hash");
        var since = store.secretOfLogin("ann@test.example").orElseThrow().since();
        assertEquals(Optional.of(new Grant(Set.of(), since)), store.grant(new Holder(user, null)));
    }

    @Test
    void useOfAKeyIsRecorded() {
        var before = Instant.now().getEpochSecond();
        var id = store.insertKey("sync", "hash", user, null);
        store.markUsed(id);
        var used = store.jdbc.single("SELECT last_used_at FROM api_keys", row -> row.getLong(1));
        assertTrue(used >= before && used <= Instant.now().getEpochSecond(), "used " + used);
    }

    @Test
    void lockFindsWhetherThereIsSuchAUser() {
        assertTrue(store.lockUser(user));
        assertFalse(store.lockUser(user + 1));
    }

    @Test
    void signingKeyIsTheFirstThatWasStored() {
        assertEquals("first", store.signingKeyOr("first"));
        assertEquals("first", store.signingKeyOr("second"));
    }

    @Test
    void administratorIsCreatedOnce() {
        var id = store.activateUser("Admin@test.example");
        assertEquals(id, store.activateUser("admin@TEST.example"));
        assertEquals(
                List.of("Administrator  Admin@test.example administrator active 0"),
                users("email_key = 'admin@test.example'"));
    }

    @Test
    void inactiveAdministratorIsActivated() {
        var id = database.insertUser("bob@test.example", "inactive");
        assertEquals(id, store.activateUser("bob@test.example"));
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
