package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Contract, sections 5 and 6: the rights of a token, and when it stops to be valid. */
class RightsIT {

    private final Api api = TestServer.api();

    @Test
    void missingRightIs403WithItsName() {
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
                "property.read",
                "/locations",
                "property.read");
        for (var held : List.of("lead.read", "user.read", "property.read")) {
            var token = new Accounts(api).tokenWith(held);
            rights.forEach((path, right) -> {
                if (right.equals(held)) {
                    with(token, path).expect(200);
                } else {
                    with(token, path).isForbidden(right, path);
                }
            });
        }
    }

    @Test
    void tokenOfARevokedKeyIs401() {
        var key = Accounts.newKey(2);
        var token = api.tokenOf(key);
        assertEquals(200, with(token, "/users/1").status());
        Sql.update(
                "UPDATE api_keys SET revoked_at = ? WHERE name = ?",
                Instant.now().getEpochSecond(),
                key);
        becomes(401, token, "/users/1");
        assertEquals(401, api.requestToken(key, "demo").status());
    }

    @Test
    void changedRightsApplyToExistingTokens() {
        new Accounts(api).withUser("changed", user -> {
            Accounts.setRightsLater(user, "lead.read");
            var token = api.tokenOf(Accounts.newKey(user));
            assertEquals(403, with(token, "/users/1").status());
            Accounts.setRightsLater(user, "lead.read", "user.read");
            becomes(200, token, "/users/1");
            Accounts.setRightsLater(user, "lead.read");
            becomes(403, token, "/users/1");
        });
    }

    @Test
    void expiredKeyAndKeyOfAnInactiveUserGetNoToken() {
        var over = Accounts.newKey(2);
        Sql.update(
                "UPDATE api_keys SET expires_at = ? WHERE name = ?",
                Instant.now().getEpochSecond() - 60,
                over);
        assertEquals(401, api.requestToken(over, "demo").status());
        var inactive = Sql.number("SELECT MIN(id) FROM users WHERE status = 'inactive'");
        assertEquals(401, api.requestToken(Accounts.newKey(inactive), "demo").status());
    }

    @Test
    void expiredAndForgedTokensAre401() throws JOSEException, ParseException {
        var claims = SignedJWT.parse(api.token()).getJWTClaimsSet();
        var ours = Sql.signingKey();
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
        // the public key used as a shared secret
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
        Eventually.assertBecomes(status, () -> with(token, path).status());
    }

    private Answer with(String token, String path) {
        return api.send("GET", path, null, "Authorization", "Bearer " + token);
    }
}
