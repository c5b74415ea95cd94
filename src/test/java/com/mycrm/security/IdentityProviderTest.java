package com.mycrm.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mycrm.api.problem.ProblemException;
import com.mycrm.config.Setting;
import com.mycrm.config.TestConfig;
import com.mycrm.security.Tokens.TokenRefused;
import com.mycrm.security.Tokens.VerifiedToken;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestConfig.class)
class IdentityProviderTest {

    private static final String ISSUER = "https://idp.example/realm";
    private static final String ISSUER_SETTING = "mp.jwt.verify.issuer";
    private static final String KEYS_SETTING = "mp.jwt.verify.publickey.location";
    private static final String AUDIENCES_SETTING = "mp.jwt.verify.audiences";

    private final Instant expires = Instant.now().plusSeconds(300).truncatedTo(ChronoUnit.SECONDS);

    @TempDir
    private Path folder;

    @BeforeEach
    void configure() throws IOException {
        var keys = folder.resolve("jwks.json");
        Files.writeString(keys, new JWKSet(TestKeys.OURS.toPublicJWK()).toString());
        System.setProperty(ISSUER_SETTING, ISSUER);
        System.setProperty(KEYS_SETTING, keys.toString());
    }

    @AfterEach
    void clear() {
        for (var name : List.of(ISSUER_SETTING, KEYS_SETTING, AUDIENCES_SETTING)) {
            System.clearProperty(name);
        }
    }

    @Test
    void tokenGivesTheRightsOfItsClaim() throws Exception {
        assertEquals(
                new VerifiedToken(null, "idp:ann", null, Set.of(Rights.LEAD_READ, Rights.USER_READ), expires),
                verify(claims ->
                        claims.claim("groups", List.of(Rights.LEAD_READ, "offline_access", Rights.USER_READ))));
    }

    @Test
    void rightsClaimMayBeNestedAndMayBeAText() throws Exception {
        TestConfig.set(Setting.IDP_RIGHTS_CLAIM, "resource_access.leads.roles");
        var nested = Map.of("leads", Map.of("roles", Rights.LEAD_READ + " root " + Rights.KEY_MANAGE));
        assertEquals(
                Set.of(Rights.LEAD_READ, Rights.KEY_MANAGE),
                verify(claims -> claims.claim("resource_access", nested)).rights());
    }

    @Test
    void missingRightsClaimGivesNoRights() throws Exception {
        assertEquals(Set.of(), verify(claims -> claims).rights());
        TestConfig.set(Setting.IDP_RIGHTS_CLAIM, "sub.roles");
        assertEquals(Set.of(), verify(claims -> claims).rights());
    }

    @Test
    void nameIsTheFirstOfThreeClaims() throws Exception {
        assertEquals("idp:upn", verify(claims -> claims.claim("upn", "upn")).name());
        assertEquals(
                "idp:42",
                verify(claims -> claims.claim("preferred_username", null)).name());
    }

    @Test
    void expiredTokenIsRefusedAsExpired() {
        var past = Date.from(Instant.now().minusSeconds(60));
        var refusal = assertThrows(TokenRefused.class, () -> verify(claims -> claims.expirationTime(past)));
        assertEquals("expired", refusal.reason());
    }

    @Test
    void thirtySecondsOfClockSkewAreAllowed() throws Exception {
        var justPast = Date.from(Instant.now().minusSeconds(10));
        assertEquals(
                "idp:ann", verify(claims -> claims.expirationTime(justPast)).name());
    }

    @Test
    void tokenWithoutExpiryOrOfAnotherIssuerIsRefused() {
        refused(signed(claims().expirationTime(null).build()));
        refused(signed(claims().issuer("https://other.example").build()));
    }

    @Test
    void audienceIsCheckedIfOneIsConfigured() throws Exception {
        System.setProperty(AUDIENCES_SETTING, "crm, leads");
        assertEquals("idp:ann", verify(claims -> claims.audience("leads")).name());
        refused(signed(claims().audience("shop").build()));
        refused(signed(claims().build()));
    }

    @Test
    void tokenOfAnUnknownKeyIsRefused() {
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("other").build();
        refused(signed(claims().build(), header));
    }

    @Test
    void tokenOfAnotherAlgorithmIsRefused() throws JOSEException {
        refused(signed(
                claims().build(),
                new JWSHeader.Builder(JWSAlgorithm.RS512).keyID("ours").build()));
        refused(TestKeys.signed(
                claims().build(),
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("ours").build(),
                new MACSigner(TestKeys.OURS.toRSAPublicKey().getEncoded())));
    }

    @Test
    void accessTokenTypeIsAccepted() throws Exception {
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(new JOSEObjectType("at+jwt"))
                .build();
        assertEquals(
                "idp:ann",
                new IdentityProvider().verify(signed(claims().build(), header)).name());
    }

    @Test
    void onlyTheConfiguredIssuerIsOne() {
        var provider = new IdentityProvider();
        assertTrue(provider.isIssuer(ISSUER));
        assertFalse(provider.isIssuer("whatsapp-leads"));
        assertFalse(provider.isIssuer(null));
    }

    @Test
    void withoutSettingsThereIsNoIssuer() {
        clear();
        assertFalse(new IdentityProvider().isIssuer(ISSUER));
    }

    @Test
    void unreadableKeySetStopsTheStart() {
        System.setProperty(KEYS_SETTING, folder.resolve("missing.json").toString());
        var failure = assertThrows(IllegalArgumentException.class, IdentityProvider::new);
        assertEquals(
                "mp.jwt.verify.publickey.location is '" + folder.resolve("missing.json")
                        + "', but takes the URL or the file of a JWKS",
                failure.getMessage());
    }

    @Test
    void keySetThatDoesNotAnswerIsA503() {
        System.setProperty(KEYS_SETTING, "http://127.0.0.1:1/jwks");
        var provider = new IdentityProvider();
        var failure = assertThrows(ProblemException.class, () -> provider.verify(signed(claims().build())));
        assertEquals(503, failure.problem().status());
    }

    private static void refused(SignedJWT token) {
        var refusal = assertThrows(TokenRefused.class, () -> new IdentityProvider().verify(token));
        assertEquals("bad", refusal.reason());
    }

    private VerifiedToken verify(UnaryOperator<JWTClaimsSet.Builder> change) throws TokenRefused {
        return new IdentityProvider().verify(signed(change.apply(claims()).build()));
    }

    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .subject("42")
                .claim("preferred_username", "ann")
                .expirationTime(Date.from(expires));
    }

    private static SignedJWT signed(JWTClaimsSet claims) {
        return TestKeys.signed(claims, TestKeys.OURS);
    }

    private static SignedJWT signed(JWTClaimsSet claims, JWSHeader header) {
        try {
            return TestKeys.signed(
                    claims,
                    header,
                    new RSASSASigner("other".equals(header.getKeyID()) ? TestKeys.OTHER : TestKeys.OURS));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
