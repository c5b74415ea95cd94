package com.mycrm.channels;

import com.mycrm.channels.SendResult.Outcome;
import com.mycrm.jobs.PollingWorker;
import com.mycrm.jobs.PollingWorker.Schedule;
import com.mycrm.jobs.PollingWorkers;
import com.mycrm.persistence.TransactionConflict;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/**
 * Sends new leads to their agents' own WhatsApp, on every node.
 *
 * <p>At most once: a message that the vendor may have, because no answer came or the node died, is not sent again. Its
 * lead stays pending until a receipt, which names the lead, reports more. A message that the vendor does not have is
 * sent again.
 */
@ApplicationScoped
public class Forwarder {

    private static final int THREADS = 8;
    private static final Duration POLL = Duration.ofMillis(300);
    private static final Duration SWEEP = Duration.ofSeconds(10);

    @Inject
    PollingWorkers workers;

    @Inject
    ForwardStore store;

    @Inject
    Vendors vendors;

    @Inject
    ActiveChannels channels;

    @Inject
    MeterRegistry metrics;

    private Set<String> senders;
    private PollingWorker worker;

    void start(@Observes Startup startup) {
        senders = vendors.names(vendor -> vendor.sender().isPresent());
        worker = workers.create("forwards", new Schedule(THREADS, POLL, SWEEP), this::sendNext);
        worker.start();
        workers.create("forwards-sweep", new Schedule(1, SWEEP, SWEEP), this::sweep)
                .start();
    }

    private boolean sweep() {
        store.endExpired();
        return false;
    }

    private boolean sendNext() {
        var claimed = TransactionConflict.retry(() -> store.claim(senders));
        claimed.ifPresent(forward -> {
            worker.wake();
            save(forward, send(forward));
        });
        return claimed.isPresent();
    }

    private SendResult send(Forward forward) {
        var channel = channels.of(forward.vendor()).find(forward.number()).filter(ActiveChannel::isForwarding);
        if (channel.isEmpty()) {
            return SendResult.failed(Outcome.REFUSED, "The channel forwards no more");
        }
        if (forward.to() == null) {
            return SendResult.failed(Outcome.REFUSED, "The agent has no WhatsApp number");
        }
        return channel.get().vendor().sender().orElseThrow().send(channel.get(), forward);
    }

    private void save(Forward forward, SendResult result) {
        Counter.builder("leads_forwards")
                .description("Attempts to send leads on to their agents, by what became of them")
                .tag("outcome", result.outcome().name().toLowerCase(Locale.ROOT))
                .register(metrics)
                .increment();
        TransactionConflict.run(() -> {
            switch (result.outcome()) {
                case SENT -> store.markSent(forward, result.messageId());
                case LATER -> store.retry(forward, result.reason());
                case REFUSED -> store.markFailed(forward, result.reason());
                case UNKNOWN -> store.markUnknown(forward, result.reason());
            }
        });
    }
}
