package com.mycrm.api.xml;

import com.mycrm.api.expand.Envelope;
import com.mycrm.api.problem.Problem;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Writes answers of JSON as XML for clients that want it, before they are compressed. */
@Provider
@ApplicationScoped
@Priority(Priorities.ENTITY_CODER + 1)
public class XmlAnswers implements WriterInterceptor {

    @Inject
    Jsonb jsonb;

    @Override
    public void aroundWriteTo(WriterInterceptorContext answer) throws IOException {
        var wanted = (String) answer.getProperty(XmlForm.ANSWER);
        var type = answer.getMediaType();
        if (wanted == null || !isJson(type)) {
            answer.proceed();
            return;
        }
        var xml = answer.getEntity() instanceof Envelope<?> envelope
                ? XmlDocument.of(envelope, jsonb)
                : convert(json(answer), type);
        var headers = answer.getHeaders();
        headers.putSingle(
                HttpHeaders.CONTENT_TYPE,
                isProblem(type) ? XmlForm.PROBLEM : MediaType.valueOf(wanted).withCharset("UTF-8"));
        if (!headers.containsKey(HttpHeaders.CONTENT_ENCODING)) {
            headers.putSingle(HttpHeaders.CONTENT_LENGTH, xml.length);
        }
        answer.getOutputStream().write(xml);
    }

    private static byte[] json(WriterInterceptorContext answer) throws IOException {
        var output = answer.getOutputStream();
        var json = new ByteArrayOutputStream();
        answer.setOutputStream(json);
        answer.proceed();
        answer.setOutputStream(output);
        return json.toByteArray();
    }

    private static byte[] convert(byte[] json, MediaType type) {
        return isProblem(type) ? JsonToXml.problem(json) : JsonToXml.convert(json);
    }

    private static boolean isJson(MediaType type) {
        return type != null && (isProblem(type) || type.isCompatible(MediaType.APPLICATION_JSON_TYPE));
    }

    private static boolean isProblem(MediaType type) {
        return (type.getType() + "/" + type.getSubtype()).equals(Problem.MEDIA_TYPE);
    }
}
