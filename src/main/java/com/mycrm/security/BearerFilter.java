package com.mycrm.security;

import com.mycrm.api.ActorName;
import com.mycrm.api.ClientAddress;
import com.mycrm.api.RequestFilter;
import com.mycrm.api.problem.ProblemException;
import com.mycrm.api.problem.Problems;
import com.mycrm.config.Setting;
import com.mycrm.config.Settings;
import com.mycrm.persistence.DatabaseException;
import com.mycrm.security.Tokens.TokenRefused;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;

/**
 * Finds the caller of a request by its bearer token (RFC 6750), or by an API key and its secret (RFC 7617) where
 * {@code LEADS_BASIC_AUTH} allows them or the protocol has no tokens.
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

    private static final Duration RETRY = Duration.ofSeconds(2);

    @Inject
    HeaderCallers callers;

    @Inject
    RefusedTokenMetrics refused;

    @Inject
    HttpServletRequest servlet;

    @Override
    public void filter(ContainerRequestContext request) {
        var header = request.getHeaderString("Authorization");
        if (header == null
                || !HeaderCallers.isToken(header) && !(HeaderCallers.isKey(header) && isBasicTaken(request))) {
            return;
        }
        if (RequestFilter.needsNoDatabase(servlet)) {
            return; // health has two threads, and they do not wait for the database or for the hash of a secret
        }
        try {
            var caller = callers.of(header, () -> ClientAddress.of(servlet));
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

    /** The token addresses read such a header themselves. */
    private static boolean isBasicTaken(ContainerRequestContext request) {
        return (request.getProperty(ActorName.BASIC_ALLOWED) != null || Settings.isOn(Setting.BASIC_AUTH))
                && !request.getUriInfo().getPath().endsWith(TokenResource.LOGIN_PATH);
    }

    /** 503 for a token that may be good, but cannot be checked at the moment. */
    static ProblemException cannotCheck() {
        return Problems.unavailable("Who is calling cannot be checked at the moment.", RETRY);
    }
}
