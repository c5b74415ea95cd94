package com.mycrm.api;

import com.mycrm.api.problem.ProblemException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Locale;

/**
 * Gives a POST request the method that {@code X-HTTP-Method-Override} names: some gateways send nothing but GET and
 * POST. Another value is 400.
 */
@Provider
@PreMatching
@Priority(0)
@ApplicationScoped
public class MethodOverride implements ContainerRequestFilter {

    private static final String HEADER = "X-HTTP-Method-Override";
    private static final List<String> TAKEN = List.of(HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

    @Override
    public void filter(ContainerRequestContext request) {
        var header = request.getHeaderString(HEADER);
        if (header != null && request.getMethod().equals(HttpMethod.POST)) {
            var method = header.strip().toUpperCase(Locale.ROOT);
            if (!TAKEN.contains(method)) {
                throw new ProblemException(
                        400, "The header " + HEADER + " takes one of " + String.join(", ", TAKEN) + ".");
            }
            request.setMethod(method);
        }
    }
}
