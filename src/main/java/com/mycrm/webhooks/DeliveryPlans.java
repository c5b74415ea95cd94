package com.mycrm.webhooks;

import com.mycrm.events.EventView;
import com.mycrm.events.NewEvent.Subject;
import com.mycrm.persistence.DatabaseClock;
import com.mycrm.persistence.Jdbc;
import com.mycrm.persistence.TranslatesConflicts;
import com.mycrm.webhooks.Webhook.Replay;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Makes deliveries of events. Each method is one transaction, which locks the webhook's row first, as that of each
 * result does: so no delivery ends while others of its object are inserted.
 *
 * <p>SQL, because deliveries are inserted in batches.
 */
@Stateless
@TranslatesConflicts
public class DeliveryPlans {

    private static final String INSERT = "INSERT INTO webhook_deliveries"
            + " (webhook_id, seq, replay, type, subject, subject_id, state, due_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";

    @Inject
    Jdbc jdbc;

    /**
     * Makes a delivery of each of these events, which follow the webhook's position.
     *
     * @param from the position that the events follow
     * @param to the webhook's position afterwards
     * @return false if another node was first, or the webhook is not active
     */
    public boolean plan(long webhookId, long from, long to, List<EventView> events) {
        var isMoved = jdbc.update(
                        "UPDATE webhooks SET position = ? WHERE id = ? AND position = ? AND active = TRUE",
                        to,
                        webhookId,
                        from)
                == 1;
        if (isMoved) {
            insert(webhookId, 0, events);
        }
        return isMoved;
    }

    /**
     * Moves webhooks past events of which they have no deliveries.
     *
     * @param from the position that the events follow; a webhook that another node has moved is left where it is
     * @param to their position afterwards
     * @return whether one of them has moved
     */
    public boolean skip(List<Long> webhooks, long from, long to) {
        return jdbc.update(
                        "UPDATE webhooks SET position = ? WHERE position = ? AND active = TRUE AND id IN ("
                                + Jdbc.marks(webhooks) + ")",
                        Stream.concat(Stream.of(to, from), webhooks.stream()).toArray())
                > 0;
    }

    /**
     * Makes a delivery of each of these events of a replay, which ends where it has reached its last event.
     *
     * @param to the position of the replay afterwards
     */
    public boolean replay(Replay replay, long to, List<EventView> events) {
        var isMoved = jdbc.update(
                        "UPDATE webhooks SET replay_after = ?, replay_id = CASE WHEN replay_to > ? THEN replay_id END"
                                + " WHERE id = ? AND replay_id = ? AND replay_after = ? AND active = TRUE",
                        to,
                        to,
                        replay.webhookId(),
                        replay.id(),
                        replay.after())
                == 1;
        if (isMoved) {
            insert(replay.webhookId(), replay.id(), events);
        }
        return isMoved;
    }

    private void insert(long webhookId, long replay, List<EventView> events) {
        var now = DatabaseClock.millis();
        var busy = busy(webhookId, events);
        jdbc.insertBatch(INSERT, events, event -> {
            var subject = event.subject();
            return new Object[] {
                webhookId,
                event.number(),
                replay,
                event.type(),
                subject.name(),
                subject.id(),
                busy.add(subject) ? Delivery.WAITING : Delivery.HELD,
                event.type().equals(WebhookEvents.TEST_TYPE) ? DeliveryStore.beforeAll(jdbc, webhookId) : now
            };
        });
    }

    /** The objects of these events that have deliveries which have not ended. */
    private Set<Subject> busy(long webhookId, List<EventView> events) {
        var ids = events.stream().map(event -> event.subject().id()).distinct().toList();
        if (ids.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(jdbc.list(
                "SELECT DISTINCT subject, subject_id FROM webhook_deliveries WHERE webhook_id = ?"
                        + " AND state IN ('held', 'waiting', 'sending') AND subject_id IN (" + Jdbc.marks(ids) + ")",
                row -> new Subject(row.getString(1), row.getLong(2)),
                Stream.concat(Stream.of(webhookId), ids.stream()).toArray()));
    }
}
