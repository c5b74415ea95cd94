package com.mycrm.inbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.api.expand.Reference;
import com.mycrm.api.paging.PageRequest;
import com.mycrm.persistence.MemoryDatabase;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InboxQueriesTest {

    private static final Instant RECEIVED = Instant.ofEpochSecond(100);
    private static final Instant DUE = Instant.ofEpochSecond(200);

    private final MemoryDatabase database = new MemoryDatabase();
    private final InboxQueries inbox = new InboxQueries();

    private EntityManager em;

    @BeforeEach
    void insertEvents() {
        em = database.persistence().createEntityManager();
        inbox.em = em;
        em.getTransaction().begin();
        insert(1, "meta", 0, "waiting");
        insert(2, "meta", 9, "running");
        insert(3, "twilio", 9, "done");
        insert(4, "twilio", 9, "dead");
    }

    @AfterEach
    void close() {
        em.getTransaction().rollback();
        em.close();
        database.close();
    }

    @Test
    void pageIsNewestFirst() {
        assertEquals(List.of(4L, 3L, 2L), ids(Set.of(), Set.of(), 1));
        assertEquals(List.of(1L), ids(Set.of(), Set.of(), 2));
    }

    @Test
    void filterIsByStateAndSource() {
        assertEquals(List.of(4L, 1L), ids(Set.of("waiting", "dead"), Set.of(), 1));
        assertEquals(List.of(4L, 3L), ids(Set.of(), Set.of("twilio"), 1));
        assertEquals(List.of(1L), ids(Set.of("waiting", "dead"), Set.of("meta"), 1));
        assertEquals(List.of(), ids(Set.of("dead"), Set.of("meta"), 1));
    }

    @Test
    void countIsOfTheFilter() {
        var filter = new EventFilter(Set.of("waiting", "running", "dead"), Set.of());
        assertEquals(3, inbox.page(filter, new PageRequest(2, 2)).count());
    }

    @Test
    void timeOfAnEventDependsOnItsState() {
        assertEquals(Optional.of(view(1, "meta", null, "waiting", DUE, null)), inbox.one(1));
        assertEquals(Optional.of(view(2, "meta", new Reference(9), "running", null, null)), inbox.one(2));
        assertEquals(Optional.of(view(3, "twilio", new Reference(9), "done", null, DUE)), inbox.one(3));
        assertEquals(Optional.of(view(4, "twilio", new Reference(9), "dead", null, DUE)), inbox.one(4));
        assertEquals(Optional.empty(), inbox.one(5));
    }

    private static EventView view(
            long id, String source, Reference channel, String state, Instant nextAttemptAt, Instant endedAt) {
        return new EventView(id, source, channel, state, 2, 3, "because", RECEIVED, nextAttemptAt, endedAt);
    }

    private List<Long> ids(Set<String> states, Set<String> sources, int page) {
        return inbox.page(new EventFilter(states, sources), new PageRequest(page, 3)).items().stream()
                .map(EventView::id)
                .toList();
    }

    private void insert(long id, String source, long channelId, String state) {
        em.createNativeQuery(
                        "INSERT INTO inbox_events (id, source, channel_id, body, bytes, state, received_at, due_at,"
                                + " attempts, error) VALUES (?, ?, ?, 'abc', 3, ?, 100999, 200999, 2, 'because')")
                .setParameter(1, id)
                .setParameter(2, source)
                .setParameter(3, channelId)
                .setParameter(4, state)
                .executeUpdate();
    }
}
