package com.mycrm.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mycrm.persistence.MemoryDatabase;
import com.mycrm.security.CredentialStore.Secret;
import com.mycrm.security.Tokens.Holder;
import com.mycrm.security.Tokens.TokenRefused;
import com.mycrm.security.Tokens.Use;
import com.mycrm.security.Tokens.VerifiedToken;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallerResolverTest {

    private static final Duration LIFE = Duration.ofMinutes(30);

    @AutoClose
    private final MemoryDatabase database = new MemoryDatabase();

    private final CredentialStore store = CredentialStoreTest.store(database);
    private final LoginSessions sessions = new LoginSessions();
    private final CallerResolver callers = new CallerResolver();
    private final long user = database.insertUser("ann@test.example", "active");

    CallerResolverTest() {
        callers.credentials = store;
        sessions.jdbc = store.jdbc;
        callers.tokens = TestKeys.tokens();
        callers.identityProvider = new IdentityProvider() {
            @Override
            boolean isIssuer(String issuer) {
                return "idp".equals(issuer);
            }

            @Override
            VerifiedToken verify(SignedJWT token) {
                return new VerifiedToken(
                        null,
                        "idp:ann",
                        null,
                        Set.of(Rights.LEAD_READ),
                        Instant.now().plus(LIFE));
            }
        };
        store.addRights(user, List.of(Rights.USER_READ));
    }

    @Test
    void tokenOfAKeyHasTheRightsOfItsUser() throws TokenRefused {
        var token = keyToken();
        var key = store.jdbc.single("SELECT id FROM api_keys WHERE name = 'sync'", row -> row.getLong(1));
        assertEquals(new Caller("key:sync", user, key, Set.of(Rights.USER_READ)), callers.resolve(token));
    }

    @Test
    void tokenOfTheIdentityProviderHasItsOwnRights() throws TokenRefused {
        var token = TestKeys.signed(new JWTClaimsSet.Builder().issuer("idp").build(), TestKeys.OTHER);
        assertEquals(new Caller("idp:ann", null, Set.of(Rights.LEAD_READ)), callers.resolve(token.serialize()));
    }

    @Test
    void revocationActsOnceTheGrantsAreForgotten() throws TokenRefused {
        var token = keyToken();
        callers.resolve(token);
        store.deleteKey("sync");
        assertEquals(user, callers.resolve(token).userId(), "the grant is cached");
        callers.forgetGrants();
        assertRefused("revoked", () -> callers.resolve(token));
    }

    @ParameterizedTest
    @ValueSource(strings = {"!", "~~~~", "=", " ", ".", "\u00e4"})
    void tokenHasOneForm(String added) throws TokenRefused {
        var token = keyToken();
        callers.resolve(token);
        assertRefused("bad", () -> callers.resolve(token + added));
    }

    @Test
    void tokenOfALoginEndsWithItsPassword() throws TokenRefused {
        var token = loginToken(Use.ACCESS, login());
        assertEquals("login:ann@test.example", callers.resolve(token).name());
        store.setPassword(user, "another", null);
        callers.forgetGrants();
        assertRefused("revoked", () -> callers.resolve(token));
    }

    @Test
    void holderIsCheckedByWhatTheDatabaseHasNow() throws Exception {
        var login = login();
        callers.resolve(loginToken(Use.ACCESS, login));
        var token = callers.tokens.verify(SignedJWT.parse(loginToken(Use.REFRESH, login)), Use.REFRESH);
        callers.checkHolder(token);
        store.setPassword(user, "another", null);
        assertRefused("revoked", () -> callers.checkHolder(token));
    }

    @Test
    void usedRefreshTokenEndsItsLogin() throws TokenRefused {
        var login = login();
        var other = login();
        assertTrue(sessions.renew(login, "first", "second", LIFE));
        assertTrue(sessions.renew(login, "second", "third", LIFE));
        assertEquals(user, callers.resolve(loginToken(Use.ACCESS, login)).userId());
        assertFalse(sessions.renew(login, "first", "fourth", LIFE));
        callers.forgetGrants();
        assertRefused("revoked", () -> callers.resolve(loginToken(Use.ACCESS, login)));
        assertFalse(sessions.renew(login, "third", "fifth", LIFE));
        assertEquals(user, callers.resolve(loginToken(Use.ACCESS, other)).userId());
    }

    @Test
    void refreshTokenWhoseAnswerWasLostIsUsedAgainForHalfAMinute() {
        var login = login();
        assertTrue(sessions.renew(login, "first", "lost", LIFE));
        assertTrue(sessions.renew(login, "first", "second", LIFE));
        store.jdbc.update("UPDATE login_sessions SET former_until = former_until - 30000");
        assertFalse(sessions.renew(login, "first", "third", LIFE));

        var other = login();
        assertTrue(sessions.renew(other, "first", "lost", LIFE));
        assertTrue(sessions.renew(other, "first", "second", LIFE));
        assertFalse(sessions.renew(other, "lost", "third", LIFE));
    }

    @Test
    void expiredLoginIsForgotten() {
        var login = sessions.open(password(), "first", Duration.ZERO);
        var open = login();
        assertRefused("revoked", () -> callers.resolve(loginToken(Use.ACCESS, login)));
        sessions.forgetExpired();
        assertEquals(List.of(open.serial()), store.jdbc.list("SELECT id FROM login_sessions", row -> row.getLong(1)));
    }

    @Test
    void userHasAThousandLoginsAtMost() {
        var password = password();
        var rows = IntStream.range(0, 1_000).boxed().toList();
        store.jdbc.insertBatch(
                "INSERT INTO login_sessions (id, user_id, password_set_at, refresh_id, opened_at, expires_at)"
                        + " VALUES (?, ?, ?, 'r', ?, ?)",
                rows,
                row -> new Object[] {row, user, password.number(), row, Long.MAX_VALUE / 2});
        sessions.open(password, "first", LIFE);
        assertEquals(1_000, count("id > -1"));
        assertEquals(0, count("id = 0"));
    }

    private long count(String condition) {
        return store.jdbc.single("SELECT COUNT(*) FROM login_sessions WHERE " + condition, row -> row.getLong(1));
    }

    @Test
    void refreshTokenOpensNothing() {
        assertRefused("bad", () -> callers.resolve(loginToken(Use.REFRESH, login())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "a.b.c", "e30.e30."})
    void garbageIsRefused(String text) {
        assertRefused("bad", () -> callers.resolve(text));
    }

    private String keyToken() {
        var key = store.insertKey("sync", "hash", user, Rights.ALL, null);
        return callers.tokens.issue(Use.ACCESS, "1", "key:sync", new Holder(user, key, 1), LIFE);
    }

    private Holder login() {
        return sessions.open(password(), "first", LIFE);
    }

    private Secret password() {
        if (store.password(user).isEmpty()) {
            store.setPassword(user, "hash", null);
        }
        return store.secretsOfLogin("ann@test.example").get(0);
    }

    private String loginToken(Use use, Holder login) {
        return callers.tokens.issue(use, "1", "login:ann@test.example", login, LIFE);
    }

    private static void assertRefused(String reason, Executable call) {
        assertEquals(reason, assertThrows(TokenRefused.class, call).reason());
    }
}
