package com.mycrm.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.AnnotatedElement;

/**
 * Sets the route of each request for the metrics: the path template of its resource method, so that all ids share one
 * route.
 */
@Provider
@ApplicationScoped
public class RouteFeature implements DynamicFeature {

    /** The request attribute of the template. */
    static final String ATTRIBUTE = "leads.route";

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        context.register(new Route(template(resource)), 1);
    }

    /** The path of a resource method from the root, with the names of its parameters in braces. */
    public static String template(ResourceInfo resource) {
        var template = path(resource.getResourceClass()) + path(resource.getResourceMethod());
        return template.isEmpty() ? "/" : template;
    }

    private static String path(AnnotatedElement element) {
        var path = element.getAnnotation(Path.class);
        var text = path == null ? "" : path.value().replaceFirst("^/", "").replaceFirst("/$", "");
        return text.isEmpty() ? "" : "/" + text.replaceAll("\\{(\\w+) *:[^}]*}", "{$1}");
    }

    private record Route(String template) implements ContainerRequestFilter {

        @Override
        public void filter(ContainerRequestContext request) {
            request.setProperty(ATTRIBUTE, template);
        }
    }
}
