package com.mycrm.api;

import com.mycrm.api.problem.Problem;
import com.mycrm.api.problem.ProblemException;
import com.mycrm.api.text.Utf8InputStream;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Set;

/**
 * Gives every request body to its resource as UTF-8, whatever character set its {@code Content-Type} names. Bytes that
 * are not of the character set are 400. Files are left as they are, because they are read much later.
 */
@Provider
@ApplicationScoped
public class BodyCharset implements ContainerRequestFilter {

    private static final Set<String> FILES = Set.of(MediaTypes.CSV, MediaTypes.NDJSON, MediaTypes.XLSX);

    @Override
    public void filter(ContainerRequestContext request) {
        if (!request.hasEntity()) {
            return;
        }
        var type = request.getMediaType();
        if (type != null && FILES.contains(type.getType() + "/" + type.getSubtype())) {
            return;
        }
        request.setEntityStream(new Utf8InputStream(request.getEntityStream(), charset(type)));
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
                    Problem.of(415, "The header Content-Type names a character set that this service does not know."));
        }
    }
}
