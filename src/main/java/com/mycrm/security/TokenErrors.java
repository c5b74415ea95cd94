package com.mycrm.security;

import com.mycrm.api.problem.Problem;
import com.mycrm.api.problem.ProblemMembers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;
import java.util.Set;

/** Gives every error of the token addresses the members of RFC 6749, also those that the framework finds. */
@Provider
@PreMatching
@ApplicationScoped
public class TokenErrors implements ContainerRequestFilter {

    private static final Set<String> PATHS = Set.of(TokenResource.KEY_PATH, TokenResource.LOGIN_PATH);

    @Override
    public void filter(ContainerRequestContext request) {
        if (PATHS.contains(request.getUriInfo().getPath().replaceAll("^/|/$", ""))) {
            request.setProperty(ProblemMembers.ATTRIBUTE, (ProblemMembers) TokenErrors::members);
        }
    }

    private static Map<String, String> members(Problem problem) {
        return OAuthError.members(word(problem.status()), problem.detail());
    }

    private static String word(int status) {
        return switch (status) {
            case 503 -> "temporarily_unavailable";
            default -> status < 500 ? "invalid_request" : "server_error";
        };
    }
}
