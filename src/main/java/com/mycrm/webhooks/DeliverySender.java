package com.mycrm.webhooks;

import static java.lang.System.Logger.Level.WARNING;

import com.mycrm.api.connector.StopAnnounced;
import com.mycrm.api.problem.FailureLog;
import com.mycrm.events.EventQueries;
import com.mycrm.jobs.PollingWorker;
import com.mycrm.jobs.PollingWorker.Schedule;
import com.mycrm.jobs.PollingWorkers;
import com.mycrm.persistence.DatabaseClock;
import com.mycrm.persistence.TransactionConflict;
import com.mycrm.webhooks.DeliveryStore.Claimed;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import java.lang.System.Logger;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Background job: sends deliveries that are due. Each webhook has a few at a time, and no thread waits for an answer,
 * so that a slow receiver holds up no other.
 */
@ApplicationScoped
public class DeliverySender {

    private static final Logger LOG = System.getLogger(DeliverySender.class.getName());
    private static final Schedule SCHEDULE = new Schedule(1, Duration.ofSeconds(1), Duration.ofSeconds(5));
    private static final int AT_ONCE = 8;
    private static final int ENDING_THREADS = 4;

    /** Characters of bodies that are being sent, beyond which no others begin. Each body is in memory several times. */
    private static final long MOST_SENDING = Runtime.getRuntime().maxMemory() / 16;

    /** The number of deliveries of each webhook that this node sends at the moment. */
    private final Map<Long, AtomicInteger> underWay = new ConcurrentHashMap<>();

    /** The characters of the bodies of these deliveries. */
    private final AtomicLong sendingSize = new AtomicLong();

    /** Webhooks that have deliveries which are due, or have become free. */
    private final Set<Long> woken = ConcurrentHashMap.newKeySet();

    @Inject
    PollingWorkers workers;

    @EJB
    WebhookQueries webhooks;

    @EJB
    DeliveryStore deliveries;

    @EJB
    EventQueries log;

    @Inject
    WebhookClient client;

    @Inject
    WebhookSecrets secrets;

    @Inject
    DeliveryMetrics metrics;

    @Inject
    Jsonb jsonb;

    @Resource
    ManagedThreadFactory threads;

    private ExecutorService ending;
    private PollingWorker sending;
    private long roundAt = System.nanoTime();
    private volatile boolean isStopping;

    void start(@Observes Startup startup) {
        ending = Executors.newFixedThreadPool(ENDING_THREADS, threads);
        sending = workers.create("webhooks-sender", SCHEDULE, this::sendDue);
        sending.start();
    }

    /** Begins no more attempts, because this node stops: those under way end, and other nodes send the rest. */
    void end(@Observes StopAnnounced stop) {
        isStopping = true;
    }

    @PreDestroy
    void stop() {
        ending.shutdown();
    }

    /** Looks for deliveries of a webhook that are due, at once. */
    void wake(long webhookId) {
        woken.add(webhookId);
        sending.wake();
    }

    /** Looks at all webhooks that have something to send once a second, and in between at those that were woken. */
    boolean sendDue() {
        if (System.nanoTime() - roundAt >= 0) {
            roundAt = System.nanoTime() + SCHEDULE.interval().toNanos();
            woken.addAll(deliveries.due());
        }
        for (var id : List.copyOf(woken)) {
            woken.remove(id);
            webhooks.find(id).ifPresent(this::sendDue);
        }
        return false;
    }

    private void sendDue(Webhook webhook) {
        if (isStopping || !webhook.isSending(DatabaseClock.now()) || sendingSize.get() >= MOST_SENDING) {
            return;
        }
        var busy = underWay.computeIfAbsent(webhook.id(), id -> new AtomicInteger());
        var free = AT_ONCE - busy.get();
        var signing = secrets.of(webhook);
        if (free > 0 && signing.isPresent()) {
            TransactionConflict.retry(() -> deliveries.claim(webhook.id(), free))
                    .forEach(delivery -> {
                        busy.incrementAndGet();
                        send(webhook, signing.get(), delivery)
                                .whenCompleteAsync(
                                        (result, failure) -> end(webhook, delivery, result, failure), ending);
                    });
        }
    }

    private CompletableFuture<DeliveryResult> send(Webhook webhook, List<String> signing, Claimed delivery) {
        try {
            var event = log.one(delivery.seq());
            if (event.isEmpty()) {
                return CompletableFuture.completedFuture(DeliveryResult.EXPIRED);
            }
            if (!webhook.sentTypes().contains(event.get().type())) {
                return CompletableFuture.completedFuture(DeliveryResult.UNWANTED);
            }
            var id = event.get().id();
            var body = jsonb.toJson(event.get());
            var timestamp = DatabaseClock.now().getEpochSecond();
            var headers = Map.of(
                    "webhook-id", id,
                    "webhook-timestamp", Long.toString(timestamp),
                    "webhook-signature", WebhookSignature.of(signing, id, timestamp, body));
            var sent = client.send(URI.create(URI.create(webhook.url()).toASCIIString()), headers, body);
            sendingSize.addAndGet(body.length());
            return sent.whenComplete((result, failure) -> sendingSize.addAndGet(-body.length()));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Where the service failed, nothing is kept: the delivery is sent again after its lease. */
    private void end(Webhook webhook, Claimed delivery, DeliveryResult result, Throwable failure) {
        try {
            if (failure != null) {
                throw new IllegalStateException(failure);
            }
            metrics.count(result);
            TransactionConflict.retry(() -> deliveries.end(delivery, webhook.url(), result))
                    .ifPresent(reason -> LOG.log(
                            WARNING,
                            "Webhook {0} ({1}) was switched off: {2}",
                            Long.toString(webhook.id()),
                            webhook.host(),
                            reason));
        } catch (RuntimeException e) {
            FailureLog.log(LOG, "Delivery " + delivery.id() + " failed and is sent again in a minute", e);
        } finally {
            underWay.get(webhook.id()).decrementAndGet();
            wake(webhook.id());
        }
    }
}
