package com.mycrm.events;

import com.mycrm.persistence.Jdbc;
import com.mycrm.persistence.TranslatesConflicts;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Numbers events and deletes old ones. Each method is one transaction. Nodes that do so at the same time wait for each
 * other at one locked row.
 *
 * <p>SQL, because one statement numbers many rows.
 */
@Stateless
@TranslatesConflicts
public class EventStore {

    static final int BATCH = 1_000;

    @Inject
    Jdbc jdbc;

    /** Consecutive ids. */
    private record Run(long first, long last) {

        static List<Run> of(List<Long> ids) {
            var runs = new ArrayList<Run>();
            var first = 0;
            for (var next = 1; next <= ids.size(); next++) {
                if (next == ids.size() || ids.get(next) != ids.get(next - 1) + 1) {
                    runs.add(new Run(ids.get(first), ids.get(next - 1)));
                    first = next;
                }
            }
            return runs;
        }

        long size() {
            return last - first + 1;
        }
    }

    /** Whether there are events without a number. It locks nothing. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public boolean isAnyNew() {
        return jdbc.first("SELECT id FROM events WHERE seq = 0 LIMIT 1", row -> true)
                .isPresent();
    }

    /**
     * Numbers committed events, the oldest first. Events of one object have ids in the order of its changes, because
     * each change holds the object's lock until it is committed.
     *
     * @return how many; {@link #BATCH} if there may be more
     */
    public int number() {
        var last = position("last_seq");
        var ids = jdbc.list("SELECT id FROM events WHERE seq = 0 ORDER BY id LIMIT " + BATCH, row -> row.getLong(1));
        if (ids.isEmpty()) {
            return 0;
        }
        for (var run : Run.of(ids)) {
            jdbc.update(
                    "UPDATE events SET seq = id + ? WHERE id BETWEEN ? AND ?",
                    last + 1 - run.first,
                    run.first,
                    run.last);
            last += run.size();
        }
        jdbc.update("UPDATE event_positions SET last_seq = ? WHERE id = 1", last);
        return ids.size();
    }

    /** A position, whose row is locked from now on. */
    private long position(String column) {
        return jdbc.single("SELECT " + column + " FROM event_positions WHERE id = 1 FOR UPDATE", row -> row.getLong(1));
    }

    private record Aged(long seq, long occurredAt) {}

    /**
     * Deletes events that happened before this time.
     *
     * @return whether there may be more of them
     */
    public boolean deleteOld(Instant before) {
        // Events are numbered about in the order of their times, so only the first of them are looked at.
        var old = jdbc
                .list(
                        "SELECT seq, occurred_at FROM events WHERE seq > 0 ORDER BY seq LIMIT " + BATCH,
                        row -> new Aged(row.getLong(1), row.getLong(2)))
                .stream()
                .takeWhile(event -> event.occurredAt < before.toEpochMilli())
                .map(Aged::seq)
                .toList();
        if (old.isEmpty()) {
            return false;
        }
        var last = old.get(old.size() - 1);
        if (last > position("deleted_seq")) {
            jdbc.update("UPDATE event_positions SET deleted_seq = ? WHERE id = 1", last);
        }
        jdbc.update("DELETE FROM events WHERE seq BETWEEN 1 AND ?", last);
        return old.size() == BATCH;
    }
}
