package com.mycrm.security;

import com.mycrm.config.Setting;
import com.mycrm.config.Settings;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

/** Issues this service's tokens, RS256 JWTs (RFC 7519), and verifies them. They say who the caller is, never what it may. */
@ApplicationScoped
class Tokens {

    /** What a token is good for: an access token opens resources, a refresh token gets access tokens. */
    enum Use {
        ACCESS,
        REFRESH
    }

    private static final String USE = "token_use";
    private static final String KEY = "key_id";
    private static final String NAME = "upn";

    private final String issuer = Settings.text(Setting.TOKEN_ISSUER);

    @Inject
    SigningKey signingKey;

    String issuer() {
        return issuer;
    }

    /**
     * @param name the caller as the log shows it
     * @param keyId the API key's id, null for a login
     * @param since when the secret was set: a token of it is never older, even by less than a token's times can tell
     */
    String issue(Use use, long userId, String name, Long keyId, Instant since, Duration life) {
        var clock = Instant.now();
        var now = clock.isBefore(since) ? since : clock;
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject(Long.toString(userId))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(life)))
                .jwtID(UUID.randomUUID().toString())
                .claim(USE, use.name())
                .claim(NAME, name)
                .claim(KEY, keyId)
                .build();
        var token = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims);
        try {
            token.sign(new RSASSASigner(signingKey.get()));
        } catch (JOSEException e) {
            throw new IllegalStateException("Cannot sign a token", e);
        }
        return token.serialize();
    }

    VerifiedToken verify(SignedJWT token, Use use) throws TokenRefused {
        try {
            // The algorithm is ours to choose, not the token's.
            if (!JWSAlgorithm.RS256.equals(token.getHeader().getAlgorithm())
                    || !token.verify(new RSASSAVerifier(signingKey.get().toRSAPublicKey()))) {
                throw TokenRefused.bad();
            }
            return verified(token.getJWTClaimsSet(), use);
        } catch (JOSEException | ParseException | IllegalArgumentException e) {
            throw TokenRefused.bad();
        }
    }

    private VerifiedToken verified(JWTClaimsSet claims, Use use) throws ParseException, TokenRefused {
        if (!issuer.equals(claims.getIssuer())
                || !use.name().equals(claims.getStringClaim(USE))
                || claims.getIssueTime() == null
                || claims.getExpirationTime() == null) {
            throw TokenRefused.bad();
        }
        var expires = claims.getExpirationTime().toInstant();
        if (!expires.isAfter(Instant.now())) {
            throw TokenRefused.expired();
        }
        return new VerifiedToken(
                claims.getStringClaim(NAME),
                Long.valueOf(claims.getSubject()),
                claims.getLongClaim(KEY),
                null,
                claims.getIssueTime().toInstant(),
                expires);
    }
}
