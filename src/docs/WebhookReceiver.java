import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A receiver to try webhooks with: checks the signature of each message (Standard Webhooks) and prints its event.
 *
 * <p>{@code java src/docs/WebhookReceiver.java whsec_… 9000} listens at http://127.0.0.1:9000/. A program of your own
 * does the same, but keeps the ids in its database, and reads the JSON with a library.
 */
public final class WebhookReceiver {

    private static final int FIVE_MINUTES = 300;
    private static final Set<String> SEEN = new HashSet<>();

    private static byte[] key;

    public static void main(String[] arguments) throws IOException {
        if (arguments.length == 0 || !arguments[0].startsWith("whsec_")) {
            System.err.println("needs the secret of the webhook, whsec_…, and may have a port");
            return;
        }
        key = Base64.getDecoder().decode(arguments[0].substring("whsec_".length()));
        var port = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 9000;
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        server.createContext("/", WebhookReceiver::receive);
        server.start();
        System.out.println("Waiting for events at http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    private static void receive(HttpExchange message) throws IOException {
        try (message) {
            var body = message.getRequestBody().readAllBytes();
            var id = message.getRequestHeaders().getFirst("webhook-id");
            if (!isSigned(message, body)) {
                System.out.println("refused: no valid signature");
                message.sendResponseHeaders(401, -1);
                return;
            }
            System.out.println(SEEN.add(id) ? text(new String(body, StandardCharsets.UTF_8)) : "seen before: " + id);
            message.sendResponseHeaders(204, -1);
        }
    }

    /** Whether the message was signed with the secret, at most five minutes ago. */
    private static boolean isSigned(HttpExchange message, byte[] body) {
        try {
            var headers = message.getRequestHeaders();
            var time = headers.getFirst("webhook-timestamp");
            var age = Instant.now().getEpochSecond() - Long.parseLong(time);
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update((headers.getFirst("webhook-id") + "." + time + ".").getBytes(StandardCharsets.UTF_8));
            var expected = ("v1," + Base64.getEncoder().encodeToString(mac.doFinal(body))).getBytes();
            return Math.abs(age) <= FIVE_MINUTES
                    && Stream.of(headers.getFirst("webhook-signature").split(" "))
                            .anyMatch(given -> MessageDigest.isEqual(given.getBytes(), expected));
        } catch (GeneralSecurityException | RuntimeException e) {
            return false; // a header is missing, or is no number
        }
    }

    /** The type of the event, and of its lead or message the customer and the text. */
    private static String text(String body) {
        var lines = Stream.of(
                "verified: " + first(body, "type"),
                first(body, "customer\":{\"name", "profile_name", "first_name"),
                first(body, "phone"),
                first(body, "text", "notes\":[{\"body"));
        return lines.filter(line -> !line.isEmpty()).collect(Collectors.joining("\n  "));
    }

    /** The first of these members that has a text, with JSON's escapes: no text ends its line or steers the terminal. */
    private static String first(String json, String... names) {
        return Stream.of(names)
                .map(name -> Pattern.compile("\"" + Pattern.quote(name) + "\":\"((?:[^\"\\\\]++|\\\\.)++)\""))
                .map(pattern -> pattern.matcher(json))
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst()
                .orElse("");
    }
}
