package com.mycrm.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mycrm.api.expand.Reference;
import com.mycrm.api.paging.PageRequest;
import com.mycrm.api.patch.JsonBody;
import com.mycrm.api.problem.ProblemException;
import com.mycrm.api.problem.Violation;
import com.mycrm.persistence.MemoryDatabase;
import com.mycrm.security.Tokens.Holder;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ApiKeysTest {

    @AutoClose
    private static final MemoryDatabase DATABASE = new MemoryDatabase();

    private static final List<String> EVERY_RIGHT = Rights.ALL.stream().sorted().toList();
    private static final Caller ALL = new Caller("key:all", null, Rights.ALL);

    private final CredentialStore store = CredentialStoreTest.store(DATABASE);
    private final ApiKeys keys = new ApiKeys();
    private final long user = DATABASE.insertUser(UUID.randomUUID() + "@test.example", "active");
    private final Caller caller = new Caller("key:caller", user, Set.of(Rights.KEY_MANAGE, Rights.LEAD_READ));

    @BeforeEach
    void begin() {
        store.jdbc.update("DELETE FROM api_keys");
        keys.credentials = store;
        keys.em = DATABASE.persistence().createEntityManager();
        keys.em.getTransaction().begin();
    }

    @AfterEach
    void end() {
        keys.em.getTransaction().rollback();
        keys.em.close();
    }

    @Test
    void pagesAreInTheOrderOfTheIds() {
        for (var name : List.of("c", "a", "b")) {
            store.insertKey(name, "hash", user, Rights.ALL, null);
        }
        var first = keys.page(new PageRequest(1, 2));
        assertEquals(3, first.count());
        assertEquals(
                List.of("c", "a"), first.items().stream().map(ApiKeyView::name).toList());
        var second = keys.page(new PageRequest(2, 2));
        assertEquals(List.of("b"), second.items().stream().map(ApiKeyView::name).toList());
    }

    @Test
    void pageBeyondTheLargestOffsetIsEmpty() {
        store.insertKey("sync", "hash", user, Rights.ALL, null);
        var page = keys.page(new PageRequest(Integer.MAX_VALUE, PageRequest.MAX_SIZE));
        assertEquals(1, page.count());
        assertEquals(List.of(), page.items());
    }

    @Test
    void keyIsShownWithoutItsSecret() {
        var expires = Instant.parse("2099-01-01T00:00:00Z");
        var id = store.insertKey("sync", "hash", user, Rights.ALL, expires);
        store.markUsed(id);
        var key = keys.one(id).orElseThrow();
        assertEquals(
                new ApiKeyView(
                        id, "sync", new Reference(user), EVERY_RIGHT, key.createdAt(), expires, key.lastUsedAt(), null),
                key);
        assertTrue(Duration.between(key.createdAt(), key.lastUsedAt()).toSeconds() <= 60, key::toString);
        assertEquals(Optional.empty(), keys.one(id + 1));
    }

    @Test
    void keyIsCreatedForTheCallersUser() {
        var key = create("{\"name\": \"sync\", \"expires_at\": \"2099-01-01T00:00:00Z\"}", caller);
        assertEquals(
                new ApiKeyView(
                        key.id(),
                        "sync",
                        new Reference(user),
                        List.of(),
                        key.createdAt(),
                        Instant.parse("2099-01-01T00:00:00Z"),
                        null,
                        null),
                key);
        assertEquals("hash", store.secretsOfKey("sync").get(0).hash());
    }

    @Test
    void callerOfAnIdentityProviderNamesTheUser() {
        var external = new Caller("idp:ann", null, caller.rights());
        assertFaults(() -> create("{\"name\": \"sync\"}", external), Violation.pointer("/user", "is missing"));
        assertEquals(
                new Reference(user),
                create("{\"name\": \"sync\", \"user\": " + user + "}", external).user());
    }

    @Test
    void everyFaultIsNamed() {
        store.insertKey("sync", "hash", user, Rights.ALL, null);
        assertFaults(
                () -> create("{\"name\": \"a b\", \"user\": 4711, \"expires_at\": \"2020-01-01T00:00:00Z\"}", caller),
                Violation.pointer("/name", "takes letters and digits of English, and . _ -"),
                Violation.pointer("/expires_at", "has to be in the future"),
                Violation.pointer("/user", "names no user"));
        assertFaults(
                () -> create("{\"name\": \"sync\"}", caller), Violation.pointer("/name", "is the name of another key"));
        assertFaults(() -> create("{}", caller), Violation.pointer("/name", "is missing"));
    }

    @Test
    void keyHasRightsOfItsOwn() {
        store.addRights(user, List.of(Rights.LEAD_READ, Rights.USER_MANAGE));
        var key = create("{\"name\": \"sync\", \"rights\": [\"lead.read\", \"lead.read\"]}", caller);
        assertEquals(List.of(Rights.LEAD_READ), key.rights());
        assertEquals(List.of(Rights.LEAD_READ), keys.one(key.id()).orElseThrow().rights());
        assertEquals(
                List.of(),
                create("{\"name\": \"none\", \"rights\": []}", caller).rights());
    }

    @Test
    void keyHasTheRightsThatItsUserHasWhenItIsCreated() {
        store.addRights(user, List.of(Rights.LEAD_READ));
        var key = create("{\"name\": \"sync\"}", caller);
        store.addRights(user, List.of(Rights.USER_MANAGE));
        assertEquals(List.of(Rights.LEAD_READ), keys.one(key.id()).orElseThrow().rights());
        assertEquals(Optional.of(Set.of(Rights.LEAD_READ)), store.rightsOf(new Holder(user, key.id(), 1)));
    }

    @Test
    void keyHasNoRightsThatItsUserLacks() {
        store.addRights(user, List.of(Rights.LEAD_READ));
        assertFaults(
                () -> create(
                        "{\"name\": \"sync\", \"rights\": [\"user.read\", \"lead.read\", \"key.manage\"]}", caller),
                Violation.pointer("/rights", "has key.manage, which the user of the key does not have"),
                Violation.pointer("/rights", "has user.read, which the user of the key does not have"));
    }

    @Test
    void callerNeedsTheRightsThatTheKeyGivesAccessTo() {
        store.addRights(user, List.of(Rights.LEAD_READ, Rights.USER_MANAGE));
        var id = store.insertKey("sync", "hash", user, Rights.ALL, null);
        assertProblem(403, () -> create("{\"name\": \"other\"}", caller));
        assertProblem(403, () -> keys.rotate(id, "other", Duration.ZERO, caller));
        assertProblem(403, () -> keys.revoke(id, caller));
        assertEquals("hash", store.secretsOfKey("sync").get(0).hash());
        assertEquals(List.of(), store.secretsOfKey("other"));
    }

    @Test
    void expiredAndRevokedKeysAreNotRotated() {
        var expired = store.insertKey(
                "expired", "hash", user, Rights.ALL, Instant.now().minusSeconds(1));
        var revoked = store.insertKey("revoked", "hash", user, Rights.ALL, null);
        keys.revoke(revoked, ALL);
        assertProblem(409, () -> keys.rotate(expired, "other", Duration.ZERO, ALL));
        assertProblem(409, () -> keys.rotate(revoked, "other", Duration.ZERO, ALL));
    }

    @Test
    void revokedKeyStaysAsItIs() {
        var id = store.insertKey("sync", "hash", user, Rights.ALL, null);
        store.jdbc.update("UPDATE api_keys SET revoked_at = 7 WHERE id = ?", id);
        keys.revoke(id, ALL);
        keys.em.flush();
        assertEquals(Instant.ofEpochSecond(7), keys.one(id).orElseThrow().revokedAt());
    }

    @Test
    void keyThatDoesNotExistIsA404() {
        assertProblem(404, () -> keys.revoke(4711, ALL));
        assertProblem(404, () -> keys.rotate(4711, "hash", Duration.ZERO, ALL));
    }

    private ApiKeyView create(String json, Caller by) {
        var body = JsonBody.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
        return keys.create(ApiKeyInput.of(body.object("api_key")), "hash", by);
    }

    private static void assertFaults(Executable call, Violation... faults) {
        var failure = assertThrows(ProblemException.class, call);
        assertEquals(422, failure.problem().status());
        assertEquals(List.of(faults), failure.problem().errors());
    }

    private static void assertProblem(int status, Executable call) {
        assertEquals(
                status, assertThrows(ProblemException.class, call).problem().status());
    }
}
