import static org.apache.camel.Exchange.CONTENT_TYPE;
import static org.apache.camel.Exchange.EXCEPTION_CAUGHT;
import static org.apache.camel.Exchange.HTTP_METHOD;
import static org.apache.camel.Exchange.HTTP_PATH;
import static org.apache.camel.Exchange.HTTP_QUERY;
import static org.apache.camel.Exchange.HTTP_RESPONSE_CODE;
import static org.apache.camel.Exchange.REDELIVERY_COUNTER;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.camel.main.Main;
import org.apache.camel.support.PredicateToExpressionAdapter;
import org.apache.camel.support.builder.Namespaces;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * A gateway of Apache Camel between the REST API and a system that knows SOAP and files only: it translates messages of
 * SOAP 1.1 into requests, and writes each new lead into a file.
 *
 * <p>{@code gateways.md} says how to run it. A gateway of your own has the messages of your system in
 * {@code CamelGateway.xsl}, and something else than files in the route {@code direct:lead}.
 */
public final class CamelGateway extends RouteBuilder {

    private static final String SERVICE = System.getenv("LEADS_URL");
    private static final String CREDENTIALS = System.getenv("LEADS_KEY") + ":" + System.getenv("LEADS_SECRET");
    private static final String TOKEN_PATH = "/auth/oauth/v1/token";
    private static final String TRANSLATE = "xslt:file:src/docs/CamelGateway.xsl?output=bytes";
    private static final Namespaces NAMESPACES = new Namespaces("l", "urn:mycrm:leads");
    private static final String OPTIONS =
            "?connectTimeout=5000&responseTimeout=60000&httpClient.contentCompressionEnabled=false";
    private static final String XML = "application/xml";

    /** Statuses that go away: too many requests, a node that starts or stops. */
    private static final Set<Integer> TEMPORARY = Set.of(429, 502, 503, 504);

    private final String port;
    private final String folder;
    private volatile String token;

    private CamelGateway(String port, String folder) {
        this.port = port;
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        var main = new Main();
        main.configure().addRoutesBuilder(new CamelGateway(arguments[0], arguments[1]));
        main.configure().withShutdownTimeout(10);
        main.run();
    }

    @Override
    public void configure() {
        errorHandler(defaultErrorHandler()
                .onExceptionOccurred(this::forgetToken)
                .retryWhile(PredicateToExpressionAdapter.toExpression(CamelGateway::isRetried))
                .redeliveryDelay(500)
                .backOffMultiplier(2)
                .useExponentialBackOff()
                .logStackTrace(false)
                .logExhaustedMessageHistory(false));
        messages();
        newLeads();
        service();
    }

    /** A message becomes a request, and the answer a message; a failure becomes a fault. */
    private void messages() {
        from("jetty:http://127.0.0.1:" + port + "/soap?httpMethodRestrict=POST&sendServerVersion=false")
                .onException(Exception.class)
                .retryWhile(CamelGateway::isRetried)
                .handled(true)
                .process(CamelGateway::problem)
                .to(TRANSLATE)
                .process(exchange -> headers(exchange, 500))
                .end()
                .removeHeaders("*")
                .to(TRANSLATE)
                .process(CamelGateway::request)
                .to("direct:service")
                .to(TRANSLATE)
                .process(exchange -> headers(exchange, 200));
    }

    /** The feed of events, read on from where it was before, also after a restart. */
    private void newLeads() {
        from("timer:events?period=2000")
                .setHeader(HTTP_METHOD, constant("GET"))
                .setHeader(HTTP_PATH, constant("/events"))
                .setHeader(HTTP_QUERY, () -> "types=whatsapp.created&wait=5" + position())
                .to("direct:service")
                .setProperty("next", xpath("/l:answer/l:next", String.class, NAMESPACES))
                .split(xpath("/l:answer/l:events", NAMESPACES))
                .stopOnException()
                .convertBodyTo(String.class)
                .setHeader("seq", xpath("/l:events/l:seq", String.class, NAMESPACES))
                .to(TRANSLATE)
                .to("direct:lead")
                .end()
                .setBody(exchangeProperty("next"))
                .to("file:" + folder + "?fileName=position&tempPrefix=.writing-");
        from("direct:lead")
                .to("file:" + folder + "/leads?fileName=${header.seq}.xml&tempFileName=${header.seq}.writing");
    }

