package com.mycrm.channels;

import static java.lang.System.Logger.Level.WARNING;

import com.mycrm.channels.GraphClient.Outcome;
import com.mycrm.channels.GraphClient.Result;
import com.mycrm.persistence.DatabaseState;
import com.mycrm.persistence.TransactionConflict;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/**
 * Sends new leads to their agents' own WhatsApp, on every node.
 *
 * <p>Never twice, and so at most once: a message that may have reached Meta, because no answer came or the node died, is not
 * sent again. Its lead stays pending until a receipt, which names the lead, says what became of it. What Meta surely does not
 * have is tried again.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class Forwarder {

    private static final Logger LOG = System.getLogger(Forwarder.class.getName());
    private static final int PAUSE_MILLIS = 300;
    private static final int AT_ONCE = 8;
    private static final Duration QUIET = Duration.ofSeconds(10);

    private static final Metadata ATTEMPTS = Metadata.builder()
            .withName("leads_forwards")
            .withDescription("Attempts to send leads on to their agents, by what became of them")
            .build();

    @Resource
    private ManagedScheduledExecutorService scheduler;

    @Resource
    private ManagedExecutorService executor;

    @Inject
    private ForwardStore store;

    @Inject
    private Channels channels;

    @Inject
    private GraphClient graph;

    @Inject
    private DatabaseState database;

    @Inject
    private MetricRegistry metrics;

    private long quietUntil = System.nanoTime();
    private long sweepAt = System.nanoTime();
    private volatile boolean stopped;

    @PostConstruct
    void start() {
        scheduler.scheduleWithFixedDelay(this::work, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        stopped = true;
    }

    private void work() {
        try {
            while (!stopped && database.isReady() && System.nanoTime() - quietUntil >= 0) {
                if (System.nanoTime() - sweepAt >= 0) {
                    store.abandoned();
                    sweepAt = System.nanoTime() + QUIET.toNanos();
                }
                var due = store.due(AT_ONCE);
                if (due.isEmpty()) {
                    return;
                }
                var sends = new ArrayList<Callable<Void>>();
                due.forEach(lead -> sends.add(() -> {
                    send(lead);
                    return null;
                }));
                executor.invokeAll(sends);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            quietUntil = System.nanoTime() + QUIET.toNanos();
            LOG.log(WARNING, "Forwarding: {0}", e.getMessage());
        }
    }

    private void send(long leadId) {
        try {
            store.claim(leadId).ifPresent(this::send);
        } catch (RuntimeException e) {
            LOG.log(WARNING, "Forwarding the lead " + leadId + ": " + e.getMessage());
        }
    }

    private void send(Forward forward) {
        var channel = channels.find(forward.kind(), forward.numberKey());
        if (channel.isEmpty() || !channel.get().isForwarding()) {
            count(Outcome.REFUSED);
            refused(forward, "The channel forwards no more");
            return;
        }
        if (forward.to() == null) {
            count(Outcome.REFUSED);
            refused(forward, "The agent has no WhatsApp number");
            return;
        }
        var result = graph.send(
                channel.get(),
                forward.message(channel.get().forwardTemplate(), channel.get().forwardLanguage()));
        keep(forward, result);
    }

    private void keep(Forward forward, Result result) {
        count(result.outcome());
        switch (result.outcome()) {
            case SENT ->
                TransactionConflict.retry(() -> {
                    store.sent(forward, result.messageId());
                    return forward;
                });
            case LATER ->
                TransactionConflict.retry(() -> {
                    store.later(forward, result.reason());
                    return forward;
                });
            case REFUSED -> refused(forward, result.reason());
            case UNKNOWN -> store.unknown(forward, result.reason());
        }
    }

    private void refused(Forward forward, String reason) {
        TransactionConflict.retry(() -> {
            store.refused(forward, reason);
            return forward;
        });
    }

    private void count(Outcome outcome) {
        metrics.counter(ATTEMPTS, new Tag("outcome", outcome.name().toLowerCase(Locale.ROOT)))
                .inc();
    }
}
