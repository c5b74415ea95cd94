package com.mycrm.events;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.api.expand.ExpandedObjects;
import com.mycrm.api.patch.JsonReaders;
import com.mycrm.events.NewEvent.Subject;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MemberFiltersTest {

    private static final String LEAD =
            "{\"whatsapp\": {\"id\": 7, \"status\": \"pending\", \"user\": {\"id\": 3}, \"property\": null}}";

    @Test
    void eachMemberHasOneOfItsValues() {
        matches(true, Map.of());
        matches(true, Map.of("status", Set.of("qualified", "pending")));
        matches(true, Map.of("status", Set.of("pending"), "user", Set.of("3")));
        matches(false, Map.of("status", Set.of("pending"), "user", Set.of("4")));
        matches(false, Map.of("status", Set.of("Pending")));
    }

    @Test
    void missingMemberMatchesNoValue() {
        matches(false, Map.of("property", Set.of("7")));
        matches(false, Map.of("property_reference", Set.of("pf-1")));
    }

    private static void matches(boolean expected, Map<String, Set<String>> values) {
        try (var reader = JsonReaders.of(LEAD)) {
            var event = new EventView(
                    1,
                    "evt_1",
                    "whatsapp.created",
                    new Subject("whatsapp", 7),
                    Instant.EPOCH,
                    reader.readObject(),
                    null,
                    "key:k",
                    ExpandedObjects.NONE);
            assertEquals(expected, new MemberFilters(values).matches(event), values.toString());
        }
    }
}
