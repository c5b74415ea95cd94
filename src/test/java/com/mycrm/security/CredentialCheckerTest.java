package com.mycrm.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mycrm.api.problem.ProblemException;
import com.mycrm.persistence.MemoryDatabase;
import com.mycrm.security.TokenRequest.Credentials;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class CredentialCheckerTest {

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
        var id = checker.store.insertKey("sync", "hash of first", user, null);
        checker.store.rotateKey(id, "hash of second", Instant.now().plusSeconds(60));
        assertEquals(id, checkKey("sync", "first"));
        assertEquals(id, checkKey("sync", "second"));
        assertEquals(List.of(), refusals);
    }

    @Test
    void wrongSecretAndMissingKeyCannotBeToldApart() {
        checker.store.insertKey("sync", "hash of right", user, null);
        var wrong = refusal(() -> checkKey("sync", "wrong"));
        var checksOfWrong = hash.checks;
        var missing = refusal(() -> checkKey("missing", "wrong"));
        assertEquals(wrong.problem(), missing.problem());
        assertEquals("invalid_client", missing.problem().extra().get("error"));
        assertEquals("The key or its secret is wrong.", missing.getMessage());
        assertEquals(2 * checksOfWrong, hash.checks);
        assertEquals(List.of("credentials", "credentials"), refusals);
    }

    @Test
    void loginIsCheckedByItsPassword() {
        checker.store.setPassword(user, "hash of right");
        assertEquals(
                user,
                checker.checkLogin(new Credentials("ANN@test.example", "right"))
                        .holder()
                        .userId());
        var wrong = refusal(() -> checker.checkLogin(new Credentials("ann@test.example", "wrong")));
        assertEquals("invalid_grant", wrong.problem().extra().get("error"));
        assertEquals("The user name or the password is wrong.", wrong.getMessage());
    }

    @Test
    void userWithoutAPasswordCannotLogIn() {
        refusal(() -> checker.checkLogin(new Credentials("ann@test.example", "")));
    }

    @Test
    void guessingIsSlowedDownWhateverTheCaseOfTheName() {
        for (var name : List.of("ann@test.example", "Ann@test.example", "ANN@test.example", "a", "b", "c")) {
            refusal(() -> checker.checkLogin(new Credentials(name, "wrong")));
        }
        for (var attempt = 0; attempt < 2; attempt++) {
            refusal(() -> checker.checkLogin(new Credentials("ann@test.example", "wrong")));
        }
        var checks = hash.checks;
        var slowed = refusal(() -> checker.checkLogin(new Credentials("ann@TEST.example", "wrong")));
        assertEquals(429, slowed.problem().status());
        assertEquals("slow_down", slowed.problem().extra().get("error"));
        assertEquals("1", slowed.headers().get("Retry-After"));
        assertEquals(checks, hash.checks);
        assertEquals("throttled", refusals.get(refusals.size() - 1));
    }

    @Test
    void rightSecretResetsTheFailures() {
        checker.store.insertKey("sync", "hash of right", user, null);
        for (var attempt = 0; attempt < 9; attempt++) {
            if (attempt % 4 == 3) {
                checkKey("sync", "right");
            } else {
                assertEquals(
                        401, refusal(() -> checkKey("sync", "wrong")).problem().status());
            }
        }
    }

    private long checkKey(String name, String secret) {
        return checker.checkKey(new Credentials(name, secret)).holder().keyId();
    }

    private static ProblemException refusal(Executable check) {
        return assertThrows(ProblemException.class, check);
    }
}
