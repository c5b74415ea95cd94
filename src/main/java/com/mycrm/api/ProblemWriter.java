package com.mycrm.api;

import com.mycrm.api.problem.ClientDisconnect;
import com.mycrm.api.problem.Problem;
import com.mycrm.api.problem.ProblemException;
import com.mycrm.api.problem.ProblemMembers;
import com.mycrm.api.problem.RequestId;
import com.mycrm.api.xml.XmlForm;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;

/** Writes problem documents outside of Jakarta REST. */
final class ProblemWriter {

    private ProblemWriter() {}

    static void write(ProblemException failure, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.resetBuffer();
        response.setStatus(failure.problem().status());
        failure.headers().forEach(response::setHeader);
        write(failure.problem(), request.getRequestURI(), request, response);
    }

    static void write(Problem problem, String path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var id = RequestId.of(request);
        var json =
                ProblemMembers.on(problem, request).toJson(path, id).toString().getBytes(StandardCharsets.UTF_8);
        var isXml = XmlForm.answer(AcceptedTypes.accepted(Collections.list(request.getHeaders(HttpHeaders.ACCEPT))))
                .isPresent();
        var document = isXml ? XmlForm.problem(json) : json;
        response.setContentType(isXml ? XmlForm.PROBLEM : Problem.MEDIA_TYPE);
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(document.length);
        if (!request.getMethod().equals("HEAD")) {
            send(document, response);
        }
    }

    private static void send(byte[] document, HttpServletResponse response) throws IOException {
        try {
            response.getOutputStream().write(document);
        } catch (IOException e) {
            if (!ClientDisconnect.isIn(e)) {
                throw e;
            }
        }
    }
}
