package com.mycrm.api;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

/**
 * Makes RESTEasy, the Jakarta REST of WildFly and Open Liberty, match a request with a method of a resource as Jersey
 * does. {@link AcceptRequest} does the same for what it reads earlier.
 */
@Provider
@PreMatching
@Priority(ResteasyRequests.FIRST)
@ApplicationScoped
public class ResteasyRequests implements ContainerRequestFilter {

    /** Before {@link MethodOverride}, which looks at the method. */
    static final int FIRST = -1;

    /** The property of a request whose type is not the client's. */
    private static final String UNTYPED = "leads.untyped";

    @Inject
    HttpServletRequest servlet;

    @Override
    public void filter(ContainerRequestContext request) {
        if (isInOtherCase(servlet.getMethod(), request.getMethod())) {
            request.setMethod(servlet.getMethod());
        }
        if (request.getHeaderString(HttpHeaders.CONTENT_TYPE) == null) {
            request.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.WILDCARD);
            request.setProperty(UNTYPED, true);
        }
    }

    /** Methods are case-sensitive (RFC 9110, section 9.1), and RESTEasy takes get for GET. */
    private static boolean isInOtherCase(String given, String understood) {
        return given.equalsIgnoreCase(understood) && !given.equals(understood);
    }

    /** Removes the type of a request that has none, after it was matched: without one it would be 415. */
    static void removeType(ContainerRequestContext request) {
        if (request.getProperty(UNTYPED) != null) {
            request.getHeaders().remove(HttpHeaders.CONTENT_TYPE);
        }
    }
}
