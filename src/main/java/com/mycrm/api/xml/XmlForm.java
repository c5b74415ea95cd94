package com.mycrm.api.xml;

import com.mycrm.api.patch.JsonBody;
import com.mycrm.api.problem.Problem;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonValue;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Determines whether a request has a body of XML, and whether its answer is to be XML, and shows the resource a request
 * of JSON.
 *
 * <p>JSON is the default: XML has to be named, and with a higher weight than JSON. A browser, which names XML beside
 * HTML, gets JSON.
 */
@Provider
@PreMatching
@Priority(1)
@ApplicationScoped
public class XmlForm implements ContainerRequestFilter {

    /** The request attribute with the media type of an answer that is to be XML. */
    public static final String ANSWER = "leads.xml.answer";

    private static final String BODY = "leads.xml.body";

    /** RFC 9457, section 3. */
    public static final String PROBLEM = "application/problem+xml";

    private static final Set<String> BODIES = Set.of(MediaType.APPLICATION_XML, MediaType.TEXT_XML);
    private static final Set<String> ANSWERS = Set.of(MediaType.APPLICATION_XML, MediaType.TEXT_XML, PROBLEM);
    private static final Set<String> JSON = Set.of(MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE);

    @Override
    public void filter(ContainerRequestContext request) {
        var headers = request.getHeaders();
        var type = headers.getFirst(HttpHeaders.CONTENT_TYPE);
        if (type != null && BODIES.contains(withoutParameters(type))) {
            request.setProperty(BODY, type);
            headers.putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
        }
        var accepted = headers.getFirst(HttpHeaders.ACCEPT);
        answer(accepted).ifPresent(xml -> {
            request.setProperty(ANSWER, xml);
            var weight = weight(types(accepted), ANSWERS::contains);
            headers.putSingle(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON + ";q=" + weight + ", " + accepted);
        });
    }

    /**
     * A body of XML as the JSON that it stands for.
     *
     * @param charset null for the one that the body declares
     * @throws com.mycrm.api.problem.ProblemException 400 for a body that is no XML of this service, 413 for one of more
     *     than a mebibyte
     */
    public static byte[] toJson(InputStream body, Charset charset) {
        var bytes = JsonBody.read(body).bytes();
        return bytes.length == 0
                ? bytes
                : XmlToJson.convert(bytes, charset).toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The element at whose start a reader is, as the JSON that it stands for; afterwards the reader is at its end.
     *
     * @throws com.mycrm.api.problem.ProblemException 400 for XML that has no such
     */
    public static JsonValue toJson(XMLStreamReader element) throws XMLStreamException {
        return XmlToJson.element(element);
    }

    /** A problem document as XML. */
    public static byte[] problem(byte[] json) {
        return JsonToXml.problem(json);
    }

    private static String withoutParameters(String type) {
        return type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /** The {@code Content-Type} of a body of XML; empty for another one. */
    public static Optional<String> body(ContainerRequestContext request) {
        return Optional.ofNullable((String) request.getProperty(BODY));
    }

    /**
     * The media type of an answer that is to be XML.
     *
     * @param accepted media types with their weights, as {@link com.mycrm.api.AcceptedTypes} leaves them, or null
     */
    public static Optional<String> answer(String accepted) {
        if (accepted == null || !accepted.toLowerCase(Locale.ROOT).contains("xml")) {
            return Optional.empty();
        }
        var types = types(accepted);
        var xml = weight(types, ANSWERS::contains);
        var isXml = xml > 0
                && xml > weight(types, JSON::contains)
                && xml >= weight(types, MediaType.WILDCARD::equals)
                && weight(types, MediaType.TEXT_HTML::equals) == 0;
        return isXml ? best(types, xml) : Optional.empty();
    }

    private static List<MediaType> types(String accepted) {
        // Without blanks: RESTEasy takes them for a part of the type.
        return Stream.of(accepted.split(","))
                .map(String::strip)
                .map(MediaType::valueOf)
                .toList();
    }

    private static Optional<String> best(List<MediaType> types, double weight) {
        return types.stream()
                .filter(type -> weight(type) == weight)
                .map(XmlForm::name)
                .filter(ANSWERS::contains)
                .map(name -> name.equals(PROBLEM) ? MediaType.APPLICATION_XML : name)
                .findFirst();
    }

    private static double weight(List<MediaType> types, Predicate<String> filter) {
        return types.stream()
                .filter(type -> filter.test(name(type)))
                .mapToDouble(XmlForm::weight)
                .max()
                .orElse(0);
    }

    private static double weight(MediaType type) {
        return Double.parseDouble(type.getParameters().getOrDefault("q", "1"));
    }

    private static String name(MediaType type) {
        return (type.getType() + "/" + type.getSubtype()).toLowerCase(Locale.ROOT);
    }
}
