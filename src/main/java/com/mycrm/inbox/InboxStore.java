package com.mycrm.inbox;

import com.mycrm.jobs.Lease;
import com.mycrm.persistence.DatabaseClock;
import com.mycrm.persistence.Jdbc;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Every write of events, each method one transaction. A node that claims events holds them by a {@link Lease}.
 *
 * <p>SQL, because JPA has neither batch inserts nor SKIP LOCKED, and an event costs a few statements only. Statements
 * change rows by id, so that no two of them wait for each other.
 */
@Stateless
public class InboxStore {

    private static final Lease LEASE = new Lease(Duration.ofSeconds(20));
    private static final int LARGEST_BATCH = 4 * 1024 * 1024;

    @Inject
    Jdbc jdbc;

    private record Size(long id, int bytes, boolean mayEndNodes) {}

    /** Stores events, all or none. They can be claimed as soon as this has returned. */
    public void add(List<IncomingEvent> events) {
        var now = now();
        jdbc.insertBatch(
                "INSERT INTO inbox_events (source, channel_id, body, bytes, state, received_at, due_at, attempts)"
                        + " VALUES (?, ?, ?, ?, 'waiting', ?, ?, 0)",
                events,
                event -> new Object[] {event.source(), event.channelId(), event.body(), event.body().length, now, now});
    }

    /** Claims due events of these sources, those that wait longest first; fewer where they are large. */
    public List<Event> claim(Collection<String> sources, int most) {
        var sizes = jdbc.list(
                "SELECT id, bytes, unfinished FROM inbox_events WHERE state = 'waiting' AND due_at <= ? AND source IN ("
                        + Jdbc.marks(sources) + ") ORDER BY due_at, id LIMIT ? FOR UPDATE SKIP LOCKED",
                row -> new Size(row.getLong(1), row.getInt(2), row.getInt(3) > 0),
                values(now(), sources, most));
        var ids = fitting(sizes);
        if (ids.isEmpty()) {
            return List.of();
        }
        jdbc.update(
                "UPDATE inbox_events SET state = 'running', attempts = attempts + 1, " + LEASE.acquire()
                        + " WHERE id IN (" + Jdbc.marks(ids) + ")",
                ids.toArray());
        return jdbc.list(
                "SELECT id, source, channel_id, body, received_at, attempts, unfinished, error FROM inbox_events"
                        + " WHERE id IN (" + Jdbc.marks(ids) + ") ORDER BY id",
                InboxStore::event,
                ids.toArray());
    }

    /** An event during which a node ended is claimed alone: it may end this node too, and nothing else with it. */
    private static List<Long> fitting(List<Size> sizes) {
        if (!sizes.isEmpty() && sizes.get(0).mayEndNodes()) {
            return List.of(sizes.get(0).id());
        }
        var ids = new ArrayList<Long>();
        var bytes = 0L;
        for (var size : sizes) {
            bytes += size.bytes();
            if (!size.mayEndNodes() && (ids.isEmpty() || bytes <= LARGEST_BATCH)) {
                ids.add(size.id());
            }
        }
        return ids.stream().sorted().toList();
    }

    private static Event event(ResultSet row) throws SQLException {
        return new Event(
                row.getLong(1),
                row.getString(2),
                row.getLong(3),
                row.getBytes(4),
                Instant.ofEpochMilli(row.getLong(5)),
                row.getInt(6),
                row.getInt(7),
                row.getString(8));
    }

    /** Extends the lease of events that this node processes. */
    public void renew(Collection<Long> ids) {
        changeHeld(ids, LEASE.acquire());
    }

    /** Returns claimed events that were not processed. */
    public void release(Collection<Long> ids) {
        changeHeld(ids, "state = 'waiting', due_at = ?, attempts = attempts - 1, " + Lease.RELEASE, now());
    }

    public void markDone(Collection<Long> ids) {
        changeHeld(ids, "state = 'done', error = NULL, unfinished = 0, due_at = ?, " + Lease.RELEASE, now());
    }

    /** Makes an event wait for its next attempt. */
    public void retry(long id, String error, Duration pause) {
        changeHeld(
                List.of(id),
                "state = 'waiting', unfinished = 0, due_at = ?, error = ?, " + Lease.RELEASE,
                now() + pause.toMillis(),
                error);
    }

    /** Makes an event a dead letter. */
    public void markDead(long id, String error) {
        changeHeld(List.of(id), "state = 'dead', due_at = ?, error = ?, " + Lease.RELEASE, now(), error);
    }

    private void changeHeld(Collection<Long> ids, String assignments, Object... values) {
        jdbc.update(
                "UPDATE inbox_events SET " + assignments + " WHERE state = 'running' AND " + LEASE.held()
                        + " AND id IN (" + Jdbc.marks(ids) + ")",
                values(Arrays.asList(values), ids));
    }

    /**
     * Returns the events of nodes that have stopped. It reads the ids first, because an update by state locks all of
     * them.
     */
    public void releaseExpired() {
        var ids = jdbc.list(
                "SELECT id FROM inbox_events WHERE state = 'running' AND " + Lease.FREE, row -> row.getLong(1));
        if (!ids.isEmpty()) {
            jdbc.update(
                    "UPDATE inbox_events SET state = 'waiting', unfinished = unfinished + 1, due_at = ?, "
                            + Lease.RELEASE
                            + " WHERE state = 'running' AND " + Lease.FREE + " AND id IN (" + Jdbc.marks(ids) + ")",
                    values(now(), ids));
        }
    }

    /** Makes an event wait as if it were new. Returns false where there is none or it is being processed. */
    public boolean replay(long id) {
        return jdbc.update(
                        "UPDATE inbox_events SET state = 'waiting', error = NULL, attempts = 0, unfinished = 0,"
                                + " due_at = ? WHERE id = ? AND state <> 'running'",
                        now(),
                        id)
                == 1;
    }

    /** The values of a statement, those of collections one by one. */
    private static Object[] values(Object... values) {
        return Stream.of(values)
                .flatMap(value -> value instanceof Collection<?> several ? several.stream() : Stream.of(value))
                .toArray();
    }

    private static long now() {
        return DatabaseClock.millis();
    }
}
