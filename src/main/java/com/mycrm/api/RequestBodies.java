package com.mycrm.api;

import com.mycrm.api.problem.Problem;
import com.mycrm.api.problem.ProblemException;
import com.mycrm.api.text.Utf8InputStream;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Map;

/**
 * Prepares the body of each request for its resource method: as UTF-8, whatever character set its {@code Content-Type}
 * names, and within the {@link BodyBudget}. Bytes that are not of the character set are 400; a body with a
 * {@code Content-Encoding} is 415.
 *
 * <p>A method that consumes files gets their bytes as they are, because they are stored and read much later.
 */
@Provider
@ApplicationScoped
public class RequestBodies implements DynamicFeature {

    private static final int UNSUPPORTED = 415;
    private static final String NO_ENCODING = "identity";

    @Inject
    BodyBudget budget;

    @Inject
    HttpServletRequest servlet;

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        var consumed = resource.getResourceMethod().getAnnotation(Consumes.class);
        var isFile = consumed != null && List.of(consumed.value()).contains(MediaTypes.CSV);
        context.register((ContainerRequestFilter) request -> prepare(request, isFile));
    }

    private void prepare(ContainerRequestContext request, boolean isFile) {
        if (!request.hasEntity()) {
            return;
        }
        checkEncoding(request.getHeaderString(HttpHeaders.CONTENT_ENCODING));
        if (!isFile) {
            var body = budget.counted(request.getEntityStream(), servlet);
            request.setEntityStream(new Utf8InputStream(body, charset(request.getMediaType())));
        }
    }

    static void checkEncoding(String encoding) {
        if (encoding != null && !encoding.isBlank() && !encoding.strip().equalsIgnoreCase(NO_ENCODING)) {
            throw new ProblemException(
                    Problem.of(UNSUPPORTED, "This service reads no Content-Encoding; send the body without one."),
                    Map.of(HttpHeaders.ACCEPT_ENCODING, NO_ENCODING));
        }
    }

    /**
     * The character set that a {@code Content-Type} names; UTF-8 if it names none.
     *
     * @throws ProblemException 415 for an unknown character set
     */
    public static Charset charset(MediaType type) {
        var name = type == null ? null : type.getParameters().get(MediaType.CHARSET_PARAMETER);
        try {
            return name == null ? StandardCharsets.UTF_8 : Charset.forName(name.strip());
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new ProblemException(Problem.of(
                    UNSUPPORTED, "The header Content-Type names a character set that this service does not know."));
        }
    }
}
