package com.mycrm.security;

import com.mycrm.config.Setting;
import com.mycrm.config.Settings;
import com.mycrm.persistence.DatabaseClock;
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
import java.util.Set;

/**
 * Issues and verifies this service's own tokens: JWTs (RFC 7519) signed by RS256.
 *
 * <p>A token names its holder. It has no rights in it, so that a changed right acts on tokens that were issued before.
 */
@ApplicationScoped
class Tokens {

    /** An access token gives access to resources, a refresh token gives access tokens. */
    enum Use {
        ACCESS,
        REFRESH
    }

    /**
     * To whom a token of this service is issued. It ends with that secret or login.
     *
     * @param keyId the API key; null for a login
     * @param serial the number of the key's secret; for a login its id in {@link LoginSessions}
     */
    record Holder(long userId, Long keyId, long serial) {}

    /**
     * The claims of a token whose signature and expiry have been checked.
     *
     * @param id of the token; null for an identity provider's
     * @param name of the caller, for logs and histories
     * @param holder null for an identity provider's token
     * @param rights those of an identity provider's token; null for this service's own
     */
    record VerifiedToken(String id, String name, Holder holder, Set<String> rights, Instant expires) {}

    /** A token that is not accepted. The message helps its client and tells an attacker nothing. */
    static final class TokenRefused extends Exception {

        private static final long serialVersionUID = 1L;

        private final String reason;

        private TokenRefused(String reason, String message) {
            super(message, null, false, false);
            this.reason = reason;
        }

        static TokenRefused expired() {
            return new TokenRefused("expired", "The token has expired.");
        }

        static TokenRefused bad() {
            return new TokenRefused("bad", "The token is not valid.");
        }

        static TokenRefused revoked() {
            return new TokenRefused(
                    "revoked", "The key, login or user that the token was issued to is no longer valid.");
        }

        /** One word, for metrics. */
        String reason() {
            return reason;
        }
    }

    private static final String USE = "token_use";
    private static final String KEY = "key_id";
    private static final String SERIAL = "serial";
    private static final String NAME = "upn";

    private final String issuer = Settings.text(Setting.TOKEN_ISSUER);

    @Inject
    SigningKey signingKey;

    /**
     * Issues a token.
     *
     * @param id of the token
     * @param name of the caller, for logs and histories
     */
    String issue(Use use, String id, String name, Holder holder, Duration life) {
        var now = DatabaseClock.now();
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject(Long.toString(holder.userId()))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(life)))
                .jwtID(id)
                .claim(USE, use.name())
                .claim(NAME, name)
                .claim(KEY, holder.keyId())
                .claim(SERIAL, holder.serial())
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
            // The algorithm must be ours: a token that names another one, or none, could have been signed by anybody.
            if (!JWSAlgorithm.RS256.equals(token.getHeader().getAlgorithm())
                    || !token.verify(new RSASSAVerifier(signingKey.get().toRSAPublicKey()))) {
                throw TokenRefused.bad();
            }
            return verify(token.getJWTClaimsSet(), use);
        } catch (JOSEException | ParseException | IllegalArgumentException e) {
            throw TokenRefused.bad();
        }
    }

    private VerifiedToken verify(JWTClaimsSet claims, Use use) throws ParseException, TokenRefused {
        if (!issuer.equals(claims.getIssuer())
                || !use.name().equals(claims.getStringClaim(USE))
                || claims.getIssueTime() == null
                || claims.getExpirationTime() == null
                || claims.getLongClaim(SERIAL) == null) {
            throw TokenRefused.bad();
        }
        var expires = claims.getExpirationTime().toInstant();
        if (!expires.isAfter(DatabaseClock.now())) {
            throw TokenRefused.expired();
        }
        var holder =
                new Holder(Long.parseLong(claims.getSubject()), claims.getLongClaim(KEY), claims.getLongClaim(SERIAL));
        return new VerifiedToken(claims.getJWTID(), claims.getStringClaim(NAME), holder, null, expires);
    }
}
