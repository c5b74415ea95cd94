package com.mycrm.auth;

import com.mycrm.auth.Credentials.Secret;
import com.mycrm.auth.TokenRequest.Login;
import com.mycrm.problem.ProblemException;
import com.mycrm.query.Where;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Checks secrets: throttled, at the same cost whether there is such a key or not, and counted where they are wrong. */
@ApplicationScoped
class Logins {

    @Inject
    Throttle throttle;

    @Inject
    Secrets secrets;

    @Inject
    Credentials credentials;

    @Inject
    RefusedTokens refused;

    /** The key with that secret. */
    Secret key(Login key) {
        return check("key:" + key.name(), key.secret(), credentials.ofKey(key.name()))
                .orElseThrow(() -> OAuthFault.INVALID_CLIENT.because("The key or its secret is wrong."));
    }

    /** The user with that e-mail and password. */
    Secret user(Login login) {
        return check("login:" + Where.key(login.name()), login.secret(), credentials.ofLogin(login.name()))
                .orElseThrow(() -> OAuthFault.INVALID_GRANT.because("The user name or the password is wrong."));
    }

    private Optional<Secret> check(String name, String given, Optional<Secret> kept) {
        try {
            throttle.check(name);
        } catch (ProblemException e) {
            refused.count("throttled");
            throw OAuthFault.SLOW_DOWN.because(e.getMessage(), List.of(), e.headers());
        }
        if (secrets.verify(given, kept.map(Secret::hash).orElse(null))) {
            throttle.succeeded(name);
            return kept;
        }
        throttle.failed(name);
        refused.count("credentials");
        return Optional.empty();
    }
}
