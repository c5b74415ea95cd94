package com.mycrm.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mycrm.api.problem.FailureLog;
import com.mycrm.api.problem.ProblemException;
import com.mycrm.api.text.CanonicalText;
import com.mycrm.persistence.DatabaseException;
import com.mycrm.persistence.TransactionConflict;
import com.mycrm.security.CredentialStore.Secret;
import com.mycrm.security.Throttle.Attempt;
import com.mycrm.security.TokenRequest.Credentials;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.util.List;
import java.util.Optional;

/**
 * Checks the credentials of requests: it throttles guesses, counts wrong secrets, and takes the same time whether the
 * key or login exists or not. It keeps when a key was used.
 *
 * <p>A secret that was right lately is accepted without a slow hash and is not throttled, so that known clients do not
 * wait behind others that guess.
 */
@ApplicationScoped
class CredentialChecker {

    private static final Logger LOG = System.getLogger(CredentialChecker.class.getName());

    /** Longer names than their columns take cannot exist, and are not looked for. */
    private static final int LONGEST_KEY = 100;

    private static final int LONGEST_LOGIN = 190;

    /** A key has two secrets while a rotation is under way. */
    private static final int SECRETS_OF_KEY = 2;

    private static final int MOST_USED = 10_000;

    @Inject
    Throttle throttle;

    @Inject
    Secrets secrets;

    @Inject
    CredentialStore store;

    @Inject
    RefusedTokenMetrics refused;

    /** The keys whose use is not kept again yet: each request has a key where clients use HTTP Basic. */
    private final Cache<Long, Boolean> used = Caffeine.newBuilder()
            .maximumSize(MOST_USED)
            .expireAfterWrite(CredentialStore.USE_INTERVAL)
            .build();

    /** @param address of the client */
    Secret checkKey(Credentials given, String address) {
        var isPossible = given.name().length() <= LONGEST_KEY;
        var attempt = new Attempt(isPossible ? "key:" + given.name() : null, address);
        var stored = isPossible ? store.secretsOfKey(given.name()) : List.<Secret>of();
        var key = check(attempt, given.secret(), stored, SECRETS_OF_KEY)
                .orElseThrow(() -> OAuthError.INVALID_CLIENT.toException("The key or its secret is wrong."));
        if (used.asMap().putIfAbsent(key.keyId(), true) == null) {
            markUsed(key.keyId());
        }
        return key;
    }

    /** A key is worth no less where a read-only server does not keep the time of its last use. */
    private void markUsed(long keyId) {
        try {
            TransactionConflict.run(() -> store.markUsed(keyId));
        } catch (DatabaseException | TransactionConflict e) {
            FailureLog.log(LOG, "The last use of an API key was not kept", e);
        }
    }

    /** @param address of the client */
    Secret checkLogin(Credentials given, String address) {
        var isPossible = given.name().length() <= LONGEST_LOGIN;
        var attempt = new Attempt(isPossible ? "login:" + CanonicalText.key(given.name()) : null, address);
        return check(attempt, given.secret(), isPossible ? store.secretsOfLogin(given.name()) : List.of(), 1)
                .orElseThrow(() -> OAuthError.INVALID_GRANT.toException("The user name or the password is wrong."));
    }

    private Optional<Secret> check(Attempt attempt, String given, List<Secret> stored, int checks) {
        var known = stored.stream()
                .filter(secret -> secrets.isKnown(given, secret.hash()))
                .findFirst();
        if (known.isPresent()) {
            return known;
        }
        checkThrottle(attempt);
        var hashes = stored.stream().map(Secret::hash).toList();
        var match = attempt.name() == null
                ? Optional.<String>empty()
                : secrets.match(given, hashes, checks, attempt.address());
        if (match.isEmpty()) {
            throttle.recordFailure(attempt);
            refused.count("credentials");
            return Optional.empty();
        }
        throttle.recordSuccess(attempt);
        return stored.stream()
                .filter(secret -> secret.hash().equals(match.get()))
                .findFirst();
    }

    private void checkThrottle(Attempt attempt) {
        try {
            throttle.check(attempt);
        } catch (ProblemException e) {
            refused.count("throttled");
            throw OAuthError.SLOW_DOWN.toException(e.getMessage(), List.of(), e.headers());
        }
    }
}
