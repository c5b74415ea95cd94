import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A receiver of webhooks to try them with: checks the signature of each message (Standard Webhooks) and prints it.
 *
 * <p>{@code java src/docs/WebhookReceiver.java whsec_… 9000} listens on http://127.0.0.1:9000/.
 */
public final class WebhookReceiver {

    private static final int FIVE_MINUTES = 300;
    private static byte[] key;

    public static void main(String[] arguments) throws IOException {
        key = Base64.getDecoder().decode(arguments[0].substring("whsec_".length()));
        var port = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 9000;
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        server.createContext("/", WebhookReceiver::receive);
        server.start();
        System.out.println("Waiting for events at http://127.0.0.1:" + port + "/");
    }

    private static void receive(HttpExchange message) throws IOException {
        try (message) {
            var body = message.getRequestBody().readAllBytes();
            var isValid = isValid(message, body);
            System.out.println((isValid ? "" : "NOT VALID: ") + new String(body, StandardCharsets.UTF_8));
            message.sendResponseHeaders(isValid ? 204 : 401, -1);
        }
    }

    /** Whether the message was signed with the secret, a short time ago. */
    private static boolean isValid(HttpExchange message, byte[] body) {
        try {
            var id = message.getRequestHeaders().getFirst("webhook-id");
            var time = message.getRequestHeaders().getFirst("webhook-timestamp");
            var signatures = message.getRequestHeaders().getFirst("webhook-signature");
            var age = Instant.now().getEpochSecond() - Long.parseLong(time);
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update((id + "." + time + ".").getBytes(StandardCharsets.UTF_8));
            var expected = ("v1," + Base64.getEncoder().encodeToString(mac.doFinal(body))).getBytes();
            return Math.abs(age) < FIVE_MINUTES
                    && List.of(signatures.split(" ")).stream()
                            .anyMatch(given -> MessageDigest.isEqual(given.getBytes(), expected));
        } catch (GeneralSecurityException | RuntimeException e) {
            return false;
        }
    }
}
