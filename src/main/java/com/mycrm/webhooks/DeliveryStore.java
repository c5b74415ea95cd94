package com.mycrm.webhooks;

import com.mycrm.api.text.StoredText;
import com.mycrm.events.EventLog;
import com.mycrm.events.EventView;
import com.mycrm.events.NewEvent;
import com.mycrm.events.NewEvent.Subject;
import com.mycrm.jobs.Lease;
import com.mycrm.persistence.DatabaseClock;
import com.mycrm.persistence.Jdbc;
import com.mycrm.persistence.TranslatesConflicts;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The states of deliveries: held, waiting, sending, and then done or failed. Each method is one transaction.
 *
 * <p>A delivery is held while one before it, of the same object, is under way; so the receiver gets the events of an
 * object in their order, and those of other objects at the same time. A row that is being sent when its node dies is
 * sent again after its lease.
 *
 * <p>SQL, because a claim needs SKIP LOCKED and each statement states what it expects.
 */
@Stateless
@TranslatesConflicts
public class DeliveryStore {

    private static final Lease LEASE = new Lease(Duration.ofSeconds(60));
    private static final Duration LONGEST_FAILURE = Duration.ofDays(3);
    private static final RandomGenerator RANDOM = RandomGenerator.getDefault();

    private static final String INSERT = "INSERT INTO webhook_deliveries"
            + " (webhook_id, seq, replay, type, subject, subject_id, state, due_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";

    @Inject
    Jdbc jdbc;

    @Inject
    EventLog events;

    /** A claimed delivery. */
    public record Claimed(long id, long webhookId, long seq, Subject subject, int attempts) {}

    /**
     * Makes a delivery of each of these events, which follow the webhook's position.
     *
     * @param from the position that the events follow
     * @param to the webhook's position afterwards
     * @return false if another node was first
     */
    public boolean plan(long webhookId, long from, long to, List<EventView> matching) {
        var moved = jdbc.update(
                "UPDATE webhooks SET position = ? WHERE id = ? AND position = ? AND active = TRUE",
                to,
                webhookId,
                from);
        if (moved == 1) {
            insert(webhookId, 0, matching);
        }
        return moved == 1;
    }

    private void insert(long webhookId, long replay, List<EventView> matching) {
        var now = DatabaseClock.millis();
        var underWay = new HashSet<Subject>();
        jdbc.insertBatch(INSERT, matching, event -> {
            var subject = event.subject();
            var isHeld = underWay.contains(subject) || isUnderWay(webhookId, subject);
            underWay.add(subject);
            return new Object[] {
                webhookId,
                event.number(),
                replay,
                event.type(),
                subject.name(),
                subject.id(),
                isHeld ? Delivery.HELD : Delivery.WAITING,
                now
            };
        });
    }

    private boolean isUnderWay(long webhookId, Subject subject) {
        return jdbc.first(
                        "SELECT id FROM webhook_deliveries WHERE webhook_id = ? AND subject_id = ? AND subject = ?"
                                + " AND state IN ('held', 'waiting', 'sending') LIMIT 1 FOR UPDATE",
                        row -> row.getLong(1),
                        webhookId,
                        subject.id(),
                        subject.name())
                .isPresent();
    }

    /** Claims deliveries to a webhook that are due, the longest first. */
    public List<Claimed> claim(long webhookId, int most) {
        var due = jdbc.list(
                "SELECT id, webhook_id, seq, subject, subject_id, attempts FROM webhook_deliveries"
                        + " WHERE webhook_id = ? AND state = 'waiting' AND due_at <= ?"
                        + " ORDER BY due_at, id LIMIT " + most + " FOR UPDATE SKIP LOCKED",
                row -> new Claimed(
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        new Subject(row.getString(4), row.getLong(5)),
                        row.getInt(6)),
                webhookId,
                DatabaseClock.millis());
        due.forEach(delivery -> jdbc.update(
                "UPDATE webhook_deliveries SET state = 'sending', attempts = attempts + 1, " + LEASE.acquire()
                        + " WHERE id = ?",
                delivery.id()));
        return due;
    }

