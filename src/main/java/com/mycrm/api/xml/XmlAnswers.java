package com.mycrm.api.xml;

import com.mycrm.api.problem.Problem;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Converts answers of JSON for clients that want XML, before they are compressed. */
@Provider
@ApplicationScoped
@Priority(Priorities.ENTITY_CODER + 1)
public class XmlAnswers implements WriterInterceptor {

    @Override
    public void aroundWriteTo(WriterInterceptorContext answer) throws IOException {
        var wanted = (String) answer.getProperty(XmlForm.ANSWER);
        var type = answer.getMediaType();
        if (wanted == null || !isJson(type)) {
            answer.proceed();
            return;
        }
        var output = answer.getOutputStream();
        var json = new ByteArrayOutputStream();
        answer.setOutputStream(json);
        answer.proceed();
        answer.setOutputStream(output);
        var xml = convert(json.toByteArray(), type);
        var headers = answer.getHeaders();
        headers.putSingle(
                HttpHeaders.CONTENT_TYPE,
                isProblem(type) ? XmlForm.PROBLEM : MediaType.valueOf(wanted).withCharset("UTF-8"));
        if (!headers.containsKey(HttpHeaders.CONTENT_ENCODING)) {
            headers.putSingle(HttpHeaders.CONTENT_LENGTH, xml.length);
        }
        output.write(xml);
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
