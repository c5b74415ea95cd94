package com.mycrm.api;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

/**
 * Lets a request without {@code Content-Type} reach any method of its address: Jersey matches it with what each
 * consumes, and RESTEasy answers 415. {@link RequestBodies} removes the type that stands for none.
 */
@Provider
@PreMatching
@Priority(0)
@ApplicationScoped
public class UntypedBody implements ContainerRequestFilter {

    /** The property of a request whose type is not the client's. */
    private static final String UNTYPED = "leads.untyped";

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getHeaderString(HttpHeaders.CONTENT_TYPE) == null) {
            request.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.WILDCARD);
            request.setProperty(UNTYPED, true);
        }
    }

    static void remove(ContainerRequestContext request) {
        if (request.getProperty(UNTYPED) != null) {
            request.getHeaders().remove(HttpHeaders.CONTENT_TYPE);
        }
    }
}
