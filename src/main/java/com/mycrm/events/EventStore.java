package com.mycrm.events;

import com.mycrm.persistence.Jdbc;
import com.mycrm.persistence.TranslatesConflicts;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.stream.LongStream;

/**
 * Numbers events and deletes old ones. Each method is one transaction.
 *
 * <p>SQL, because events are moved within the database, and nodes that number at the same time wait for each other at
 * one locked row.
 */
@Stateless
@TranslatesConflicts
public class EventStore {

    static final int BATCH = 1_000;

    private static final String COLUMNS = "event_id, type, subject, subject_id, occurred_at, actor, data, changed";

    @Inject
    Jdbc jdbc;

    /**
     * Numbers committed events, the oldest first.
     *
     * @return how many; {@link #BATCH} if there may be more
     */
    public int number() {
        var last = position("last_seq", " FOR UPDATE");
        var ids = jdbc.list("SELECT id FROM new_events ORDER BY id LIMIT " + BATCH, row -> row.getLong(1));
        if (ids.isEmpty()) {
            return 0;
        }
        var marks = Jdbc.marks(ids);
        var values = LongStream.concat(LongStream.of(last), ids.stream().mapToLong(id -> id))
                .boxed()
                .toArray();
        jdbc.update(
                "INSERT INTO events (seq, " + COLUMNS + ") SELECT ? + ROW_NUMBER() OVER (ORDER BY id), " + COLUMNS
                        + " FROM new_events WHERE id IN (" + marks + ")",
                values);
        jdbc.update("DELETE FROM new_events WHERE id IN (" + marks + ")", ids.toArray());
        jdbc.update("UPDATE event_positions SET last_seq = ? WHERE id = 1", last + ids.size());
        return ids.size();
    }

    private long position(String column, String lock) {
        return jdbc.single("SELECT " + column + " FROM event_positions WHERE id = 1" + lock, row -> row.getLong(1));
    }

    /**
     * Deletes events that happened before this time.
     *
     * @return whether there may be more of them
     */
    public boolean deleteOld(Instant before) {
        var first = position("deleted_seq", "") + 1;
        var last = first + BATCH - 1;
        // Events are numbered about in the order of their times, so only the oldest of them are looked at.
        var old = jdbc.list(
                "SELECT occurred_at FROM events WHERE seq BETWEEN ? AND ? ORDER BY seq",
                row -> row.getLong(1) < before.toEpochMilli(),
                first,
                last);
        var count = old.indexOf(false) < 0 ? old.size() : old.indexOf(false);
        if (count > 0) {
            jdbc.update("DELETE FROM events WHERE seq BETWEEN ? AND ?", first, first + count - 1);
            jdbc.update("UPDATE event_positions SET deleted_seq = ? WHERE id = 1", first + count - 1);
        }
        return count == BATCH;
    }
}
