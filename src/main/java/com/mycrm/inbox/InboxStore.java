package com.mycrm.inbox;

import com.mycrm.api.expand.Reference;
import com.mycrm.api.paging.Page;
import com.mycrm.api.paging.PageRequest;
import com.mycrm.api.text.Texts;
import com.mycrm.persistence.Statements;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * The events in the database. Whoever takes some owns them for a time and says again and again that it still does: those of
 * a node that says nothing any more go back to the others.
 *
 * <p>Statements change rows by their ids, in the order of the ids, so that no two of them wait for each other.
 */
@Stateless
public class InboxStore {

    /** How long a node that says nothing keeps what it took. */
    static final Duration OWNED = Duration.ofSeconds(20);

    private static final String ROW =
            "SELECT id, source, channel_id, state, attempts, bytes, error, received_at, due_at FROM inbox_events";
    private static final int LARGEST_BATCH = 4 * 1024 * 1024;
    private static final int LONGEST_ERROR = 500;
    private static final int DELETED_AT_ONCE = 500;
    private static final int READ_AT_ONCE = 2_000;

    @Resource(lookup = "java:app/jdbc/leads")
    DataSource database;

    private record Size(long id, int bytes) {}

    /** Keeps events, all or none; they can be taken as soon as this has returned. */
    public void add(List<Incoming> events) {
        var now = now();
        statements()
                .changeAll(
                        "INSERT INTO inbox_events"
                                + " (source, channel_id, body, bytes, state, received_at, due_at, attempts)"
                                + " VALUES (?, ?, ?, ?, 'waiting', ?, ?, 0)",
                        events.stream()
                                .map(event -> new Object[] {
                                    event.source(), event.channelId(), event.body(), event.body().length, now, now
                                })
                                .toList());
    }

    /** Takes events that are due, of these sources, those that wait longest first; fewer where they are large. */
    public List<Event> claim(String owner, Collection<String> sources, int most) {
        var ids = fitting(statements()
                .rows(
                        "SELECT id, bytes FROM inbox_events WHERE state = 'waiting' AND due_at <= ? AND source IN "
                                + places(sources) + " ORDER BY due_at, id LIMIT ? FOR UPDATE SKIP LOCKED",
                        row -> new Size(row.getLong(1), row.getInt(2)),
                        values(now(), sources, most)));
        if (ids.isEmpty()) {
            return List.of();
        }
        statements()
                .change(
                        "UPDATE inbox_events SET state = 'running', owner = ?, due_at = ?, attempts = attempts + 1"
                                + " WHERE id IN " + places(ids),
                        values(owner, now() + OWNED.toMillis(), ids));
        return statements()
                .rows(
                        "SELECT id, source, channel_id, body, received_at, attempts FROM inbox_events WHERE id IN "
                                + places(ids) + " ORDER BY id",
                        InboxStore::event,
                        values(ids));
    }

    private static List<Long> fitting(List<Size> sizes) {
        var ids = new ArrayList<Long>();
        var bytes = 0L;
        for (var size : sizes) {
            bytes += size.bytes();
            if (ids.isEmpty() || bytes <= LARGEST_BATCH) {
                ids.add(size.id());
            }
        }
        Collections.sort(ids);
        return ids;
    }

    /** Says that a node is still at these. */
    public void renew(String owner, Collection<Long> ids) {
        running("due_at = ?", owner, ids, now() + OWNED.toMillis());
    }

    /** Lets others take these, as if nobody had. */
    public void release(String owner, Collection<Long> ids) {
        running("state = 'waiting', owner = NULL, due_at = ?, attempts = attempts - 1", owner, ids, now());
    }

    public void done(String owner, Collection<Long> ids) {
        running("state = 'done', owner = NULL, error = NULL, due_at = ?", owner, ids, now());
    }

    /** Has it tried again after some time. */
    public void retry(String owner, long id, String error, Duration pause) {
        running(
                "state = 'waiting', owner = NULL, due_at = ?, error = ?",
                owner,
                List.of(id),
                now() + pause.toMillis(),
                cut(error));
    }

    /** Puts it aside. */
    public void bury(String owner, long id, String error) {
        running("state = 'dead', owner = NULL, due_at = ?, error = ?", owner, List.of(id), now(), cut(error));
    }

    /** Gives back what nodes took that say nothing any more. */
    public void takeBack() {
        statements()
                .change(
                        "UPDATE inbox_events SET state = 'waiting', owner = NULL WHERE state = 'running' AND due_at < ?",
                        now());
    }

    /** Whether there was one that nobody is at. */
    public boolean replay(long id) {
        return statements()
                        .change(
                                "UPDATE inbox_events SET state = 'waiting', owner = NULL, error = NULL, attempts = 0,"
                                        + " due_at = ? WHERE id = ? AND state <> 'running'",
                                now(),
                                id)
                == 1;
    }

