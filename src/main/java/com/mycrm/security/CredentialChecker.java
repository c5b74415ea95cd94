package com.mycrm.security;

import com.mycrm.api.problem.ProblemException;
import com.mycrm.persistence.Conditions;
import com.mycrm.security.Credentials.Secret;
import com.mycrm.security.TokenRequest.Login;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Checks secrets: throttled, at the same cost whether there is such a key or not, and counted where they are wrong. */
@ApplicationScoped
class CredentialChecker {

    @Inject
    Throttle throttle;

    @Inject
    Secrets secrets;

    @EJB
    Credentials credentials;

    @Inject
    RefusedTokenMetrics refused;

    /** The key with that secret. */
    Secret key(Login key) {
        return check(
                        "key:" + key.name(),
                        key.secret(),
                        credentials.ofKey(key.name()),
                        List.of(Secret::hash, Secret::formerHash))
                .orElseThrow(() -> OAuthError.INVALID_CLIENT.because("The key or its secret is wrong."));
    }

    /** The user with that e-mail and password. */
    Secret user(Login login) {
        return check(
                        "login:" + Conditions.key(login.name()),
                        login.secret(),
                        credentials.ofLogin(login.name()),
                        List.of(Secret::hash))
                .orElseThrow(() -> OAuthError.INVALID_GRANT.because("The user name or the password is wrong."));
    }

    private Optional<Secret> check(
            String name, String given, Optional<Secret> kept, List<Function<Secret, String>> hashes) {
        try {
            throttle.check(name);
        } catch (ProblemException e) {
            refused.count("throttled");
            throw OAuthError.SLOW_DOWN.because(e.getMessage(), List.of(), e.headers());
        }
        // A wrong secret is held against as many hashes where there is none.
        if (hashes.stream()
                .anyMatch(hash -> secrets.verify(given, kept.map(hash).orElse(null)))) {
            throttle.succeeded(name);
            return kept;
        }
        throttle.failed(name);
        refused.count("credentials");
        return Optional.empty();
    }
}
