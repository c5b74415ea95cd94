package com.mycrm.exports;

import com.mycrm.api.ExportFormat;
import com.mycrm.api.ListRequests;
import com.mycrm.api.paging.QueryString;
import com.mycrm.api.problem.StatusProblems;
import com.mycrm.api.xml.XmlForm;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
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
 * Determines the format that a request to a list asks for, from {@code format=csv} or {@code Accept: text/csv}, and
 * asks the resource for JSON.
 *
 * <p>A resource has one method for all formats. Jakarta REST would choose among several methods by what they produce,
 * which took a tenth of a list request's time.
 */
@Provider
@PreMatching
@ApplicationScoped
public class FormatFilter implements ContainerRequestFilter {

    private static final String NO_LIST = "The parameter format is for reading a list that can be exported.";

    private static final Set<String> READING = Set.of("GET", "HEAD");

    /** Parts of an {@code Accept} header that may ask for a file. */
    private static final List<String> SIGNS = List.of("csv", "ndjson", "sheet", "text/*");

    @Inject
    ExportableLists lists;

    @Inject
    HttpServletRequest servlet;

    @Override
    public void filter(ContainerRequestContext request) {
        var named = named();
        if (named.isPresent() && named.get() == ExportFormat.JSON) {
            request.removeProperty(XmlForm.ANSWER);
        }
        if (named.isPresent() && !isList(request)) {
            if (named.get() != ExportFormat.JSON) {
                request.setProperty(StatusProblems.NOT_ACCEPTABLE, NO_LIST);
            }
            accept(request, named.get());
            return;
        }
        named.or(() -> preferred(request)).ifPresent(format -> {
            request.setProperty(ExportFormat.ATTRIBUTE, format);
            accept(request, ExportFormat.JSON);
        });
    }

    private static void accept(ContainerRequestContext request, ExportFormat format) {
        request.getHeaders().putSingle("Accept", format.mediaType());
    }

    /** The query of the Servlet API may have any character; a {@code URI} of Jakarta REST may not. */
    private Optional<ExportFormat> named() {
        var query = ListRequests.query(servlet);
        return query == null || !query.contains(ExportFormat.PARAMETER)
                ? Optional.empty()
                : QueryString.parse(query).parameters().stream()
                        .filter(parameter -> parameter.name().equals(ExportFormat.PARAMETER))
                        .flatMap(parameter -> ExportFormat.parse(parameter.value()).stream())
                        .findFirst();
    }

    private Optional<ExportFormat> preferred(ContainerRequestContext request) {
        var header = request.getHeaderString("Accept");
        return header != null && SIGNS.stream().anyMatch(header.toLowerCase(Locale.ROOT)::contains) && isList(request)
                ? preferred(request.getAcceptableMediaTypes())
                : Optional.empty();
    }

    /** The accepted format with the highest quality; the first of the enum among equals; empty if none is accepted. */
    static Optional<ExportFormat> preferred(List<MediaType> accepted) {
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

    private boolean isList(ContainerRequestContext request) {
        return READING.contains(request.getMethod())
                && lists.contains(request.getUriInfo().getPath());
    }
}
