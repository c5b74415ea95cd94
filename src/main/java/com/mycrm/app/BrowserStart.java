package com.mycrm.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/** Leads a browser from the root of the service to its documentation. For other clients the root is no address. */
@Provider
@PreMatching
@ApplicationScoped
public class BrowserStart implements ContainerRequestFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD");

    @Override
    public void filter(ContainerRequestContext request) {
        var isRoot = request.getUriInfo().getPath().replace("/", "").isEmpty();
        if (isRoot && READING.contains(request.getMethod()) && acceptsHtml(request)) {
            request.abortWith(Response.status(Response.Status.FOUND)
                    .header("Location", "docs") // relative, so that it holds under a context path
                    .header("Vary", "Accept")
                    .build());
        }
    }

    private static boolean acceptsHtml(ContainerRequestContext request) {
        return request.getAcceptableMediaTypes().stream()
                .anyMatch(type -> !type.isWildcardType()
                        && !type.isWildcardSubtype()
                        && MediaType.TEXT_HTML_TYPE.isCompatible(type));
    }
}
