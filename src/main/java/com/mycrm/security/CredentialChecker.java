package com.mycrm.security;

import com.mycrm.api.problem.ProblemException;
import com.mycrm.api.text.CanonicalText;
import com.mycrm.security.CredentialStore.Secret;
import com.mycrm.security.Throttle.Attempt;
import com.mycrm.security.TokenRequest.Credentials;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * Checks the credentials of token requests: it throttles guesses, counts wrong secrets, and takes the same time whether
 * the key or login exists or not.
 *
 * <p>A secret that was right lately is accepted without a slow hash and is not throttled, so that known clients do not
 * wait behind others that guess.
 */
@ApplicationScoped
class CredentialChecker {

    /** Longer names than their columns take cannot exist, and are not looked for. */
    private static final int LONGEST_KEY = 100;

    private static final int LONGEST_LOGIN = 190;

    /** A key has two secrets while a rotation is under way. */
    private static final int SECRETS_OF_KEY = 2;

    @Inject
    Throttle throttle;

    @Inject
    Secrets secrets;

    @Inject
    CredentialStore store;

    @Inject
    RefusedTokenMetrics refused;

    /** @param address of the client */
    Secret checkKey(Credentials given, String address) {
        var isPossible = given.name().length() <= LONGEST_KEY;
        var attempt = new Attempt(isPossible ? "key:" + given.name() : null, address);
        return check(attempt, given.secret(), isPossible ? store.secretsOfKey(given.name()) : List.of(), SECRETS_OF_KEY)
                .orElseThrow(() -> OAuthError.INVALID_CLIENT.toException("The key or its secret is wrong."));
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
