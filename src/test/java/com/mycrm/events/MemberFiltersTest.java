package com.mycrm.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MemberFiltersTest {

    private static final String LEAD =
            "{\"whatsapp\": {\"id\": 7, \"status\": \"pending\", \"user\": {\"id\": 3}, \"property\": null,"
                    + " \"property_reference\": \"pf-Flex\"}}";

    @Test
    void eachMemberHasOneOfItsValues() {
        matches(true, Map.of());
        matches(true, Map.of("status", Set.of("qualified", "pending")));
        matches(true, Map.of("status", Set.of("pending"), "user", Set.of("3")));
        matches(false, Map.of("status", Set.of("pending"), "user", Set.of("4")));
        matches(true, Map.of("property_reference", Set.of("PF-flex")));
    }

    @Test
    void missingMemberMatchesNoValue() {
        matches(false, Map.of("lead", Set.of("pf-1")));
        matches(false, Map.of("property", Set.of("7")));
        matches(false, Map.of("property_reference", Set.of("pf-1")));
        matches(false, Map.of("lead", Set.of("\u200b")));
    }

    /** The readers of a node wait for each other's filters, which may have a thousand values. */
    @Test
    void valuesAreReadOnceForAllEvents() {
        var read = new AtomicInteger();
        var values = new AbstractSet<String>() {
            @Override
            public Iterator<String> iterator() {
                read.incrementAndGet();
                return Set.of("PF-flex").iterator();
            }

            @Override
            public int size() {
                return 1;
            }
        };
        var filters = new MemberFilters(Map.of("property_reference", values));
        var readBefore = read.get();
        var event = TestEvents.event(1, "whatsapp.created", LEAD);
        assertTrue(filters.matches(event));
        assertTrue(filters.matches(event));
        assertEquals(readBefore, read.get());
    }

    private static void matches(boolean expected, Map<String, Set<String>> values) {
        var event = TestEvents.event(1, "whatsapp.created", LEAD);
        assertEquals(expected, new MemberFilters(values).matches(event), values.toString());
    }
}
