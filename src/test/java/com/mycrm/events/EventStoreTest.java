package com.mycrm.events;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.persistence.MemoryDatabase;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventStoreTest {

    @AutoClose
    static final MemoryDatabase DATABASE = new MemoryDatabase();

    private final EventStore store = new EventStore();

    @BeforeEach
    void empty() {
        store.jdbc = DATABASE.jdbc();
        store.jdbc.update("DELETE FROM events");
        store.jdbc.update("UPDATE event_positions SET last_seq = 0, deleted_seq = 0");
    }

    @Test
    void eventsAreNumberedWithoutGaps() {
        assertEquals(false, store.isAnyNew());
        write(3, 0);
        store.jdbc.update("DELETE FROM events WHERE subject_id = 2"); // a transaction that was rolled back
        assertEquals(true, store.isAnyNew());
        assertEquals(2, store.number());
        write(1, 0);
        assertEquals(1, store.number());
        assertEquals(0, store.number());
        assertEquals(List.of("1 1", "2 3", "3 1"), list("SELECT seq, subject_id FROM events ORDER BY seq"));
        assertEquals(List.of("3 0"), list("SELECT last_seq, deleted_seq FROM event_positions"));
        assertEquals(List.of(), list("SELECT id, seq FROM events WHERE seq = 0"));
    }

    @Test
    void eventsOfSlowTransactionsAreNumberedLater() {
        write(5, 0);
        store.jdbc.update("UPDATE events SET seq = -1 WHERE subject_id IN (2, 3)"); // as if they were not there yet
        assertEquals(3, store.number());
        store.jdbc.update("UPDATE events SET seq = 0 WHERE seq = -1");
        assertEquals(2, store.number());
        assertEquals(
                List.of("1 1", "2 4", "3 5", "4 2", "5 3"), list("SELECT seq, subject_id FROM events ORDER BY seq"));
    }

    @Test
    void manyEventsAreNumberedInBatches() {
        write(EventStore.BATCH + 5, 0);
        assertEquals(EventStore.BATCH, store.number());
        assertEquals(5, store.number());
    }

    @Test
    void oldEventsAreDeletedFromTheBeginning() {
        write(2, 1_000);
        write(1, 9_000);
        write(1, 2_000);
        store.number();
        assertEquals(false, store.deleteOld(Instant.ofEpochMilli(5_000)));
        assertEquals(List.of("3 1", "4 1"), list("SELECT seq, subject_id FROM events ORDER BY seq"));
        assertEquals(List.of("4 2"), list("SELECT last_seq, deleted_seq FROM event_positions"));
        store.deleteOld(Instant.ofEpochMilli(10_000));
        assertEquals(List.of("4 4"), list("SELECT last_seq, deleted_seq FROM event_positions"));
        assertEquals(List.of(), list("SELECT seq, subject_id FROM events"));
        assertEquals(false, store.deleteOld(Instant.ofEpochMilli(10_000)));
    }

    @Test
    void positionThatWasRaisedAfterARestoreStays() {
        write(2, 1_000);
        store.number();
        store.jdbc.update("UPDATE event_positions SET last_seq = 1000, deleted_seq = 1000");
        write(1, 9_000);
        store.number();
        store.deleteOld(Instant.ofEpochMilli(5_000));
        assertEquals(List.of("1001 1"), list("SELECT seq, subject_id FROM events"));
        assertEquals(List.of("1001 1000"), list("SELECT last_seq, deleted_seq FROM event_positions"));
    }

    private void write(int count, long occurredAt) {
        store.jdbc.insertBatch(
                "INSERT INTO events (event_id, type, subject, subject_id, occurred_at, actor, data)"
                        + " VALUES ('evt', 'lead.created', 'lead', ?, ?, 'key:k', '{}')",
                LongStream.rangeClosed(1, count).boxed().toList(),
                id -> new Object[] {id, occurredAt});
    }

    private List<String> list(String sql) {
        return store.jdbc.list(sql, row -> row.getLong(1) + " " + row.getLong(2));
    }
}
