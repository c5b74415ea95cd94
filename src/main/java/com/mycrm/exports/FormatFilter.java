package com.mycrm.exports;

import com.mycrm.api.ExportFormat;
import com.mycrm.api.paging.QueryString;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds out in which format a list is wanted, by {@code format=csv} or by {@code Accept: text/csv}.
 *
 * <p>Resources have one method for all formats, and this asks it for JSON: several methods that differ in what they produce
 * are weighed against each other for every request, which took a tenth of its time.
 */
@Provider
@PreMatching
public class FormatFilter implements ContainerRequestFilter {

    private static final Set<String> LISTS = Set.of("whatsapp-leads", "users", "properties");
    private static final Set<String> READING = Set.of("GET", "HEAD");

    /** What a header holds that may ask for a file. */
    private static final List<String> SIGNS = List.of("csv", "ndjson", "sheet", "text/*");

    @Override
    public void filter(ContainerRequestContext request) {
        var named = named(request);
        if (named.isPresent() && !isList(request)) {
            accept(request, named.get());
            return;
        }
        named.or(() -> preferred(request)).ifPresent(format -> {
            if (format != ExportFormat.JSON) {
                request.setProperty(ExportFormat.ATTRIBUTE, format);
            }
            accept(request, ExportFormat.JSON);
        });
    }

    private static void accept(ContainerRequestContext request, ExportFormat format) {
        request.getHeaders().putSingle("Accept", format.mediaType());
    }

    private static Optional<ExportFormat> named(ContainerRequestContext request) {
        var query = request.getUriInfo().getRequestUri().getRawQuery();
        return query == null || !query.contains(ExportFormat.PARAMETER)
                ? Optional.empty()
                : QueryString.parse(query).parameters().stream()
                        .filter(parameter -> parameter.name().equals(ExportFormat.PARAMETER))
                        .flatMap(parameter -> ExportFormat.parse(parameter.value()).stream())
                        .findFirst();
    }

    /** The format that the client likes best, JSON where it likes others as much; nothing where it accepts none. */
    private static Optional<ExportFormat> preferred(ContainerRequestContext request) {
        var header = request.getHeaderString("Accept");
        if (header == null || SIGNS.stream().noneMatch(header.toLowerCase(Locale.ROOT)::contains) || !isList(request)) {
            return Optional.empty();
        }
        var accepted = request.getAcceptableMediaTypes();
        return Stream.of(ExportFormat.values())
                .filter(format -> quality(format, accepted) > 0)
                .reduce((first, next) -> quality(next, accepted) > quality(first, accepted) ? next : first);
    }

    private static double quality(ExportFormat format, List<MediaType> accepted) {
        var type = MediaType.valueOf(format.mediaType());
        return accepted.stream()
                .filter(type::isCompatible)
                .mapToDouble(any -> Double.parseDouble(any.getParameters().getOrDefault("q", "1")))
                .max()
                .orElse(0);
    }

    private static boolean isList(ContainerRequestContext request) {
        return READING.contains(request.getMethod())
                && LISTS.contains(request.getUriInfo().getPath().replaceFirst("/$", ""));
    }
}
