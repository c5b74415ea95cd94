package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Contract, sections 5 and 6: what a token opens, what it does not, and how it ends. */
interface RightsTests extends Service {

    String MISSING = "This needs the right %s, which the token does not give.";

    @Test
    default void aTokenOpensWhatItsUserMayAndA403NamesWhatIsMissing() {
        var rights = Map.of(
                "/whatsapp-leads",
                "lead.read",
                "/whatsapp-leads/1",
                "lead.read",
                "/users",
                "user.read",
                "/users/1",
                "user.read",
                "/properties",
                "property.read",
                "/properties/1",
                "property.read");
        for (var held : List.of("lead.read", "user.read", "property.read")) {
            var token = token(Store.newKey(Store.userWith(held)));
            rights.forEach((path, right) -> {
                if (right.equals(held)) {
                    with(token, path).expect(200);
                } else {
                    with(token, path).isProblem(403, "Forbidden", MISSING.formatted(right), path);
                }
            });
        }
    }

    @Test
    default void aRevokedKeyOpensNothingWithinTheStatedTime() {
        var key = Store.newKey(2);
        var token = token(key);
        assertEquals(200, with(token, "/users/1").status());
        Store.change(
                "UPDATE api_keys SET revoked_at = ? WHERE name = ?",
                Instant.now().getEpochSecond(),
                key);
        becomes(401, token, "/users/1");
        assertEquals(401, tokenAnswer(api(), key).status());
    }

    @Test
    default void aRightThatIsGivenOrTakenActsOnTokensThatAreOut() {
        var user = Store.userWith("lead.read");
        var token = token(Store.newKey(user));
        assertEquals(403, with(token, "/users/1").status());
        Store.userWith("lead.read", "user.read");
        becomes(200, token, "/users/1");
        Store.userWith("lead.read");
        becomes(403, token, "/users/1");
    }

    @Test
    default void aKeyThatIsOverOrWhoseUserIsInactiveGetsNoToken() {
        var over = Store.newKey(2);
        Store.change(
                "UPDATE api_keys SET expires_at = ? WHERE name = ?",
                Instant.now().getEpochSecond() - 1,
                over);
        assertEquals(401, tokenAnswer(api(), over).status());
        var inactive = Store.number("SELECT MIN(id) FROM users WHERE status = 'inactive'");
        assertEquals(401, tokenAnswer(api(), Store.newKey(inactive)).status());
    }

    @Test
    default void aTokenThatIsOverOrNotOursIsA401() throws JOSEException, ParseException {
        var claims = SignedJWT.parse(api().token()).getJWTClaimsSet();
        var ours = Store.signingKey();
        var rsa = new RSASSASigner(ours);
        assertEquals(
                200, with(signed(claims, JWSAlgorithm.RS256, rsa), "/users/1").status());

        var now = Instant.now();
        refused(
                "The token has expired.",
                signed(
                        new JWTClaimsSet.Builder(claims)
                                .expirationTime(Date.from(now.minusSeconds(1)))
                                .build(),
                        JWSAlgorithm.RS256,
                        rsa));
        refused(
                "The token is not valid.",
                signed(new JWTClaimsSet.Builder(claims).expirationTime(null).build(), JWSAlgorithm.RS256, rsa));
        refused(
                "The token is not valid.",
                signed(new JWTClaimsSet.Builder(claims).issueTime(null).build(), JWSAlgorithm.RS256, rsa));
        refused(
                "The token is not valid.",
                signed(new JWTClaimsSet.Builder(claims).issuer("someone-else").build(), JWSAlgorithm.RS256, rsa));
        refused(
                "The token is not valid.",
                signed(claims, JWSAlgorithm.RS256, new RSASSASigner(new RSAKeyGenerator(2048).generate())));
        refused("The token is not valid.", signed(claims, JWSAlgorithm.RS512, rsa));
        // the open key taken for a shared secret
        refused(
                "The token is not valid.",
                signed(
                        claims,
                        JWSAlgorithm.HS256,
                        new MACSigner(ours.toRSAPublicKey().getEncoded())));
    }

    private static String signed(JWTClaimsSet claims, JWSAlgorithm algorithm, JWSSigner signer) throws JOSEException {
        var token = new SignedJWT(new JWSHeader(algorithm), claims);
        token.sign(signer);
        return token.serialize();
    }

    private void refused(String detail, String token) {
        var answer = with(token, "/users/1").expect(401);
        answer.isProblem(401, "Unauthorized", detail, "/users/1");
        assertEquals("Bearer", answer.header("www-authenticate"));
    }

    private void becomes(int status, String token, String path) {
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            while (with(token, path).status() != status) {
                Thread.onSpinWait();
            }
        });
    }

    private Answer with(String token, String path) {
        return api().send("GET", path, null, "Authorization", "Bearer " + token);
    }

    private String token(String key) {
        return tokenOf(api(), key);
    }

    /** A token for a key that has the secret of the sample key. */
    static String tokenOf(Api api, String key) {
        return tokenAnswer(api, key).expect(200).json().getString("access_token");
    }

    private static Answer tokenAnswer(Api api, String key) {
        return api.send(
                "POST", TokenTests.KEY_PATH, "grant_type=client_credentials", "Authorization", Api.basic(key, "demo"));
    }
}
