package com.mycrm.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.mycrm.persistence.MemoryDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventQueriesTest {

    @AutoClose
    static final MemoryDatabase DATABASE = new MemoryDatabase();

    private final EventQueries queries = EventQueriesTester.of(DATABASE);

    @BeforeEach
    void empty() {
        queries.jdbc.update("DELETE FROM events");
    }

    /** Writes events of which each has this many thousand characters, and of these half in what has changed. */
    private void write(String type, int... sizes) {
        for (var size : sizes) {
            var object = "{\"x\":\"" + "x".repeat(size * 500) + "\"}";
            queries.jdbc.update(
                    "INSERT INTO events (seq, event_id, type, subject, subject_id, occurred_at, actor, data, changed)"
                            + " SELECT COALESCE(MAX(seq), 0) + 1, 'evt', ?, 'lead', 1, 0, 'key:k', ?, ? FROM events",
                    type,
                    object,
                    object);
        }
        queries.jdbc.update("UPDATE event_positions SET last_seq = (SELECT MAX(seq) FROM events)");
    }

    private EventFeed read(long after, int limit) {
        return queries.read(new EventRequest(after, Set.of("lead.created"), limit));
    }

    /** The numbers of the events of each read, from the beginning of the log to its end. */
    private List<List<Long>> walk(int limit) {
        var reads = new ArrayList<List<Long>>();
        var feed = read(0, limit);
        while (true) {
            reads.add(feed.events().stream().map(EventView::number).toList());
            if (!feed.hasMore()) {
                assertEquals(queries.bounds().last(), feed.next());
                return reads;
            }
            feed = read(feed.next(), limit);
        }
    }

    @Test
    void readTakesAsManyEventsAsTheLimitSays() {
        write("lead.created", 1, 1, 1);
        write("user.created", 1);
        write("lead.created", 1);
        assertEquals(List.of(List.of(1L, 2L), List.of(3L, 5L)), walk(2));
        assertEquals(List.of(List.of(1L, 2L, 3L), List.of(5L)), walk(3));
        assertEquals(List.of(List.of(1L, 2L, 3L, 5L)), walk(5));
        assertFalse(read(5, 5).hasMore());
    }

    @Test
    void readTakesFewLargeEvents() {
        write("user.created", 3_000);
        write("lead.created", 3_000, 1_000, 1_000);
        write("user.created", 3_000, 3_000);
        write("lead.created", 5_000, 2_000);
        assertEquals(List.of(List.of(2L, 3L), List.of(4L), List.of(7L), List.of(8L)), walk(1_000));
    }
}
