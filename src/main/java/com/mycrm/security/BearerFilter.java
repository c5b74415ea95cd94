package com.mycrm.security;

import com.mycrm.api.ActorName;
import com.mycrm.api.problem.ProblemException;
import com.mycrm.api.problem.Problems;
import com.mycrm.persistence.DatabaseException;
import com.mycrm.security.Tokens.TokenRefused;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;

/**
 * Finds the caller of a request by its bearer token (RFC 6750).
 *
 * <p>It refuses nothing itself: a resource that is open to everybody ignores a bad token, and {@link RightsFeature}
 * answers for the others. It is no authentication mechanism of the container, because the container looks its mechanism
 * up by name twice per request; nor the server's MicroProfile JWT, which verifies the signature with each request.
 */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION)
@ApplicationScoped
public class BearerFilter implements ContainerRequestFilter {

    /** Request attribute: the {@link Caller}. */
    static final String CALLER = "leads.auth.caller";

    /** Request attribute: the {@link ProblemException} that explains why there is no caller. */
    static final String REFUSAL = "leads.auth.refusal";

    private static final String SCHEME = "Bearer ";
    private static final Duration RETRY = Duration.ofSeconds(2);

    @Inject
    CallerResolver callers;

    @Inject
    RefusedTokenMetrics refused;

    @Override
    public void filter(ContainerRequestContext request) {
        var header = request.getHeaderString("Authorization");
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return;
        }
        try {
            var caller = callers.resolve(header.substring(SCHEME.length()).strip());
            request.setProperty(CALLER, caller);
            request.setProperty(ActorName.ATTRIBUTE, caller.name());
            request.setProperty(ActorName.USER_ATTRIBUTE, caller.userId());
            request.setProperty(ActorName.RIGHTS_ATTRIBUTE, caller.rights());
        } catch (TokenRefused e) {
            refused.count(e.reason());
            request.setProperty(REFUSAL, Problems.unauthorized(e.getMessage()));
        } catch (DatabaseException e) {
            request.setProperty(REFUSAL, cannotCheck());
        } catch (ProblemException e) {
            request.setProperty(REFUSAL, e);
        }
    }

    /** 503 for a token that may be good, but cannot be checked at the moment. */
    static ProblemException cannotCheck() {
        return Problems.unavailable("Who is calling cannot be checked at the moment.", RETRY);
    }
}
