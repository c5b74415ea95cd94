package com.mycrm.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

    /** The readers of a node wait for each other's filters. */
    @Test
    void manyValuesCostNoMoreThanOne() {
        var references = IntStream.range(0, 1_000)
                .mapToObj(number -> "x".repeat(190) + number)
                .collect(Collectors.toSet());
        var filters = new MemberFilters(Map.of("property_reference", references));
        var event = TestEvents.event(1, "whatsapp.created", LEAD);
        assertTimeoutPreemptively(Duration.ofSeconds(3), () -> {
            for (var i = 0; i < 20_000; i++) {
                assertFalse(filters.matches(event));
            }
        });
    }

    private static void matches(boolean expected, Map<String, Set<String>> values) {
        var event = TestEvents.event(1, "whatsapp.created", LEAD);
        assertEquals(expected, new MemberFilters(values).matches(event), values.toString());
    }
}
