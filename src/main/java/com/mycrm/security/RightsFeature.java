package com.mycrm.security;

import com.mycrm.api.problem.ProblemException;
import com.mycrm.api.problem.Problems;
import jakarta.annotation.Priority;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import java.util.List;

/**
 * Lets a request through to a resource method only with a right that {@link RolesAllowed} names on it, or where
 * {@link PermitAll} stands. A method that says nothing is closed.
 */
@Provider
public class RightsFeature implements DynamicFeature {

    /** No right has this name, so that nobody has it. */
    private static final String NOBODY = "none";

    private static final Duration RETRY = Duration.ofSeconds(2);

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        var method = resource.getResourceMethod();
        // The answers to OPTIONS are the server's own methods, and open.
        var ours = resource.getResourceClass().getPackageName().startsWith("com.mycrm");
        if (ours && !method.isAnnotationPresent(PermitAll.class)) {
            var allowed = method.getAnnotation(RolesAllowed.class);
            context.register(new Gate(allowed == null ? List.of(NOBODY) : List.of(allowed.value())));
        }
    }

    @Priority(Priorities.AUTHORIZATION)
    private record Gate(List<String> rights) implements ContainerRequestFilter {

        @Override
        public void filter(ContainerRequestContext request) {
            if (!(request.getProperty(BearerFilter.CALLER) instanceof Caller caller)) {
                throw refusal(request.getProperty(BearerFilter.REFUSED));
            }
            if (rights.stream().noneMatch(caller.rights()::contains)) {
                throw Problems.forbidden(String.join(" or ", rights));
            }
            request.setSecurityContext(new CallerSecurityContext(caller, request.getSecurityContext()));
        }

        private static ProblemException refusal(Object reason) {
            if (reason instanceof CredentialsUnavailable) {
                return Problems.unavailable("Who is calling cannot be checked at the moment.", RETRY);
            }
            return Problems.unauthorized(reason == null ? "This needs a bearer token." : reason.toString());
        }
    }
}
