package com.mycrm.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;

/** RSA keys of the tests, and tokens signed with them. Generating a key takes long, so that there are two. */
final class TestKeys {

    static final RSAKey OURS = generate("ours");
    static final RSAKey OTHER = generate("other");

    private TestKeys() {}

    /** This service's tokens, signed with {@link #OURS}. */
    static Tokens tokens() {
        var tokens = new Tokens();
        tokens.signingKey = new SigningKey() {
            @Override
            RSAKey get() {
                return OURS;
            }
        };
        return tokens;
    }

    static SignedJWT signed(JWTClaimsSet claims, RSAKey key) {
        try {
            return signed(claims, new JWSHeader(JWSAlgorithm.RS256), new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A token as a client sends it. */
    static SignedJWT signed(JWTClaimsSet claims, JWSHeader header, JWSSigner signer) {
        try {
            var token = new SignedJWT(header, claims);
            token.sign(signer);
            return SignedJWT.parse(token.serialize());
        } catch (JOSEException | ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey generate(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
