package com.mycrm.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mycrm.api.problem.ProblemException;
import com.mycrm.persistence.MemoryDatabase;
import com.mycrm.security.CredentialStore.Secret;
import com.mycrm.security.TokenRequest.Credentials;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class CredentialCheckerTest {

    private static final String HOME = "192.0.2.1";

    @AutoClose
    private final MemoryDatabase database = new MemoryDatabase();

    private final PlainHash hash = new PlainHash();
    private final List<String> refusals = new ArrayList<>();
    private final CredentialChecker checker = new CredentialChecker();
    private final long user = database.insertUser("ann@test.example", "active");

    CredentialCheckerTest() {
        checker.store = CredentialStoreTest.store(database);
        checker.secrets = hash.secrets();
        checker.throttle = new Throttle();
        checker.refused = new RefusedTokenMetrics() {
            @Override
            void count(String reason) {
                refusals.add(reason);
            }
        };
    }

    @Test
    void keyIsCheckedByBothOfItsSecrets() {
        var id = checker.store.insertKey("sync", "hash of first", user, Rights.ALL, null);
        checker.store.rotateKey(id, "hash of second", Instant.now().plusSeconds(60));
        assertEquals(id, checkKey("sync", "first"));
        assertEquals(id, checkKey("sync", "second"));
        assertEquals(List.of(), refusals);
    }

    @Test
    void useOfAKeyIsKeptOnceAMinute() {
        var id = checker.store.insertKey("sync", "hash of right", user, Rights.ALL, null);
        refusal(() -> checkKey("sync", "wrong"));
        assertEquals(0, lastUse(id));
        var before = Instant.now().getEpochSecond();
        checkKey("sync", "right");
        assertTrue(lastUse(id) >= before);
        checker.store.jdbc.update("UPDATE api_keys SET last_used_at = NULL");
        checkKey("sync", "right");
        assertEquals(0, lastUse(id));
    }

    /** 0 for none. */
    private long lastUse(long id) {
        return checker.store.jdbc.single(
                "SELECT COALESCE(last_used_at, 0) FROM api_keys WHERE id = ?", row -> row.getLong(1), id);
    }

    @Test
    void wrongSecretAndMissingKeyCannotBeToldApart() {
        checker.store.insertKey("sync", "hash of right", user, Rights.ALL, null);
        var wrong = refusal(() -> checkKey("sync", "wrong"));
        var checksOfWrong = hash.checks;
        var missing = refusal(() -> checkKey("missing", "wrong"));
        assertEquals(wrong.problem(), missing.problem());
        assertEquals("invalid_client", missing.problem().extra().get("error"));
        assertEquals("The key or its secret is wrong.", missing.getMessage());
        assertEquals(2 * checksOfWrong, hash.checks);
        assertEquals(2, checksOfWrong);
        assertEquals(List.of("credentials", "credentials"), refusals);
    }

    @Test
    void loginIsCheckedByItsPassword() {
        checker.store.setPassword(user, "hash of right", null);
        assertEquals(user, checkLogin("ANN@test.example", "right").userId());
        var wrong = refusal(() -> checkLogin("ann@test.example", "wrong"));
        assertEquals("invalid_grant", wrong.problem().extra().get("error"));
        assertEquals("The user name or the password is wrong.", wrong.getMessage());
    }

    @Test
    void userWithoutAPasswordCannotLogIn() {
        refusal(() -> checkLogin("ann@test.example", ""));
    }

    @Test
    void guessingIsSlowedDownWhateverTheCaseOfTheName() {
        for (var name : List.of("ann@test.example", "Ann@test.example", "ANN@test.example", "a", "b", "c")) {
            refusal(() -> checkLogin(name, "wrong"));
        }
        for (var attempt = 0; attempt < 2; attempt++) {
            refusal(() -> checkLogin("ann@test.example", "wrong"));
        }
        var checks = hash.checks;
        var slowed = refusal(() -> checkLogin("ann@TEST.example", "wrong"));
        assertEquals(429, slowed.problem().status());
        assertEquals("slow_down", slowed.problem().extra().get("error"));
        assertEquals("1", slowed.headers().get("Retry-After"));
        assertEquals(checks, hash.checks);
        assertEquals("throttled", refusals.get(refusals.size() - 1));
    }

    @Test
    void rightSecretResetsTheFailures() {
        checker.store.insertKey("sync", "hash of right", user, Rights.ALL, null);
        for (var attempt = 0; attempt < 4; attempt++) {
            refusal(() -> checkKey("sync", "wrong"));
        }
        checkKey("sync", "right");
        for (var attempt = 0; attempt < 4; attempt++) {
            assertEquals(401, refusal(() -> checkKey("sync", "wrong")).problem().status());
        }
    }

    @Test
    void guessesFromElsewhereLockNobodyOutAndAreNotForgiven() {
        checker.store.insertKey("sync", "hash of right", user, Rights.ALL, null);
        for (var attempt = 0; attempt < 5; attempt++) {
            refusal(() -> checker.checkKey(new Credentials("sync", "wrong"), "203.0.113.9"));
        }
        checkKey("sync", "right");
        assertEquals(
                429,
                refusal(() -> checker.checkKey(new Credentials("sync", "wrong"), "203.0.113.9"))
                        .problem()
                        .status());
    }

    @Test
    void knownSecretIsNeitherHashedNorThrottled() {
        var id = checker.store.insertKey("sync", "hash of right", user, Rights.ALL, null);
        checkKey("sync", "right");
        for (var attempt = 0; attempt < 5; attempt++) {
            refusal(() -> checkKey("sync", "wrong"));
        }
        var checks = hash.checks;
        assertEquals(id, checkKey("sync", "right"));
        assertEquals(checks, hash.checks);
        checker.store.rotateKey(id, "hash of other", Instant.now().minusSeconds(1));
        assertEquals(429, refusal(() -> checkKey("sync", "right")).problem().status());
    }

    @Test
    void nameThatCannotExistIsRefusedWithoutAHash() {
        var name = "a".repeat(16_000);
        for (var attempt = 0; attempt < 9; attempt++) {
            assertEquals(401, refusal(() -> checkKey(name, "wrong")).problem().status());
            assertEquals(400, refusal(() -> checkLogin(name, "wrong")).problem().status());
        }
        assertEquals(0, hash.checks);
    }

    private long checkKey(String name, String secret) {
        return checker.checkKey(new Credentials(name, secret), HOME).keyId();
    }

    private Secret checkLogin(String name, String secret) {
        return checker.checkLogin(new Credentials(name, secret), HOME);
    }

    private static ProblemException refusal(Executable check) {
        return assertThrows(ProblemException.class, check);
    }
}
