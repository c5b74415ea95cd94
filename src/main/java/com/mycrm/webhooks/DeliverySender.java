package com.mycrm.webhooks;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.WARNING;

import com.mycrm.config.Vault;
import com.mycrm.events.EventQueries;
import com.mycrm.jobs.PollingWorker;
import com.mycrm.jobs.PollingWorker.Schedule;
import com.mycrm.jobs.PollingWorkers;
import com.mycrm.persistence.DatabaseClock;
import com.mycrm.persistence.TransactionConflict;
import com.mycrm.webhooks.DeliveryStore.Claimed;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import java.lang.System.Logger;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Background job: sends deliveries that are due. Each webhook has a few at a time, and no thread waits for an answer, so
 * that a slow receiver holds up no other.
 */
@ApplicationScoped
public class DeliverySender {

    private static final Logger LOG = System.getLogger(DeliverySender.class.getName());
    private static final Schedule SCHEDULE = new Schedule(1, Duration.ofMillis(200), Duration.ofSeconds(5));
    private static final Schedule CLEANUP = new Schedule(1, Duration.ofSeconds(15), Duration.ofSeconds(15));
    private static final int AT_ONCE = 8;

    private final Map<Long, AtomicInteger> underWay = new ConcurrentHashMap<>();

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
    Jsonb jsonb;

    @Resource
    ManagedExecutorService executor;

    private PollingWorker sending;

    void start(@Observes Startup startup) {
        sending = workers.create("webhooks-sender", SCHEDULE, this::sendDue);
        sending.start();
        workers.create("webhooks-cleanup", CLEANUP, this::cleanUp).start();
    }

    /** Looks for deliveries that are due, at once. */
    void wake() {
        sending.wake();
    }

    private boolean cleanUp() {
        deliveries.releaseExpired();
        deliveries.deleteOld(log.bounds().deleted());
        return false;
    }

    private boolean sendDue() {
        var isMore = false;
        for (var webhook : webhooks.active()) {
            var busy = underWay.computeIfAbsent(webhook.id(), id -> new AtomicInteger());
            var free = AT_ONCE - busy.get();
            if (free > 0) {
                var claimed = TransactionConflict.retry(() -> deliveries.claim(webhook.id(), free));
                busy.addAndGet(claimed.size());
                claimed.forEach(delivery -> send(webhook, delivery)
                        .whenCompleteAsync((result, failure) -> end(delivery, result, failure, busy), executor));
                isMore |= claimed.size() == free && busy.get() < AT_ONCE;
            }
        }
        return isMore;
    }

    private CompletableFuture<DeliveryResult> send(Webhook webhook, Claimed delivery) {
        var event = log.one(delivery.seq());
        if (event.isEmpty()) {
            return CompletableFuture.completedFuture(DeliveryResult.failed("The event is no more kept"));
        }
        try {
            var body = jsonb.toJson(event.get());
            var now = DatabaseClock.now();
            var secrets = webhook.secrets(Vault.configuredOrSample().orElseThrow(), now);
            var id = event.get().id();
            var timestamp = now.getEpochSecond();
            var headers = Map.of(
                    "webhook-id", id,
                    "webhook-timestamp", Long.toString(timestamp),
                    "webhook-signature", WebhookSignature.of(secrets, id, timestamp, body));
            return client.send(URI.create(webhook.url()), headers, body);
        } catch (GeneralSecurityException | RuntimeException e) {
            LOG.log(ERROR, "Nothing can be signed for webhook " + webhook.id() + "; is LEADS_SECRETS_KEY the same?", e);
            return CompletableFuture.completedFuture(DeliveryResult.failed("The service could not sign"));
        }
    }

    private void end(Claimed delivery, DeliveryResult result, Throwable failure, AtomicInteger busy) {
        try {
            var known = failure == null ? result : DeliveryResult.failed("The service failed");
            TransactionConflict.run(() -> deliveries.end(delivery, known));
        } catch (RuntimeException e) {
            LOG.log(WARNING, "The result of delivery " + delivery.id() + " was not kept; it is sent again", e);
        } finally {
            busy.decrementAndGet();
            sending.wake();
        }
    }
}
