package com.mycrm.security;

import com.mycrm.api.problem.ProblemException;
import com.mycrm.api.problem.Problems;
import jakarta.annotation.Priority;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.Provider;
import java.security.Principal;
import java.util.List;

/**
 * Lets a caller reach a resource method that it has a right for: one that {@link RolesAllowed} names. {@link PermitAll}
 * opens a method to everybody; a method with neither annotation is closed to everybody.
 */
@Provider
@ApplicationScoped
public class RightsFeature implements DynamicFeature {

    /** In place of a right: open to every caller with a valid token. */
    static final String ANY_CALLER = "**";

    /** No right has this name, so nobody has it. */
    private static final String NOBODY = "none";

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        var method = resource.getResourceMethod();
        // The server's own methods answer OPTIONS, which is open.
        var isOurs = resource.getResourceClass().getPackageName().startsWith("com.mycrm");
        if (isOurs && !method.isAnnotationPresent(PermitAll.class)) {
            var allowed = method.getAnnotation(RolesAllowed.class);
            context.register(new Gate(allowed == null ? List.of(NOBODY) : List.of(allowed.value())));
        }
    }

    /** @param rights of which the caller must have one */
    @Priority(Priorities.AUTHORIZATION)
    record Gate(List<String> rights) implements ContainerRequestFilter {

        @Override
        public void filter(ContainerRequestContext request) {
            if (!(request.getProperty(BearerFilter.CALLER) instanceof Caller caller)) {
                throw request.getProperty(BearerFilter.REFUSAL) instanceof ProblemException refusal
                        ? refusal
                        : Problems.unauthorized("This needs a bearer token.");
            }
            if (!rights.contains(ANY_CALLER) && rights.stream().noneMatch(caller.rights()::contains)) {
                throw Problems.forbidden(String.join(" or ", rights));
            }
            request.setSecurityContext(new CallerContext(caller, request.getSecurityContext()));
        }
    }

    /** The caller as Jakarta REST shows it to resources. The server's own context knows none of our rights. */
    private record CallerContext(Caller caller, SecurityContext server) implements SecurityContext {

        @Override
        public Principal getUserPrincipal() {
            return caller::name;
        }

        @Override
        public boolean isUserInRole(String right) {
            return caller.rights().contains(right);
        }

        @Override
        public boolean isSecure() {
            return server.isSecure();
        }

        @Override
        public String getAuthenticationScheme() {
            return server.getAuthenticationScheme();
        }
    }
}
