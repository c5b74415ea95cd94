package com.mycrm.soap;

import com.mycrm.api.ActorName;
import com.mycrm.api.BodyBudget;
import com.mycrm.api.ListRequests;
import com.mycrm.api.ReadLimiter;
import com.mycrm.api.RequestBodies;
import com.mycrm.api.patch.JsonBody;
import com.mycrm.api.problem.ExceptionTranslator;
import com.mycrm.api.problem.ProblemException;
import com.mycrm.api.problem.Problems;
import com.mycrm.api.problem.RequestId;
import com.mycrm.api.xml.XmlForm;
import com.mycrm.api.xml.XmlReaders;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The SOAP endpoint (1.1 and 1.2, document/literal wrapped). An operation is forwarded as a request to the REST API,
 * whose XML form is its answer; a problem document is the detail of a fault.
 */
@WebServlet({"/soap", "/soap/"})
public class SoapEndpoint extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /**
     * The status of every fault (WS-I Basic Profile 1.1, R1126) but of a call without credentials: a client that waits
     * for the challenge to send them needs a 401. In SOAP 1.2 those of the sender's could be 400, but
     * CXF takes no fault of such an answer.
     */
    private static final int FAULT = 500;

    private static final List<String> METHODS = List.of("GET", "HEAD", "OPTIONS", "POST");

    @Inject
    private transient ReadLimiter reads;

    @Inject
    private transient BodyBudget budget;

    /** Answers 405 to a method such as PATCH too: {@link HttpServlet} does not know it, and answers 501. */
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (METHODS.contains(request.getMethod())) {
            super.service(request, response);
        } else {
            allow(response);
            response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        }
    }

    @Override
    protected void doOptions(HttpServletRequest request, HttpServletResponse response) {
        allow(response);
    }

    private static void allow(HttpServletResponse response) {
        response.setHeader("Allow", String.join(", ", METHODS));
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var query = request.getQueryString();
        if (query != null && !query.regionMatches(true, 0, "wsdl", 0, 4)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType("text/xml;charset=UTF-8");
        response.getOutputStream().write(Wsdl.at(request).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        var version = SoapVersion.ofContentType(request.getContentType());
        try {
            var message = SoapRequest.read(reader(request));
            version = message.version();
            forward(message, request, response);
        } catch (XMLStreamException e) {
            fail(version, SoapRequest.refused("The body is no well-formed XML."), request, response);
        } catch (IOException | ServletException | RuntimeException e) {
            if (response.isCommitted()) {
                throw e;
            }
            fail(version, ExceptionTranslator.answer(e, RequestId.of(request)), request, response);
        }
    }

    private XMLStreamReader reader(HttpServletRequest request) throws IOException, XMLStreamException {
        var charset = charset(request.getContentType());
        RequestBodies.checkEncoding(request.getHeader("Content-Encoding"), RequestBodies.NO_ENCODING);
        var bytes =
                JsonBody.read(budget.counted(request.getInputStream(), request)).bytes();
        return XmlReaders.ofRequest(bytes, charset);
    }

    /**
     * The character set that the {@code Content-Type} names; null for none.
     *
     * @throws ProblemException 415 for the type of another body than a SOAP message
     */
    private static Charset charset(String contentType) {
        if (contentType == null) {
            return null;
        }
        var type = mediaType(contentType);
        if (!SoapVersion.isTaken(type)) {
            throw new ProblemException(415, "A SOAP message is text/xml or application/soap+xml, without attachments.");
        }
        return type.getParameters().containsKey(MediaType.CHARSET_PARAMETER) ? RequestBodies.charset(type) : null;
    }

    private static MediaType mediaType(String contentType) {
        try {
            return MediaType.valueOf(contentType);
        } catch (IllegalArgumentException e) {
            throw SoapRequest.refused("The header Content-Type is no media type.");
        }
    }

    private void forward(SoapRequest message, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (message.userToken() == null && request.getHeader("Authorization") == null) {
            throw Problems.keyMissing("This needs an API key and its secret, as a UsernameToken or as HTTP Basic.");
        }
        var rest = RestRequest.of(message);
        if (rest.method().equals("GET")) {
            reads.acquire(request);
        }
        request.setAttribute(ActorName.BASIC_ALLOWED, true);
        request.setAttribute(ListRequests.FORWARDED_QUERY, rest.query());
        var captured = new CapturedResponse(response);
        request.getRequestDispatcher(rest.path()).forward(new InnerRequest(request, rest), captured);
        var document = withoutDeclaration(captured.body());
        if (captured.getStatus() < 400) {
            var name = message.operation() + SoapOperation.RESPONSE;
            write(
                    200,
                    message.version()
                            .envelope("<" + name + " xmlns=\"" + Wsdl.NAMESPACE + "\">" + document + "</" + name + ">"),
                    message.version(),
                    response);
        } else {
            var version = message.version();
            write(FAULT, fault(version, "", version.code(captured.getStatus()), document), version, response);
        }
    }

    private static String withoutDeclaration(byte[] document) {
        var text = new String(document, StandardCharsets.UTF_8);
        return text.startsWith("<?xml") ? text.substring(text.indexOf("?>") + 2).strip() : "";
    }

    private static void fail(
            SoapVersion version, ProblemException failure, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var json = failure.problem().toJson(request.getRequestURI(), RequestId.of(request));
        var document = withoutDeclaration(XmlForm.problem(json.toString().getBytes(StandardCharsets.UTF_8)));
        failure.headers().forEach(response::setHeader);
        var status = failure.problem().status();
        var fault = failure instanceof SoapFault own
                ? fault(version, own.header(), own.code(), document)
                : fault(version, "", version.code(status), document);
        write(status == 401 ? 401 : FAULT, fault, version, response);
    }

    private static String fault(SoapVersion version, String header, String code, String problem) {
        return version.faultEnvelope(header, code, detail(problem), problem);
    }

    /** The detail of a problem document in XML, still with its references. */
    private static String detail(String problem) {
        var start = problem.indexOf("<detail>");
        var end = problem.indexOf("</detail>");
        return start < 0 || end < start ? "" : problem.substring(start + "<detail>".length(), end);
    }

    private static void write(int status, String envelope, SoapVersion version, HttpServletResponse response)
            throws IOException {
        var bytes = envelope.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType(version.mediaType() + ";charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