    /** Keeps the result of an attempt, and lets the next event of the object be sent if this one has ended. */
    public void end(Claimed delivery, DeliveryResult result) {
        var now = DatabaseClock.millis();
        var attempts = delivery.attempts() + 1;
        var pause = result.isSuccess()
                ? Optional.<Duration>empty()
                : RetrySchedule.pause(attempts, result.askedPause(), RANDOM);
        var state = result.isSuccess() ? Delivery.DONE : pause.isPresent() ? Delivery.WAITING : Delivery.FAILED;
        var ended = jdbc.update(
                "UPDATE webhook_deliveries SET state = ?, due_at = ?, sent_at = ?, status_code = ?, answer = ?, "
                        + Lease.RELEASE + " WHERE id = ? AND state = 'sending' AND " + LEASE.held(),
                state,
                now + pause.map(Duration::toMillis).orElse(0L),
                now,
                result.statusCode(),
                StoredText.truncate(result.answer(), AnswerReader.SHOWN),
                delivery.id());
        if (ended == 1 && pause.isEmpty()) {
            releaseNext(delivery);
        }
        count(delivery.webhookId(), result, now);
    }

    private void releaseNext(Claimed delivery) {
        jdbc.first(
                        "SELECT id FROM webhook_deliveries WHERE webhook_id = ? AND subject_id = ? AND subject = ?"
                                + " AND state = 'held' ORDER BY id LIMIT 1 FOR UPDATE",
                        row -> row.getLong(1),
                        delivery.webhookId(),
                        delivery.subject().id(),
                        delivery.subject().name())
                .ifPresent(next -> jdbc.update(
                        "UPDATE webhook_deliveries SET state = 'waiting', due_at = ? WHERE id = ?",
                        DatabaseClock.millis(),
                        next));
    }

    /** Notes success or failure at the webhook, and switches it off where it is gone or has failed for too long. */
    private void count(long webhookId, DeliveryResult result, long now) {
        if (result.isSuccess()) {
            jdbc.update(
                    "UPDATE webhooks SET failing_since = NULL WHERE id = ? AND failing_since IS NOT NULL", webhookId);
            return;
        }
        jdbc.update("UPDATE webhooks SET failing_since = ? WHERE id = ? AND failing_since IS NULL", now, webhookId);
        var hasFailedLong = "failing_since < " + (now - LONGEST_FAILURE.toMillis());
        if (result.isGone()) {
            disable(webhookId, "The receiver answered 410", "TRUE");
        } else {
            disable(webhookId, "Every attempt of three days has failed", hasFailedLong);
        }
    }

    private void disable(long webhookId, String reason, String condition) {
        var disabled = jdbc.update(
                "UPDATE webhooks SET active = FALSE, reason = ?, version = version + 1 WHERE id = ? AND active = TRUE"
                        + " AND " + condition,
                reason,
                webhookId);
        if (disabled == 1) {
            var subject = new Subject(WebhookEvents.OBJECT, webhookId);
            var document = Map.of(WebhookEvents.OBJECT, Map.of("id", webhookId, "reason", reason));
            events.append(List.of(NewEvent.of(subject, WebhookEvents.DISABLED, document)), "webhooks");
        }
    }

    /** Lets the deliveries of nodes that died be sent again. */
    public void releaseExpired() {
        jdbc.update("UPDATE webhook_deliveries SET state = 'waiting', " + Lease.RELEASE
                + " WHERE state = 'sending' AND " + Lease.FREE);
    }

    /** Sends a delivery that has ended or waits at once. Returns whether there is such a one. */
    public boolean retry(long webhookId, long id) {
        return jdbc.update(
                        "UPDATE webhook_deliveries SET state = 'waiting', attempts = 0, due_at = ?"
                                + " WHERE id = ? AND webhook_id = ? AND state IN ('waiting', 'done', 'failed')",
                        DatabaseClock.millis(),
                        id,
                        webhookId)
                == 1;
    }

    /** Sends events that were sent before once more. */
    public void replay(long webhookId, List<EventView> matching) {
        insert(webhookId, DatabaseClock.millis(), matching);
    }

    /** Deletes ended deliveries of events that are no more kept. */
    public void deleteOld(long upTo) {
        jdbc.update("DELETE FROM webhook_deliveries WHERE seq <= ? AND state IN ('done', 'failed')", upTo);
    }
}
