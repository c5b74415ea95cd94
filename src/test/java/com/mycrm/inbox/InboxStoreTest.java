package com.mycrm.inbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.persistence.MemoryDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InboxStoreTest {

    @AutoClose
    static final MemoryDatabase DATABASE = new MemoryDatabase();

    private static final int MEBIBYTE = 1024 * 1024;
    private static final Set<String> SOURCES = Set.of("meta", "twilio");

    private final InboxStore store = new InboxStore();

    @BeforeEach
    void empty() {
        store.jdbc = DATABASE.jdbc();
        store.jdbc.update("DELETE FROM inbox_events");
    }

    @Test
    void claimedEventHasAllThatWasStored() {
        store.add(List.of(new IncomingEvent("meta", 9, "{}".getBytes())));
        var event = store.claim(SOURCES, 10).get(0);
        assertEquals(
                "meta 9 {} 1 null",
                event.source() + " " + event.channelId() + " " + new String(event.body()) + " " + event.attempts() + " "
                        + event.error());
    }

    @Test
    void eventIsClaimedOnce() {
        add("meta", 1);
        assertEquals(1, store.claim(SOURCES, 10).size());
        assertEquals(List.of(), store.claim(SOURCES, 10));
    }

    @Test
    void eventOfAnotherSourceIsNotClaimed() {
        add("unknown", 1);
        assertEquals(List.of(), store.claim(SOURCES, 10));
    }

    @Test
    void claimHasNoMoreThanAskedFor() {
        add("meta", 3);
        assertEquals(2, store.claim(SOURCES, 2).size());
        assertEquals(1, store.claim(SOURCES, 2).size());
    }

    @Test
    void claimOfLargeEventsHasFewer() {
        var large = new IncomingEvent("meta", 0, new byte[3 * MEBIBYTE]);
        store.add(List.of(large, large));
        assertEquals(1, store.claim(SOURCES, 10).size());
        assertEquals(1, store.claim(SOURCES, 10).size());
    }

    @Test
    void doneEventIsNotClaimedAgain() {
        store.markDone(claimed());
        assertEquals("done null 1", row());
        store.releaseExpired();
        assertEquals(List.of(), store.claim(SOURCES, 10));
    }

    @Test
    void releasedEventCountsNoAttempt() {
        store.release(claimed());
        assertEquals("waiting null 0", row());
        assertEquals(1, store.claim(SOURCES, 10).get(0).attempts());
    }

    @Test
    void retriedEventWaitsAndKeepsItsError() {
        store.retry(claimed().get(0), "later", Duration.ofHours(1));
        assertEquals("waiting later 1", row());
        assertEquals(List.of(), store.claim(SOURCES, 10));
        store.jdbc.update("UPDATE inbox_events SET due_at = 0");
        assertEquals("later", store.claim(SOURCES, 10).get(0).error());
    }

    @Test
    void deadEventIsClaimedAgainAfterReplay() {
        var id = claimed().get(0);
        store.markDead(id, "broken");
        assertEquals("dead broken 1", row());
        assertEquals(true, store.replay(id));
        assertEquals("waiting null 0", row());
    }

    @Test
    void eventThatIsBeingProcessedIsNotReplayed() {
        assertEquals(false, store.replay(claimed().get(0)));
        assertEquals(false, store.replay(4711));
    }

    @Test
    void eventOfANodeThatDiedIsProcessedAgain() {
        var ids = claimed();
        store.releaseExpired();
        assertEquals(List.of(), store.claim(SOURCES, 10));
        store.jdbc.update("UPDATE inbox_events SET leased_until = 1, owner = 'another node'");
        store.renew(ids);
        store.markDone(ids);
        store.releaseExpired();
        assertEquals("waiting null 1", row());
        assertEquals(2, store.claim(SOURCES, 10).get(0).attempts());
    }

    @Test
    void eventDuringWhichANodeEndedIsClaimedAlone() {
        add("meta", 3);
        var ids = store.claim(SOURCES, 2).stream().map(Event::id).toList();
        store.jdbc.update("UPDATE inbox_events SET leased_until = 1, owner = 'another node' WHERE state = 'running'");
        store.jdbc.update("UPDATE inbox_events SET due_at = due_at - 1 WHERE state = 'waiting'");
        store.releaseExpired();
        assertEquals(List.of("0"), unfinished(store.claim(SOURCES, 10)));
        var first = store.claim(SOURCES, 10);
        assertEquals(List.of(ids.get(0)), first.stream().map(Event::id).toList());
        assertEquals(List.of("1"), unfinished(first));
        assertEquals(
                List.of(ids.get(1)),
                store.claim(SOURCES, 10).stream().map(Event::id).toList());
        store.retry(ids.get(0), "later", Duration.ZERO);
        assertEquals(List.of("0"), unfinished(store.claim(SOURCES, 10)));
    }

    private static List<String> unfinished(List<Event> events) {
        return events.stream().map(event -> "" + event.unfinished()).toList();
    }

    @Test
    void renewedLeaseDoesNotExpire() {
        var ids = claimed();
        store.jdbc.update("UPDATE inbox_events SET leased_until = 1");
        store.renew(ids);
        store.releaseExpired();
        assertEquals("running null 1", row());
    }

    private void add(String source, int count) {
        for (var i = 0; i < count; i++) {
            store.add(List.of(new IncomingEvent(source, 0, new byte[1])));
        }
    }

    private List<Long> claimed() {
        add("meta", 1);
        return store.claim(SOURCES, 10).stream().map(Event::id).toList();
    }

    private String row() {
        return store.jdbc.single(
                "SELECT state, error, attempts FROM inbox_events",
                row -> row.getString(1) + " " + row.getString(2) + " " + row.getInt(3));
    }
}
