package com.mycrm.channels;

import com.mycrm.api.problem.Problem;
import com.mycrm.api.problem.ProblemException;
import com.mycrm.inbox.Inbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** Lets in what a channel's secret has signed. Of anything else nothing is left but a count. */
@ApplicationScoped
class Webhooks {

    private static final int LARGEST = 3 * 1024 * 1024;
    private static final Metadata REFUSED = Metadata.builder()
            .withName("leads_webhooks_refused")
            .withDescription("Requests of webhooks refused, by source and reason")
            .build();

    @Inject
    Channels channels;

    @Inject
    Inbox inbox;

    @Inject
    MetricRegistry metrics;

    /** @throws ProblemException 413 for a body that is larger than Meta says that its own are */
    static byte[] read(InputStream body) {
        try {
            var bytes = body.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new ProblemException(
                        Problem.of(413, "Content Too Large", "The body is larger than " + LARGEST + " bytes."));
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Keeps an event that one of the channels has signed.
     *
     * @param signature as it came, or null
     * @param expected what the signature may be under a secret
     * @throws ProblemException 401 for any other
     */
    void accept(String kind, String signature, Function<String, List<String>> expected, byte[] body) {
        if (signature == null) {
            throw refused(kind, "missing", "The signature is missing.");
        }
        var signer = channels.active(kind).stream()
                .filter(channel -> expected.apply(channel.secrets().signing()).stream()
                        .anyMatch(known -> Signature.isSame(known, signature)))
                .findFirst()
                .orElseThrow(() -> refused(kind, "wrong", "The signature is wrong."));
        inbox.accept(kind, signer.id(), body);
    }

    /** Counts what is refused. */
    ProblemException refused(String kind, String reason, String detail) {
        metrics.counter(REFUSED, new Tag("source", kind), new Tag("reason", reason))
                .inc();
        return new ProblemException(Problem.of(401, "Unauthorized", detail), Map.of("WWW-Authenticate", "Signature"));
    }
}
