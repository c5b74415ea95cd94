package com.mycrm.security;

import com.mycrm.api.problem.ProblemException;
import com.mycrm.persistence.Conditions;
import com.mycrm.security.CredentialStore.Secret;
import com.mycrm.security.TokenRequest.Credentials;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Checks the credentials of token requests: it throttles guesses, counts wrong secrets, and takes the same time whether
 * the key or login exists or not.
 */
@ApplicationScoped
class CredentialChecker {

    @Inject
    Throttle throttle;

    @Inject
    Secrets secrets;

    @Inject
    CredentialStore store;

    @Inject
    RefusedTokenMetrics refused;

    Secret checkKey(Credentials given) {
        return check(
                        "key:" + given.name(),
                        given.secret(),
                        store.secretOfKey(given.name()),
                        List.of(Secret::hash, Secret::formerHash))
                .orElseThrow(() -> OAuthError.INVALID_CLIENT.toException("The key or its secret is wrong."));
    }

    Secret checkLogin(Credentials given) {
        return check(
                        "login:" + Conditions.key(given.name()),
                        given.secret(),
                        store.secretOfLogin(given.name()),
                        List.of(Secret::hash))
                .orElseThrow(() -> OAuthError.INVALID_GRANT.toException("The user name or the password is wrong."));
    }

    private Optional<Secret> check(
            String subject, String given, Optional<Secret> stored, List<Function<Secret, String>> hashes) {
        try {
            throttle.check(subject);
        } catch (ProblemException e) {
            refused.count("throttled");
            throw OAuthError.SLOW_DOWN.toException(e.getMessage(), List.of(), e.headers());
        }
        // If nothing is stored, the given secret is compared as often as if it were.
        if (hashes.stream()
                .anyMatch(hash -> secrets.verify(given, stored.map(hash).orElse(null)))) {
            throttle.recordSuccess(subject);
            return stored;
        }
        throttle.recordFailure(subject);
        refused.count("credentials");
        return Optional.empty();
    }
}