    /** Deletes some that ended before this time, and says whether there may be more. */
    public boolean discard(Instant before) {
        var ids = Stream.of("done", "dead")
                .flatMap(state -> statements()
                        .rows(
                                "SELECT id FROM inbox_events WHERE state = ? AND due_at < ? ORDER BY due_at, id LIMIT ?",
                                row -> row.getLong(1),
                                state,
                                before.toEpochMilli(),
                                DELETED_AT_ONCE)
                        .stream())
                .sorted()
                .toList();
        if (!ids.isEmpty()) {
            statements()
                    .change(
                            "DELETE FROM inbox_events WHERE state IN ('done', 'dead') AND id IN " + places(ids),
                            values(ids));
        }
        return ids.size() >= DELETED_AT_ONCE;
    }

    /** How much there is to do. */
    public Backlog backlog() {
        var open = statements()
                .row(
                        "SELECT COUNT(*), MIN(due_at) FROM inbox_events WHERE state IN ('waiting', 'running')",
                        row -> new Backlog(row.getLong(1), 0, longOrNull(row, 2)))
                .orElseThrow();
        var dead = statements()
                .row("SELECT COUNT(*) FROM inbox_events WHERE state = 'dead'", row -> row.getLong(1))
                .orElse(0L);
        return new Backlog(open.depth(), dead, open.oldestDue());
    }

    /** The newest first. */
    public Page<EventView> page(EventFilter filter, PageRequest page) {
        var where = where("state", filter.states()) + where("source", filter.sources());
        var count = statements()
                .row(
                        "SELECT COUNT(*) FROM inbox_events WHERE 1 = 1" + where,
                        row -> row.getLong(1),
                        values(filter.states(), filter.sources()))
                .orElse(0L);
        var events = statements()
                .rows(
                        ROW + " WHERE 1 = 1" + where + " ORDER BY id DESC LIMIT ? OFFSET ?",
                        InboxStore::view,
                        values(filter.states(), filter.sources(), page.size(), page.offset()));
        return new Page<>(count, page, events);
    }

    public Optional<EventView> one(long id) {
        return statements().row(ROW + " WHERE id = ?", InboxStore::view, id);
    }

    /** The body as text; what is no UTF-8 in it is replaced. */
    public Optional<String> body(long id) {
        return statements()
                .row(
                        "SELECT body FROM inbox_events WHERE id = ?",
                        row -> new String(row.getBytes(1), StandardCharsets.UTF_8),
                        id);
    }

    /** Deletes what has ended and names somebody, some at a time: no query reads many bodies. */
    public void discardNaming(String text) {
        var ids = statements()
                .row("SELECT COALESCE(MIN(id), 0), COALESCE(MAX(id), -1) FROM inbox_events", row ->
                        new long[] {row.getLong(1), row.getLong(2)})
                .orElseThrow();
        for (var from = ids[0]; from <= ids[1]; from += READ_AT_ONCE) {
            statements()
                    .change(
                            "DELETE FROM inbox_events WHERE id >= ? AND id < ? AND state IN ('done', 'dead')"
                                    + " AND LOCATE(?, body) > 0",
                            from,
                            from + READ_AT_ONCE,
                            text);
        }
    }

    private void running(String change, String owner, Collection<Long> ids, Object... values) {
        statements()
                .change(
                        "UPDATE inbox_events SET " + change + " WHERE state = 'running' AND owner = ? AND id IN "
                                + places(ids),
                        values(Arrays.asList(values), owner, ids));
    }

    private Statements statements() {
        return new Statements(database, InboxFailed::new);
    }

    private static String where(String column, Collection<String> any) {
        return any.isEmpty() ? "" : " AND " + column + " IN " + places(any);
    }

    private static String places(Collection<?> values) {
        return "(" + String.join(", ", Collections.nCopies(values.size(), "?")) + ")";
    }

    /** The values of a statement, those of collections one by one. */
    private static Object[] values(Object... values) {
        return Stream.of(values)
                .flatMap(value -> value instanceof Collection<?> several ? several.stream() : Stream.of(value))
                .toArray();
    }

    private static Event event(ResultSet row) throws SQLException {
        return new Event(
                row.getLong(1),
                row.getString(2),
                row.getLong(3),
                row.getBytes(4),
                Instant.ofEpochMilli(row.getLong(5)),
                row.getInt(6));
    }

    private static EventView view(ResultSet row) throws SQLException {
        var state = row.getString(4);
        var due = second(row.getLong(9));
        return new EventView(
                row.getLong(1),
                row.getString(2),
                row.getLong(3) == 0 ? null : new Reference(row.getLong(3)),
                state,
                row.getInt(5),
                row.getInt(6),
                row.getString(7),
                second(row.getLong(8)),
                state.equals("waiting") ? due : null,
                state.equals("done") || state.equals("dead") ? due : null);
    }

    private static Instant second(long millis) {
        return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS);
    }

    private static Long longOrNull(ResultSet row, int column) throws SQLException {
        var value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    private static String cut(String text) {
        return Texts.truncate(text, LONGEST_ERROR);
    }

    private static long now() {
        return System.currentTimeMillis();
    }
}
