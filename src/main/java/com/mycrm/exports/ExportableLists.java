package com.mycrm.exports;

import com.mycrm.api.ExportFormat;
import com.mycrm.api.RouteFeature;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The paths of all methods marked {@link Exportable}, collected when the application starts.
 *
 * <p>{@link FormatFilter} runs before a request is matched to a method, and so needs the paths.
 */
@Provider
@ApplicationScoped
public class ExportableLists implements DynamicFeature {

    private static final Pattern PARAMETER = Pattern.compile("\\{[^}]*}");

    private final List<Pattern> paths = new CopyOnWriteArrayList<>();

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        if (resource.getResourceMethod().isAnnotationPresent(Exportable.class)) {
            add(RouteFeature.template(resource));
            context.register(new DefaultFormat());
        }
    }

    /** @param template a path whose parameters stand in braces */
    void add(String template) {
        paths.add(Pattern.compile(Stream.of(PARAMETER.split(template, -1))
                .map(Pattern::quote)
                .collect(Collectors.joining("[^/]+", "", "/?"))));
    }

    /** Whether a request path, with or without slashes around it, is that of an exportable list. */
    boolean contains(String path) {
        var absolute = path.startsWith("/") ? path : "/" + path;
        return paths.stream().anyMatch(list -> list.matcher(absolute).matches());
    }

    /** Sets the format attribute of each request to an exportable list. */
    private record DefaultFormat() implements ContainerRequestFilter {

        @Override
        public void filter(ContainerRequestContext request) {
            if (request.getProperty(ExportFormat.ATTRIBUTE) == null) {
                request.setProperty(ExportFormat.ATTRIBUTE, ExportFormat.JSON);
            }
        }
    }
}
