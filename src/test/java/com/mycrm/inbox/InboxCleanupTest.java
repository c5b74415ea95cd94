package com.mycrm.inbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.persistence.MemoryDatabase;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InboxCleanupTest {

    @AutoClose
    static final MemoryDatabase DATABASE = new MemoryDatabase();

    private static final Instant BEFORE = Instant.ofEpochMilli(1_000);

    private final InboxCleanup cleanup = new InboxCleanup();

    @BeforeEach
    void empty() {
        cleanup.jdbc = DATABASE.jdbc();
        cleanup.jdbc.update("DELETE FROM inbox_events");
    }

    @Test
    void oldEventIsDeletedWhenItHasEnded() {
        List.of("waiting", "running", "done", "dead").forEach(state -> {
            insert(state, 999, "old");
            insert(state, 1_000, "new");
        });
        assertEquals(false, cleanup.deleteEnded(BEFORE));
        assertEquals(
                List.of("dead new", "done new", "running new", "running old", "waiting new", "waiting old"), rows());
    }

    @Test
    void manyEventsAreDeletedInParts() {
        cleanup.jdbc.insertBatch(
                "INSERT INTO inbox_events (source, channel_id, body, bytes, state, received_at, due_at, attempts)"
                        + " VALUES ('meta', 0, '', 0, 'done', 0, ?, 1)",
                Collections.nCopies(501, 0L),
                due -> new Object[] {due});
        assertEquals(true, cleanup.deleteEnded(BEFORE));
        assertEquals(1, rows().size());
        assertEquals(false, cleanup.deleteEnded(BEFORE));
        assertEquals(List.of(), rows());
    }

    private void insert(String state, long due, String body) {
        cleanup.jdbc.update(
                "INSERT INTO inbox_events (source, channel_id, body, bytes, state, received_at, due_at, attempts)"
                        + " VALUES ('meta', 0, ?, 0, ?, 0, ?, 1)",
                body.getBytes(),
                state,
                due);
    }

    private List<String> rows() {
        return cleanup
                .jdbc
                .list(
                        "SELECT state, body FROM inbox_events",
                        row -> row.getString(1) + " " + new String(row.getBytes(2)))
                .stream()
                .sorted()
                .toList();
    }
}
