package com.mycrm.api;

import com.mycrm.api.problem.Problems;
import com.mycrm.api.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Refuses, with 400, query parameters that a write would ignore while its client relies on them: all parameters of a
 * DELETE, and {@code dry_run}, in any spelling, of a write that is not {@link DryRunnable}.
 */
@Provider
@ApplicationScoped
public class WriteParametersFeature implements DynamicFeature {

    private static final String DRY_RUN = "dryrun";

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        var method = resource.getResourceMethod();
        if (method.isAnnotationPresent(DELETE.class)) {
            context.register(new Refusal(name -> true));
        } else if (Stream.of(POST.class, PUT.class, PATCH.class).anyMatch(method::isAnnotationPresent)
                && !method.isAnnotationPresent(DryRunnable.class)) {
            context.register(new Refusal(WriteParametersFeature::isDryRun));
        }
    }

    private static boolean isDryRun(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "").equals(DRY_RUN);
    }

    private record Refusal(Predicate<String> isRefused) implements ContainerRequestFilter {

        @Override
        public void filter(ContainerRequestContext request) {
            var refused = request.getUriInfo().getQueryParameters().keySet().stream()
                    .filter(isRefused)
                    .sorted()
                    .map(name -> Violation.parameter(name, "is unknown here, and nothing was changed"))
                    .toList();
            if (!refused.isEmpty()) {
                throw Problems.badRequest(refused);
            }
        }
    }
}
