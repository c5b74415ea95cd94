package com.mycrm.inbox;

import com.mycrm.persistence.Jdbc;
import com.mycrm.persistence.TransactionConflict;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Erases persons from stored events. An event that was processed is deleted. From one that waits, or is dead and may be
 * replayed, the person's elements are removed, so that it does not bring the person back and loses nobody else.
 */
@Stateless
public class EventErasures {

    private static final int READ_AT_ONCE = 2_000;

    /** The beginnings of the JSON escapes of letters, digits and signs that names are made of. */
    private static final List<String> ESCAPES = List.of("\\u002", "\\u003", "\\u004", "\\u005", "\\u006", "\\u007");

    @Inject
    Jdbc jdbc;

    private record Range(long first, long last) {}

    private record StoredEvent(long id, String state) {}

    /**
     * Erases a person, as a part of the caller's transaction.
     *
     * @param names numbers, ids and usernames of the person
     * @throws TransactionConflict while an event that names the person is being processed
     */
    public void erase(Collection<String> names) {
        var words = EventNames.of(names);
        if (words.names().isEmpty()) {
            return;
        }
        var sought = Stream.of(names, words.names(), ESCAPES)
                .flatMap(Collection::stream)
                .distinct()
                .toList();
        var ids = jdbc.single(
                "SELECT COALESCE(MIN(id), 0), COALESCE(MAX(id), -1) FROM inbox_events",
                row -> new Range(row.getLong(1), row.getLong(2)));
        for (var from = ids.first(); from <= ids.last(); from += READ_AT_ONCE) {
            events(from, sought).forEach(event -> body(event).ifPresent(body -> erase(event, body, words)));
        }
    }

    private List<StoredEvent> events(long from, List<String> sought) {
        var values = new ArrayList<Object>(List.of(from, from + READ_AT_ONCE));
        values.addAll(sought);
        return jdbc.list(
                "SELECT id, state FROM inbox_events WHERE id >= ? AND id < ? AND ("
                        + String.join(" OR ", Collections.nCopies(sought.size(), "LOCATE(?, body) > 0")) + ")",
                row -> new StoredEvent(row.getLong(1), row.getString(2)),
                values.toArray());
    }

    /** Bodies are read one by one, because many of megabytes would fill the memory. */
    private Optional<byte[]> body(StoredEvent event) {
        return jdbc.first("SELECT body FROM inbox_events WHERE id = ?", row -> row.getBytes(1), event.id());
    }

    private void erase(StoredEvent event, byte[] body, EventNames names) {
        if (event.state().equals("done")) {
            if (names.isIn(body)) {
                jdbc.update("DELETE FROM inbox_events WHERE id = ? AND state = 'done'", event.id());
            }
            return;
        }
        var rest = names.removedFrom(body);
        var isChanged = rest.filter(left -> Arrays.equals(left, body)).isEmpty();
        if (isChanged && (event.state().equals("running") || !isReplaced(event, rest.orElse(null)))) {
            throw TransactionConflict.found();
        }
    }

    /** Whether the event was still in its state. */
    private boolean isReplaced(StoredEvent event, byte[] body) {
        var changed = body == null
                ? jdbc.update("DELETE FROM inbox_events WHERE id = ? AND state = ?", event.id(), event.state())
                : jdbc.update(
                        "UPDATE inbox_events SET body = ?, bytes = ? WHERE id = ? AND state = ?",
                        body,
                        body.length,
                        event.id(),
                        event.state());
        return changed == 1;
    }
}
