package com.mycrm.inbox;

import com.mycrm.persistence.Jdbc;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Deletes processed events: old ones, and those that name an erased person. Statements are small, so that locks are
 * few.
 */
@Stateless
public class InboxCleanup {

    private static final int DELETED_AT_ONCE = 500;
    private static final int READ_AT_ONCE = 2_000;

    @Inject
    Jdbc jdbc;

    private record Range(long first, long last) {}

    /** Deletes some of the events that ended before this time. Returns whether there may be more. */
    public boolean deleteEnded(Instant before) {
        var ids = new ArrayList<Long>();
        for (var state : List.of("done", "dead")) {
            ids.addAll(jdbc.list(
                    "SELECT id FROM inbox_events WHERE state = ? AND due_at < ? ORDER BY due_at, id LIMIT ?",
                    row -> row.getLong(1),
                    state,
                    before.toEpochMilli(),
                    DELETED_AT_ONCE));
        }
        if (!ids.isEmpty()) {
            jdbc.update(
                    "DELETE FROM inbox_events WHERE state IN ('done', 'dead') AND id IN (" + Jdbc.marks(ids) + ")",
                    ids.stream().sorted().toArray());
        }
        return ids.size() >= DELETED_AT_ONCE;
    }

    /**
     * Deletes the processed events whose body contains a text. Part of the caller's transaction.
     *
     * @param text a number, id or username of an erased person
     */
    public void deleteEndedNaming(String text) {
        var ids = jdbc.single(
                "SELECT COALESCE(MIN(id), 0), COALESCE(MAX(id), -1) FROM inbox_events",
                row -> new Range(row.getLong(1), row.getLong(2)));
        for (var from = ids.first(); from <= ids.last(); from += READ_AT_ONCE) {
            jdbc.update(
                    "DELETE FROM inbox_events WHERE id >= ? AND id < ? AND state IN ('done', 'dead')"
                            + " AND LOCATE(?, body) > 0",
                    from,
                    from + READ_AT_ONCE,
                    text);
        }
    }
}
