package com.mycrm.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.mycrm.config.Setting;
import com.mycrm.config.Settings;
import com.mycrm.persistence.DatabaseClock;
import com.mycrm.security.Tokens.Holder;
import com.mycrm.security.Tokens.TokenRefused;
import com.mycrm.security.Tokens.VerifiedToken;
import com.nimbusds.jwt.SignedJWT;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the caller to whom a token was issued.
 *
 * <p>A verified token is cached until it expires. What its holder may do is read again after {@link
 * Setting#RIGHTS_DELAY}, so that a revocation acts on every node within that time.
 */
@ApplicationScoped
class CallerResolver {

    private static final int CACHE_SIZE = 10_000;

    /**
     * A token in its one form (RFC 7515, section 3.1). The library passes over other characters in a signature, so that
     * one token would be any number of long ones, each of them kept.
     */
    private static final Pattern FORM = Pattern.compile("[\\w-]++\\.[\\w-]++\\.[\\w-]++");

    @Inject
    Tokens tokens;

    @Inject
    IdentityProvider identityProvider;

    @Inject
    CredentialStore credentials;

    private final Cache<String, VerifiedToken> verifiedTokens = Caffeine.newBuilder()
            .maximumSize(CACHE_SIZE)
            .expireAfter(Expiry.<String, VerifiedToken>creating(
                    (text, token) -> Duration.between(DatabaseClock.now(), token.expires())))
            .build();

    private final LoadingCache<Holder, Optional<Set<String>>> grants = Caffeine.newBuilder()
            .maximumSize(CACHE_SIZE)
            .expireAfterWrite(Settings.duration(Setting.RIGHTS_DELAY))
            .build(holder -> credentials.rightsOf(holder));

    Caller resolve(String text) throws TokenRefused {
        var token = verifiedTokens.getIfPresent(text);
        if (token == null) {
            token = verify(text);
            verifiedTokens.put(text, token);
        }
        if (token.holder() == null) {
            return new Caller(token.name(), null, token.rights());
        }
        return of(token.name(), token.holder());
    }

    /** The caller of a key or a login that was checked. */
    Caller of(String name, Holder holder) throws TokenRefused {
        var rights = grants.get(holder).orElseThrow(TokenRefused::revoked);
        return new Caller(name, holder.userId(), holder.keyId(), rights);
    }

    /** Checks the holder of a token by what the database has now. */
    void checkHolder(VerifiedToken token) throws TokenRefused {
        credentials.rightsOf(token.holder()).orElseThrow(TokenRefused::revoked);
    }

    /** Drops the cached grants, so that a change made on this node acts on it at once. */
    void forgetGrants() {
        grants.invalidateAll();
    }

    private VerifiedToken verify(String text) throws TokenRefused {
        if (!FORM.matcher(text).matches()) {
            throw TokenRefused.bad();
        }
        try {
            var token = SignedJWT.parse(text);
            return identityProvider.isIssuer(token.getJWTClaimsSet().getIssuer())
                    ? identityProvider.verify(token)
                    : tokens.verify(token, Tokens.Use.ACCESS);
        } catch (ParseException e) {
            throw TokenRefused.bad();
        }
    }
}
