package com.mycrm.security;

import com.mycrm.api.ActorName;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;

/**
 * Finds out who sends a request, from its bearer token (RFC 6750).
 *
 * <p>It never answers by itself: a resource that anybody may see takes no notice of a bad token, and {@link RightsFeature}
 * answers for the others. No authentication mechanism of the container, which looks its mechanism up by name twice for each
 * request; and not the server's MicroProfile JWT, which verifies the signature each time.
 */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION)
@ApplicationScoped
public class BearerFilter implements ContainerRequestFilter {

    /** Request attributes: the {@link Caller}, its name for the log, and why there is none. */
    static final String CALLER = "leads.auth.caller";

    static final String NAME = ActorName.ATTRIBUTE;
    static final String REFUSED = "leads.refused";

    private static final String SCHEME = "Bearer ";

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
            var caller = callers.of(header.substring(SCHEME.length()).strip());
            request.setProperty(CALLER, caller);
            request.setProperty(NAME, caller.name());
        } catch (TokenRefused e) {
            refused.count(e.reason());
            request.setProperty(REFUSED, e.getMessage());
        } catch (CredentialsUnavailable e) {
            request.setProperty(REFUSED, e);
        }
    }
}
