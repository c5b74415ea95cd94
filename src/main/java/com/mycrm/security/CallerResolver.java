package com.mycrm.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.mycrm.config.Setting;
import com.mycrm.config.Settings;
import com.mycrm.security.Credentials.Grant;
import com.nimbusds.jwt.SignedJWT;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Tells who a token's bearer is. A token is verified once and remembered until it expires; what its key or login may do is
 * looked up again after {@link Setting#RIGHTS_DELAY}, so that revoking acts on every node within that time.
 */
@ApplicationScoped
class CallerResolver {

    private static final int REMEMBERED = 10_000;

    private record Holder(long userId, Long keyId) {}

    @Inject
    Tokens tokens;

    @Inject
    IdentityProvider identityProvider;

    @EJB
    Credentials credentials;

    private final Cache<String, VerifiedToken> verified = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfter(Expiry.<String, VerifiedToken>creating(
                    (token, known) -> Duration.between(Instant.now(), known.expires())))
            .build();

    private final LoadingCache<Holder, Optional<Grant>> grants = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(Settings.duration(Setting.RIGHTS_DELAY))
            .build(holder -> credentials.grant(holder.userId, holder.keyId));

    /** @throws CredentialsUnavailable where the database cannot be asked */
    Caller of(String token) throws TokenRefused {
        var known = verified.getIfPresent(token);
        if (known == null) {
            known = verify(token);
            verified.put(token, known);
        }
        if (known.userId() == null) {
            return new Caller(known.name(), null, known.rights());
        }
        return new Caller(
                known.name(),
                known.userId(),
                checked(known, grants.get(holder(known))).rights());
    }

    /** Of a request that was let through. */
    static Caller of(HttpServletRequest request) {
        return (Caller) request.getAttribute(BearerFilter.CALLER);
    }

    /** The grant of a token's holder as it is at this moment. */
    Grant currentGrant(VerifiedToken known) throws TokenRefused {
        return checked(known, credentials.grant(known.userId(), known.keyId()));
    }

    /** Lets what was changed on this node act on it at once. */
    void forget() {
        grants.invalidateAll();
    }

    private static Holder holder(VerifiedToken known) {
        return new Holder(known.userId(), known.keyId());
    }

    /** A login's token ends with the password that got it. */
    private static Grant checked(VerifiedToken known, Optional<Grant> found) throws TokenRefused {
        var grant = found.orElseThrow(TokenRefused::revoked);
        if (known.issued().isBefore(grant.passwordSetAt())) {
            throw TokenRefused.revoked();
        }
        return grant;
    }

    private VerifiedToken verify(String token) throws TokenRefused {
        try {
            var parsed = SignedJWT.parse(token);
            return identityProvider.issued(parsed.getJWTClaimsSet().getIssuer())
                    ? identityProvider.verify(parsed)
                    : tokens.verify(parsed, Tokens.Use.ACCESS);
        } catch (ParseException e) {
            throw TokenRefused.bad();
        }
    }
}
