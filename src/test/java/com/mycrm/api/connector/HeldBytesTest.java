package com.mycrm.api.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HeldBytesTest {

    private record Holder(String name, long bytes, long since) {}

    private static final Holder OLD = new Holder("old", 40, 1);
    private static final Holder MIDDLE = new Holder("middle", 40, 2);
    private static final Holder NEW = new Holder("new", 40, 3);
    private static final Holder EMPTY = new Holder("empty", 0, Long.MAX_VALUE);

    private final Set<Holder> holders = new HashSet<>(List.of(OLD, MIDDLE, NEW, EMPTY));
    private final HeldBytes<Holder> held = new HeldBytes<>(holders, 100, Holder::bytes, Holder::since, holders::remove);

    @Test
    void longestHolderGivesWayUntilTheRestIsWithinTheBound() {
        held.shed();
        assertEquals(Set.of(NEW, EMPTY), holders);
    }

    @Test
    void sumIsMadeWhenAQuarterOfTheBoundWasAdded() {
        held.add(25);
        assertEquals(Set.of(OLD, MIDDLE, NEW, EMPTY), holders);
        held.add(1);
        assertEquals(Set.of(NEW, EMPTY), holders);
    }

    @Test
    void bytesThatWereAddedAndAreGoneCountNoMore() {
        holders.removeAll(List.of(OLD, MIDDLE));
        for (var i = 0; i < 100; i++) {
            held.add(1_000);
        }
        assertEquals(Set.of(NEW, EMPTY), holders);
    }
}
