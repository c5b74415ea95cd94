package com.mycrm.inbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class BacklogTest {

    @Test
    void ageIsThatOfTheOldestDueEvent() {
        assertEquals(250, new Backlog(1, 0, 750L).age(1_000));
    }

    @Test
    void ageIsZeroWhereNoEventIsDue() {
        assertEquals(0, Backlog.NONE.age(1_000));
        assertEquals(0, new Backlog(1, 0, 1_001L).age(1_000));
    }
}
