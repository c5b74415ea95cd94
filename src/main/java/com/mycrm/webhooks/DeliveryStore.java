package com.mycrm.webhooks;

import com.mycrm.api.text.StoredText;
import com.mycrm.events.NewEvent.Subject;
import com.mycrm.jobs.Lease;
import com.mycrm.persistence.DatabaseClock;
import com.mycrm.persistence.Jdbc;
import com.mycrm.persistence.TranslatesConflicts;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;

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
    private static final Random RANDOM = new Random();

    @Inject
    Jdbc jdbc;

    @Inject
    WebhookHealth health;

    /**
     * A claimed delivery.
     *
     * @param attempts with the one that begins
     */
    public record Claimed(long id, long webhookId, long seq, Subject subject, int attempts) {}

    /** The webhooks that send at present and have deliveries which are due. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public List<Long> due() {
        // Not EXISTS, which MariaDB may turn into a join with all deliveries that wait.
        var now = DatabaseClock.millis();
        return jdbc.list(
                "SELECT id FROM webhooks WHERE active = TRUE AND (paused_until IS NULL OR paused_until <= ?)"
                        + " AND (SELECT due_at FROM webhook_deliveries WHERE webhook_id = webhooks.id"
                        + " AND state = 'waiting' ORDER BY due_at LIMIT 1) <= ?",
                row -> row.getLong(1),
                now,
                now);
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
                        row.getInt(6) + 1),
                webhookId,
                DatabaseClock.millis());
        if (!due.isEmpty()) {
            jdbc.update(
                    "UPDATE webhook_deliveries SET state = 'sending', attempts = attempts + 1, " + LEASE.acquire()
                            + " WHERE id IN (" + Jdbc.marks(due) + ")",
                    due.stream().map(Claimed::id).sorted().toArray());
        }
        return due;
    }

    /**
     * Keeps the result of an attempt, and lets the next event of the object be sent if this one has ended.
     *
     * @param url the URL that was called; if the webhook has a new one since, the result does not count for that
     * @return why the webhook was switched off, if it was
     */
    public Optional<String> end(Claimed delivery, String url, DeliveryResult result) {
        var receiver = lock(delivery.webhookId());
        if (receiver.isEmpty()) {
            return Optional.empty();
        }
        var now = DatabaseClock.millis();
        var pause = result.isSuccess() || result.isUnsent()
                ? Optional.<Duration>empty()
                : RetrySchedule.pause(delivery.attempts(), result.askedPause(), RANDOM);
        var state = result.isSuccess() ? Delivery.DONE : pause.isPresent() ? Delivery.WAITING : Delivery.FAILED;
        var isEnded = jdbc.update(
                        "UPDATE webhook_deliveries SET state = ?, due_at = ?, sent_at = ?, status_code = ?,"
                                + " answer = ?, " + Lease.RELEASE
                                + " WHERE id = ? AND state = 'sending' AND attempts = ? AND "
                                + LEASE.held(),
                        state,
                        now + pause.map(Duration::toMillis).orElse(0L),
                        now,
                        result.statusCode(),
                        StoredText.fit(result.answer(), AnswerReader.SHOWN),
                        delivery.id(),
                        delivery.attempts())
                == 1;
        if (!isEnded) {
            return Optional.empty();
        }
        if (pause.isEmpty()) {
            releaseNext(delivery.webhookId(), delivery.subject(), now);
        }
        var isOfReceiver = !result.isUnsent() && receiver.get().equals(url);
        return isOfReceiver ? health.note(delivery.webhookId(), result, now) : Optional.empty();
    }

    /** Locks a webhook, so that its deliveries begin and end one after another. Returns its URL, if there is one. */
    private Optional<String> lock(long webhookId) {
        return jdbc.first("SELECT url FROM webhooks WHERE id = ? FOR UPDATE", row -> row.getString(1), webhookId);
    }

    /** Lets the next event of an object be sent, unless another one is under way, as after a {@link #retry}. */
    private void releaseNext(long webhookId, Subject subject, long now) {
        var ofSubject = " FROM webhook_deliveries WHERE webhook_id = ? AND subject_id = ? AND subject = ?";
        var isBusy = jdbc.first(
                        "SELECT id" + ofSubject + " AND state IN ('waiting', 'sending') LIMIT 1",
                        row -> true,
                        webhookId,
                        subject.id(),
                        subject.name())
                .isPresent();
        if (!isBusy) {
            jdbc.first(
                            "SELECT id" + ofSubject + " AND state = 'held' ORDER BY id LIMIT 1",
                            row -> row.getLong(1),
                            webhookId,
                            subject.id(),
                            subject.name())
                    .ifPresent(next -> jdbc.update(
                            "UPDATE webhook_deliveries SET state = 'waiting', due_at = ? WHERE id = ?", now, next));
        }
    }

    /**
     * A time at which a delivery is due before all others of its webhook: many may have become due in a pause, and only
     * a few are sent before the receiver asks for the next one.
     */
    static long beforeAll(Jdbc jdbc, long webhookId) {
        var now = DatabaseClock.millis();
        return jdbc.first(
                        "SELECT due_at FROM webhook_deliveries WHERE webhook_id = ? AND state = 'waiting'"
                                + " ORDER BY due_at LIMIT 1",
                        row -> Math.min(now, row.getLong(1) - 1),
                        webhookId)
                .orElse(now);
    }

    /** Sends a delivery that has ended or waits at once, also in a pause. Returns whether it is one. */
    public boolean retry(long webhookId, long id) {
        var isWaiting = lock(webhookId).isPresent()
                && jdbc.update(
                                "UPDATE webhook_deliveries SET state = 'waiting', attempts = 0, due_at = ?"
                                        + " WHERE id = ? AND webhook_id = ? AND state IN ('waiting', 'done', 'failed')",
                                beforeAll(jdbc, webhookId),
                                id,
                                webhookId)
                        == 1;
        if (isWaiting) {
            jdbc.update("UPDATE webhooks SET paused_until = NULL WHERE id = ?", webhookId);
        }
        return isWaiting;
    }

    /** Lets the deliveries of nodes that died be sent again. */
    public void releaseExpired() {
        jdbc.update("UPDATE webhook_deliveries SET state = 'waiting', " + Lease.RELEASE
                + " WHERE state = 'sending' AND " + Lease.FREE);
    }
}
