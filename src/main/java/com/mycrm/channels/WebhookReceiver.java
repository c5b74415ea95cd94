package com.mycrm.channels;

import com.mycrm.api.problem.Problem;
import com.mycrm.api.problem.ProblemException;
import com.mycrm.inbox.Inbox;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Puts into the inbox what vendors send. It accepts a request that the secret of a channel has signed; any other leaves
 * no trace but a count.
 */
@ApplicationScoped
public class WebhookReceiver {

    /** The largest body that Meta announces. */
    private static final int LARGEST = 3 * 1024 * 1024;

    @Inject
    ActiveChannels channels;

    @Inject
    Inbox inbox;

    @Inject
    MeterRegistry metrics;

    /** @throws ProblemException 413 for a body that is too large */
    public static byte[] body(InputStream body) {
        try {
            var bytes = body.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new ProblemException(413, "The body is larger than " + LARGEST + " bytes.");
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Stores an event that a channel of the vendor has signed.
     *
     * @param signature as the request has it, or null
     * @param expected the valid signatures under a secret
     * @throws ProblemException 401 for any other event
     */
    public void accept(String vendor, String signature, Function<String, List<String>> expected, byte[] body) {
        if (signature == null) {
            throw refused(vendor, "missing", "The signature is missing.");
        }
        var signer = channels.of(vendor).active().stream()
                .filter(channel -> expected.apply(channel.secrets().signing()).stream()
                        .anyMatch(valid -> Signature.isSame(valid, signature)))
                .findFirst()
                .orElseThrow(() -> refused(vendor, "wrong", "The signature is wrong."));
        inbox.accept(vendor, signer.id(), body);
    }

    /** Whether a channel of the vendor has this verify token. */
    public boolean isVerifyToken(String vendor, String token) {
        return channels.of(vendor).active().stream()
                .map(channel -> channel.secrets().verifyToken())
                .anyMatch(known -> known != null && Signature.isSame(known, token));
    }

    private ProblemException refused(String vendor, String reason, String detail) {
        Counter.builder("leads_webhooks_refused")
                .description("Requests of webhooks refused, by source and reason")
                .tags("source", vendor, "reason", reason)
                .register(metrics)
                .increment();
        return new ProblemException(Problem.of(401, detail), Map.of("WWW-Authenticate", "Signature"));
    }
}
