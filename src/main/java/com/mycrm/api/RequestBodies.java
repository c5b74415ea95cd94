package com.mycrm.api;

import com.mycrm.api.problem.Problem;
import com.mycrm.api.problem.ProblemException;
import com.mycrm.api.text.Utf8InputStream;
import com.mycrm.api.xml.XmlForm;
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
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Prepares the body of each request for its resource method: as UTF-8, whatever character set its {@code Content-Type}
 * names, and within the {@link BodyBudget}. Bytes that are not of the character set are 400; a body with a
 * {@code Content-Encoding} is 415.
 *
 * <p>A body of XML becomes the JSON that it stands for.
 *
 * <p>A method that consumes any media type takes files. It gets their bytes as they are, because they are stored and
 * read much later, and without the {@code Content-Encoding} gzip.
 */
@Provider
@ApplicationScoped
public class RequestBodies implements DynamicFeature {

    /** The coding of a body that is not compressed. */
    public static final String NO_ENCODING = "identity";

    private static final int UNSUPPORTED = 415;

    /** RFC 9110, 8.4.1.3. */
    private static final Pattern GZIP = Pattern.compile("\\s*(?:x-)?gzip\\s*", Pattern.CASE_INSENSITIVE);

    @Inject
    BodyBudget budget;

    @Inject
    HttpServletRequest servlet;

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        var consumed = resource.getResourceMethod().getAnnotation(Consumes.class);
        var isFile = consumed != null && List.of(consumed.value()).contains(MediaType.WILDCARD);
        context.register((ContainerRequestFilter) request -> prepare(request, isFile));
    }

    /**
     * Whether the head says that there is no body. A look at the body itself waits for it where the request has {@code
     * Upgrade}, as the first ones of the JDK's client, and the connector does not watch its connection.
     */
    private static boolean isEmpty(ContainerRequestContext request) {
        return "0".equals(request.getHeaderString(HttpHeaders.CONTENT_LENGTH));
    }

    private void prepare(ContainerRequestContext request, boolean isFile) {
        ResteasyRequests.removeType(request);
        if (isEmpty(request) || !request.hasEntity()) {
            return;
        }
        var encoding = request.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        var xml = XmlForm.body(request);
        if (isFile) {
            xml.ifPresent(type -> request.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, type));
            request.setEntityStream(decoded(request.getEntityStream(), encoding));
        } else {
            checkEncoding(encoding, NO_ENCODING);
            var body = budget.counted(request.getEntityStream(), servlet);
            request.setEntityStream(
                    xml.isPresent()
                            ? json(body, xml.get())
                            : new Utf8InputStream(body, charset(request.getMediaType())));
        }
    }

    /** The character set that the request names counts; without it, the one that the body declares (RFC 7303). */
    private static InputStream json(InputStream xml, String contentType) {
        var type = MediaType.valueOf(contentType);
        var isNamed = type.getParameters().containsKey(MediaType.CHARSET_PARAMETER);
        var json = isNamed
                ? XmlForm.toJson(new Utf8InputStream(xml, charset(type)), StandardCharsets.UTF_8)
                : XmlForm.toJson(xml, null);
        return new ByteArrayInputStream(json);
    }

    private static InputStream decoded(InputStream file, String encoding) {
        if (encoding != null && GZIP.matcher(encoding).matches()) {
            return new GzipBody(file);
        }
        checkEncoding(encoding, "gzip, " + NO_ENCODING);
        return file;
    }

    /** @throws ProblemException 415 for a {@code Content-Encoding} that is not taken */
    public static void checkEncoding(String encoding, String taken) {
        if (encoding != null && !encoding.isBlank() && !encoding.strip().equalsIgnoreCase(NO_ENCODING)) {
            throw new ProblemException(
                    Problem.of(
                            UNSUPPORTED, "This address does not take this Content-Encoding; it takes " + taken + "."),
                    Map.of(HttpHeaders.ACCEPT_ENCODING, taken));
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
            throw new ProblemException(
                    UNSUPPORTED, "The header Content-Type names a character set that this service does not know.");
        }
    }
}
