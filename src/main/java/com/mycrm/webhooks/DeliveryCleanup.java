package com.mycrm.webhooks;

import com.mycrm.events.EventQueries;
import com.mycrm.jobs.PollingWorker.Schedule;
import com.mycrm.jobs.PollingWorkers;
import com.mycrm.persistence.Jdbc;
import com.mycrm.webhooks.DeliveryMetrics.Totals;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Background job: releases the deliveries of nodes that died, deletes those of webhooks that were deleted and those
 * that have ended and whose events are no longer kept, and counts the others. Statements are small, so that locks are
 * few.
 */
@ApplicationScoped
public class DeliveryCleanup {

    private static final Schedule SCHEDULE = new Schedule(1, Duration.ofSeconds(15), Duration.ofSeconds(15));
    private static final int AT_ONCE = 1_000;

    @Inject
    PollingWorkers workers;

    @EJB
    DeliveryStore deliveries;

    @EJB
    WebhookQueries webhooks;

    @EJB
    EventQueries log;

    @Inject
    Jdbc jdbc;

    @Inject
    DeliveryMetrics metrics;

    void start(@Observes Startup startup) {
        workers.create("webhooks-cleanup", SCHEDULE, this::cleanUp).start();
    }

    private boolean cleanUp() {
        deliveries.releaseExpired();
        metrics.set(totals());
        var deleted = log.bounds().deleted();
        var isMore = false;
        for (var id = nextWebhook(0); id.isPresent(); id = nextWebhook(id.get())) {
            isMore |= delete(id.get(), deleted);
        }
        return isMore;
    }

    /** The next webhook that has deliveries; it may be deleted. One look-up in an index, however many deliveries. */
    private Optional<Long> nextWebhook(long after) {
        return Optional.ofNullable(jdbc.single(
                "SELECT MIN(webhook_id) FROM webhook_deliveries WHERE webhook_id > ?",
                row -> Jdbc.nullableLong(row, 1),
                after));
    }

    private boolean delete(long webhookId, long lastEvent) {
        var old = webhooks.find(webhookId).isEmpty()
                ? ids("", webhookId)
                : ids(" AND seq <= ? AND state IN ('done', 'failed')", webhookId, lastEvent);
        if (!old.isEmpty()) {
            jdbc.update("DELETE FROM webhook_deliveries WHERE id IN (" + Jdbc.marks(old) + ")", old.toArray());
        }
        return old.size() == AT_ONCE;
    }

    private List<Long> ids(String condition, Object... values) {
        return jdbc.list(
                "SELECT id FROM webhook_deliveries WHERE webhook_id = ?" + condition + " ORDER BY seq LIMIT " + AT_ONCE,
                row -> row.getLong(1),
                values);
    }

    private Totals totals() {
        return new Totals(
                Stream.of(Delivery.HELD, Delivery.WAITING, Delivery.SENDING)
                        .mapToLong(this::count)
                        .sum(),
                count(Delivery.FAILED),
                jdbc.single(
                        "SELECT COUNT(*) FROM webhooks WHERE active = FALSE AND reason IS NOT NULL",
                        row -> row.getLong(1)));
    }

    private long count(String state) {
        return jdbc.single("SELECT COUNT(*) FROM webhook_deliveries WHERE state = ?", row -> row.getLong(1), state);
    }
}
