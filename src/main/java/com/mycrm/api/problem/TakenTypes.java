package com.mycrm.api.problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The media types of bodies that addresses take, for the answer 415 of the framework, which names none. Those of each
 * PATCH are collected when the application starts.
 */
@Provider
@ApplicationScoped
public class TakenTypes implements DynamicFeature {

    /** A body of XML stands for one of JSON. */
    private static final String XML = ", " + MediaType.APPLICATION_XML;

    private final Map<String, String> patches = new ConcurrentHashMap<>();

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        var consumed = resource.getResourceMethod().getAnnotation(Consumes.class);
        var path = resource.getResourceClass().getAnnotation(Path.class);
        if (resource.getResourceMethod().isAnnotationPresent(PATCH.class) && consumed != null && path != null) {
            patches.put(firstSegment(path.value()), String.join(", ", consumed.value()) + XML);
        }
    }

    /** 415 that names the types in {@code Accept} (RFC 9110, section 15.5.16) and {@code Accept-Patch} (RFC 5789). */
    ProblemException unsupported(HttpServletRequest request) {
        var patch = request.getMethod().equals("PATCH")
                ? patches.get(firstSegment(request.getRequestURI()
                        .substring(request.getContextPath().length())))
                : null;
        var taken = patch == null ? MediaType.APPLICATION_JSON + XML : patch;
        var problem = Problem.of(415, "The body is of a type that this address does not take; it takes " + taken + ".");
        return new ProblemException(
                problem,
                patch == null
                        ? Map.of(HttpHeaders.ACCEPT, taken)
                        : Map.of(HttpHeaders.ACCEPT, taken, "Accept-Patch", taken));
    }

    private static String firstSegment(String path) {
        return path.replaceFirst("^/", "").replaceFirst("/.*", "");
    }
}