    /** A request with the token, which is got when there is none. The routes that call this one retry it. */
    private void service() {
        from("direct:service")
                .errorHandler(noErrorHandler())
                .filter(exchange -> token == null)
                .enrich("direct:token", this::keepToken, true)
                .end()
                .setHeader("Authorization", () -> "Bearer " + token)
                .setHeader("Idempotency-Key", simple("${exchangeId}"))
                .setHeader("Accept", constant(XML))
                .setHeader("X-MyCRM-Expand-Data", constant("extras"))
                .to(SERVICE + OPTIONS);
        from("direct:token")
                .errorHandler(noErrorHandler())
                .removeHeaders("*")
                .setHeader("Authorization", constant("Basic " + base64(CREDENTIALS)))
                .setHeader("Accept", constant(XML))
                .setHeader(CONTENT_TYPE, constant("application/x-www-form-urlencoded"))
                .setBody(constant("grant_type=client_credentials"))
                .to(SERVICE + TOKEN_PATH + OPTIONS)
                .transform(xpath("/l:token/l:access_token", String.class, NAMESPACES));
    }

    /** Method and path of a translated message: the body of a new lead, or the parameters of a list. */
    private static void request(Exchange exchange) {
        var message = exchange.getMessage();
        var root = message.getBody(Document.class).getDocumentElement();
        message.setHeader(HTTP_PATH, "/whatsapp-leads");
        if (root.getTagName().equals("parameters")) {
            message.setHeader(HTTP_METHOD, "GET");
            message.setHeader(HTTP_QUERY, query(root.getElementsByTagName("parameter")));
            message.setBody(null);
        } else if (root.getTagName().equals("whatsapp_lead")) {
            message.setHeader(HTTP_METHOD, "POST");
            message.setHeader(CONTENT_TYPE, XML);
        } else {
            throw new IllegalArgumentException("The operation is not known");
        }
    }

    private static String query(NodeList parameters) {
        return IntStream.range(0, parameters.getLength())
                .mapToObj(index -> (Element) parameters.item(index))
                .map(parameter -> escaped(parameter.getAttribute("name")) + "=" + escaped(parameter.getTextContent()))
                .collect(Collectors.joining("&"));
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The problem document of a request that failed, that of the service or one of the gateway. */
    private static void problem(Exchange exchange) {
        var failure = exchange.getProperty(EXCEPTION_CAUGHT);
        var answer = failure instanceof HttpOperationFailedException refused ? refused.getResponseBody() : null;
        if (answer == null || !answer.contains("<problem")) {
            answer = "<problem xmlns='urn:mycrm:leads'>"
                    + (failure instanceof IOException || failure instanceof HttpOperationFailedException
                            ? "<status>502</status><detail>The service cannot be reached.</detail>"
                            : "<status>400</status><detail>The message cannot be translated.</detail>")
                    + "</problem>";
        }
        exchange.getMessage().setBody(answer);
    }

    /** The headers of a message back, and no others. */
    private static void headers(Exchange exchange, int status) {
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setHeader(HTTP_RESPONSE_CODE, status);
        exchange.getMessage().setHeader(CONTENT_TYPE, "text/xml;charset=UTF-8");
    }

    /** Whether a failed request is made again: while it may succeed later, four times at most. */
    private static boolean isRetried(Exchange exchange) {
        var isTemporary = exchange.getProperty(EXCEPTION_CAUGHT) instanceof HttpOperationFailedException refused
                ? TEMPORARY.contains(refused.getStatusCode()) || isTokenRefused(exchange)
                : exchange.getProperty(EXCEPTION_CAUGHT) instanceof IOException;
        return isTemporary && exchange.getMessage().getHeader(REDELIVERY_COUNTER, Integer.class) <= 4;
    }

    /** Whether the token has expired or was revoked; a key or secret that is refused stays refused. */
    private static boolean isTokenRefused(Exchange exchange) {
        return exchange.getProperty(EXCEPTION_CAUGHT) instanceof HttpOperationFailedException refused
                && refused.getStatusCode() == 401
                && !refused.getUri().contains(TOKEN_PATH);
    }

    private void forgetToken(Exchange exchange) {
        if (isTokenRefused(exchange)) {
            token = null;
        }
    }

    private Exchange keepToken(Exchange request, Exchange answer) {
        request.setException(answer.getException());
        token = answer.isFailed() ? null : answer.getMessage().getBody(String.class);
        return request;
    }

    private String position() {
        var position = Path.of(folder, "position");
        try {
            return Files.exists(position) ? "&after=" + Files.readString(position) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
