package com.mycrm.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mycrm.security.Tokens.Holder;
import com.mycrm.security.Tokens.TokenRefused;
import com.mycrm.security.Tokens.Use;
import com.mycrm.security.Tokens.VerifiedToken;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class TokensTest {

    private static final Duration LIFE = Duration.ofMinutes(30);
    private static final Holder KEY = new Holder(7, 3L, 5);

    private final Tokens tokens = TestKeys.tokens();

    @Test
    void issuedTokenIsVerified() throws Exception {
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var token = verify(tokens.issue(Use.ACCESS, "id", "key:sync", KEY, LIFE), Use.ACCESS);
        assertEquals(new VerifiedToken("id", "key:sync", KEY, null, token.expires()), token);
        assertFalse(token.expires().isBefore(now.plus(LIFE)));
        assertFalse(token.expires().isAfter(Instant.now().plus(LIFE)));
    }

    @Test
    void tokenOfALoginHasNoKey() throws Exception {
        var token = verify(tokens.issue(Use.ACCESS, "id", "login:a@b", new Holder(7, null, 5), LIFE), Use.ACCESS);
        assertEquals(new Holder(7, null, 5), token.holder());
    }

    @Test
    void tokenOfTheOtherUseIsRefused() {
        var access = tokens.issue(Use.ACCESS, "id", "key:sync", KEY, LIFE);
        var refresh = tokens.issue(Use.REFRESH, "id", "key:sync", KEY, LIFE);
        assertThrows(TokenRefused.class, () -> verify(access, Use.REFRESH));
        assertThrows(TokenRefused.class, () -> verify(refresh, Use.ACCESS));
    }

    @Test
    void expiredTokenIsRefusedAsExpired() {
        var refusal = assertThrows(
                TokenRefused.class,
                () -> verify(
                        claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(1)))));
        assertEquals("expired", refusal.reason());
        assertEquals("The token has expired.", refusal.getMessage());
    }

    @Test
    void tokenWithoutItsTimesIsRefused() {
        refused(claims -> claims.expirationTime(null));
        refused(claims -> claims.issueTime(null));
    }

    @Test
    void tokenOfAnotherIssuerIsRefused() {
        refused(claims -> claims.issuer("someone-else"));
        refused(claims -> claims.issuer(null));
    }

    @Test
    void tokenWhoseSubjectIsNoUserIsRefused() {
        refused(claims -> claims.subject("admin"));
        refused(claims -> claims.subject(null));
    }

    @Test
    void tokenWithoutItsSecretOrLoginIsRefused() {
        refused(claims -> claims.claim("serial", null));
        refused(claims -> claims.claim("serial", "x"));
    }

    @Test
    void tokenOfAnotherKeyIsRefused() {
        assertRefused(() -> tokens.verify(TestKeys.signed(claims().build(), TestKeys.OTHER), Use.ACCESS));
    }

    @Test
    void tokenOfAnotherAlgorithmIsRefused() throws JOSEException {
        var rsa512 =
                TestKeys.signed(claims().build(), new JWSHeader(JWSAlgorithm.RS512), new RSASSASigner(TestKeys.OURS));
        assertRefused(() -> tokens.verify(rsa512, Use.ACCESS));
        // The public key as a shared secret: who takes the algorithm from the token would accept this.
        var publicKey = TestKeys.OURS.toRSAPublicKey().getEncoded();
        var hmac = TestKeys.signed(claims().build(), new JWSHeader(JWSAlgorithm.HS256), new MACSigner(publicKey));
        assertRefused(() -> tokens.verify(hmac, Use.ACCESS));
    }

    @Test
    void changedClaimsAreRefused() throws ParseException {
        var parts = TestKeys.signed(claims().build(), TestKeys.OURS).serialize().split("\\.");
        var other = TestKeys.signed(claims().subject("1").build(), TestKeys.OURS)
                .serialize()
                .split("\\.");
        var forged = SignedJWT.parse(parts[0] + "." + other[1] + "." + parts[2]);
        assertRefused(() -> tokens.verify(forged, Use.ACCESS));
    }

    @Test
    void tokenSaysNothingOfRights() throws ParseException {
        var claims = SignedJWT.parse(tokens.issue(Use.ACCESS, "id", "key:sync", KEY, LIFE))
                .getJWTClaimsSet();
        assertTrue(
                claims.getClaims().keySet().stream().noneMatch(name -> name.contains("right") || name.equals("groups")),
                claims::toString);
    }

    private void refused(UnaryOperator<JWTClaimsSet.Builder> change) {
        assertRefused(() -> verify(change));
    }

    private static void assertRefused(Executable verification) {
        var refusal = assertThrows(TokenRefused.class, verification);
        assertEquals("bad", refusal.reason());
        assertEquals("The token is not valid.", refusal.getMessage());
    }

    private VerifiedToken verify(String token, Use use) throws TokenRefused, ParseException {
        return tokens.verify(SignedJWT.parse(token), use);
    }

    private VerifiedToken verify(UnaryOperator<JWTClaimsSet.Builder> change) throws TokenRefused {
        return tokens.verify(TestKeys.signed(change.apply(claims()).build(), TestKeys.OURS), Use.ACCESS);
    }

    /** Claims that are accepted as they are. */
    private static JWTClaimsSet.Builder claims() {
        var now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer("whatsapp-leads")
                .subject("7")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)))
                .claim("token_use", "ACCESS")
                .claim("serial", 5)
                .claim("upn", "key:sync");
    }

    @Test
    void claimsOfTheseTestsAreAccepted() throws TokenRefused {
        assertEquals(new Holder(7, null, 5), verify(claims -> claims).holder());
    }
}
