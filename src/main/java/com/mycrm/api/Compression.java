package com.mycrm.api;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/**
 * Compresses answers with gzip if the client accepts it ({@code Accept-Encoding}, RFC 9110, section 12.5.3).
 *
 * <p>Payara's own compression ignores weights of 0 and gives both forms of an answer the same ETag.
 */
@Provider
@ApplicationScoped
@Priority(Priorities.ENTITY_CODER)
public class Compression implements ContainerResponseFilter, WriterInterceptor {

    /** The suffix in the ETag of a compressed answer. */
    static final String MARK = "-gzip";

    private static final String GZIP = "gzip";
    private static final Set<String> COMPRESSIBLE = Set.of("json", "problem+json", "csv", "x-ndjson");

    /** gzip or the star, with no weight or one above 0. */
    private static final Pattern ACCEPTS_GZIP = Pattern.compile(
            "(?:^|,)\\s*(?:gzip|x-gzip|\\*)\\s*(?:;\\s*q=(?!0(?:\\.0*)?\\s*(?:,|$))[^,]*)?(?:,|$)",
            Pattern.CASE_INSENSITIVE);

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        var accepted = request.getHeaderString(HttpHeaders.ACCEPT_ENCODING);
        if (accepted == null || !ACCEPTS_GZIP.matcher(accepted).find()) {
            return;
        }
        var type = response.getMediaType();
        if (response.hasEntity() && type != null && COMPRESSIBLE.contains(type.getSubtype())) {
            response.getHeaders().putSingle(HttpHeaders.CONTENT_ENCODING, GZIP);
            mark(response);
        } else if (response.getStatus() == 304) {
            mark(response);
        }
    }

    private static void mark(ContainerResponseContext response) {
        var tag = response.getHeaderString(HttpHeaders.ETAG);
        if (tag != null) {
            response.getHeaders().putSingle(HttpHeaders.ETAG, tag.substring(0, tag.length() - 1) + MARK + "\"");
        }
    }

    @Override
    public void aroundWriteTo(WriterInterceptorContext answer) throws IOException {
        if (!GZIP.equals(answer.getHeaders().getFirst(HttpHeaders.CONTENT_ENCODING))) {
            answer.proceed();
            return;
        }
        var compressed = new GZIPOutputStream(answer.getOutputStream());
        answer.setOutputStream(compressed);
        answer.proceed();
        compressed.finish();
    }
}
