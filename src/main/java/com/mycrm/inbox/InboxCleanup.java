package com.mycrm.inbox;

import com.mycrm.persistence.Jdbc;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Deletes old processed events. Statements are small, so that locks are few. */
@Stateless
public class InboxCleanup {

    private static final int DELETED_AT_ONCE = 500;

    @Inject
    Jdbc jdbc;

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
}
