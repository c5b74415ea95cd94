package com.mycrm.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mycrm.persistence.MemoryDatabase;
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
    private final CallerResolver callers = new CallerResolver();
    private final long user = database.insertUser("ann@test.example", "active");

    CallerResolverTest() {
        callers.credentials = store;
        callers.tokens = TestKeys.tokens();
        callers.identityProvider = new IdentityProvider() {
            @Override
            boolean isIssuer(String issuer) {
                return "idp".equals(issuer);
            }

            @Override
            VerifiedToken verify(SignedJWT token) {
                return new VerifiedToken(
                        "idp:ann",
                        null,
                        Set.of(Rights.LEAD_READ),
                        Instant.EPOCH,
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

    @Test
    void tokenOfALoginEndsWithItsPassword() throws TokenRefused {
        store.setPassword(user, "hash");
        var since = store.secretOfLogin("ann@test.example").orElseThrow().since();
        var token = loginToken(Use.ACCESS, since);
        assertEquals("login:ann@test.example", callers.resolve(token).name());
        store.setPassword(user, "another");
        callers.forgetGrants();
        assertRefused("revoked", () -> callers.resolve(token));
    }

    @Test
    void currentGrantIsNotCached() throws Exception {
        store.setPassword(user, "hash");
        var since = store.secretOfLogin("ann@test.example").orElseThrow().since();
        var token = callers.tokens.verify(SignedJWT.parse(loginToken(Use.REFRESH, since)), Use.REFRESH);
        assertEquals(Set.of(Rights.USER_READ), callers.currentGrant(token).rights());
        store.removeRights(user, List.of(Rights.USER_READ));
        assertEquals(Set.of(), callers.currentGrant(token).rights());
        store.setPassword(user, "another");
        assertRefused("revoked", () -> callers.currentGrant(token));
    }

    @Test
    void refreshTokenOpensNothing() {
        assertRefused("bad", () -> callers.resolve(loginToken(Use.REFRESH, Instant.EPOCH)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "a.b.c", "e30.e30."})
    void garbageIsRefused(String text) {
        assertRefused("bad", () -> callers.resolve(text));
    }

    private String keyToken() {
        var key = store.insertKey("sync", "hash", user, null);
        return callers.tokens.issue(Use.ACCESS, "key:sync", new Holder(user, key), Instant.EPOCH, LIFE);
    }

    private String loginToken(Use use, Instant since) {
        return callers.tokens.issue(use, "login:ann@test.example", new Holder(user, null), since, LIFE);
    }

    private static void assertRefused(String reason, Executable call) {
        assertEquals(reason, assertThrows(TokenRefused.class, call).reason());
    }
}
