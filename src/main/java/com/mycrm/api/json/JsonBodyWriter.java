package com.mycrm.api.json;

import com.mycrm.api.expand.Envelope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/**
 * Writes envelopes as JSON by JSON-B. Unlike the server's own writer it gives every answer a {@code Content-Length},
 * and builds no string of it, which took half as long again.
 *
 * <p>It is a writer of {@link Envelope} and not of any object, because among writers of the same type the server's
 * choice is not fixed.
 */
@Provider
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class JsonBodyWriter implements MessageBodyWriter<Envelope<?>> {

    private static final int INITIAL_BYTES = 8192;

    @Inject
    Jsonb jsonb;

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return Envelope.class.isAssignableFrom(type);
    }

    @Override
    public void writeTo(
            Envelope<?> document,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream output)
            throws IOException {
        write(document, headers, output);
    }

    void write(Object document, MultivaluedMap<String, Object> headers, OutputStream output) throws IOException {
        var json = new AnswerBytes(INITIAL_BYTES);
        jsonb.toJson(document, json);
        if (!headers.containsKey(HttpHeaders.CONTENT_ENCODING)) {
            headers.putSingle(HttpHeaders.CONTENT_LENGTH, json.size());
        }
        json.writeTo(output);
    }
}
