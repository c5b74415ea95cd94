package com.mycrm.auth;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Tells the container who sends a request, from its bearer token (RFC 6750).
 *
 * <p>It never answers by itself: a resource that anybody may see takes no notice of a bad token, and {@link RightsFeature}
 * answers for the others. Ours and not the server's MicroProfile JWT, which verifies the signature on every request.
 */
@ApplicationScoped
public class BearerMechanism implements HttpAuthenticationMechanism {

    /** Request attributes: the {@link Caller}, its name for the log, and why there is none. */
    static final String CALLER = "leads.auth.caller";

    static final String NAME = "leads.caller";
    static final String REFUSED = "leads.refused";

    private static final String SCHEME = "Bearer ";

    @Inject
    Callers callers;

    @Inject
    RefusedTokens refused;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        var header = request.getHeader("Authorization");
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return context.doNothing();
        }
        try {
            var caller = callers.of(header.substring(SCHEME.length()).strip());
            request.setAttribute(CALLER, caller);
            request.setAttribute(NAME, caller.name());
            return context.notifyContainerAboutLogin(caller.name(), caller.rights());
        } catch (TokenRefused e) {
            refused.count(e.reason());
            request.setAttribute(REFUSED, e.getMessage());
        } catch (CredentialsUnavailable e) {
            request.setAttribute(REFUSED, e);
        }
        return context.doNothing();
    }
}
