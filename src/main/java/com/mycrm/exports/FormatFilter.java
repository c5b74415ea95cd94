package com.mycrm.exports;

import com.mycrm.query.QueryString;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;

/** Lets {@code format=csv} stand for {@code Accept: text/csv}, for browsers and whoever else cannot set the header. */
@Provider
@PreMatching
public class FormatFilter implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        var query = request.getUriInfo().getRequestUri().getRawQuery();
        if (query != null && query.contains(ExportFormat.PARAMETER)) {
            QueryString.parse(query).parameters().stream()
                    .filter(parameter -> parameter.name().equals(ExportFormat.PARAMETER))
                    .flatMap(parameter -> ExportFormat.parse(parameter.value()).stream())
                    .findFirst()
                    .ifPresent(format -> request.getHeaders().putSingle("Accept", format.mediaType()));
        }
    }
}
