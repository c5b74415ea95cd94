package com.mycrm.inbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.persistence.MemoryDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class BacklogTest {

    @AutoClose
    static final MemoryDatabase DATABASE = new MemoryDatabase();

    @Test
    void ageIsThatOfTheOldestDueEvent() {
        assertEquals(250, new Backlog(1, 0, 750L).age(1_000));
    }

    @Test
    void ageIsZeroWhereNoEventIsDue() {
        assertEquals(0, Backlog.NONE.age(1_000));
        assertEquals(0, new Backlog(1, 0, 1_001L).age(1_000));
    }

    @Test
    void backlogCountsOpenAndDeadEvents() {
        var queries = new InboxQueries();
        queries.jdbc = DATABASE.jdbc();
        assertEquals(Backlog.NONE, queries.backlog());
        queries.jdbc.update(
                "INSERT INTO inbox_events (source, channel_id, body, bytes, state, received_at, due_at, attempts)"
                        + " VALUES ('meta', 0, '', 0, 'waiting', 0, 20, 0), ('meta', 0, '', 0, 'waiting', 0, 30, 0),"
                        + " ('meta', 0, '', 0, 'running', 0, 10, 0), ('meta', 0, '', 0, 'dead', 0, 5, 0),"
                        + " ('meta', 0, '', 0, 'done', 0, 1, 0)");
        assertEquals(new Backlog(3, 1, 20L), queries.backlog());
    }
}
