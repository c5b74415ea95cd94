package com.mycrm.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mycrm.api.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EventTypesTest {

    private static final Set<String> OF_LEADS = Set.of("lead.created", "lead.updated", "lead.deleted");

    private final EventTypes types = TestEvents.types();

    @Test
    void wordIsOneTypeOrAllOfAnObject() {
        assertEquals(Optional.of(Set.of("user.created")), types.parse("user.created"));
        assertEquals(Optional.of(OF_LEADS), types.parse("lead.*"));
        for (var word : List.of("", "*", ".*", "lead", "lead.", "lead.*.*", "l.*", "lea.*", "LEAD.*", "lead.read")) {
            assertEquals(Optional.empty(), types.parse(word), word);
        }
    }

    @Test
    void readerGetsWhatItMayReadAndIsRefusedWhatItNames() {
        assertEquals(OF_LEADS, types.readable(Set.of(), "lead.read"::equals));
        assertEquals(types.all(), types.readable(Set.of(), right -> true));
        assertEquals(Set.of("lead.created"), types.readable(Set.of("lead.created"), "lead.read"::equals));
        var refusal = assertThrows(
                ProblemException.class,
                () -> types.readable(Set.of("lead.created", "user.updated"), "lead.read"::equals));
        assertEquals("This needs the right user.read, which the token does not give.", refusal.getMessage());
        assertTrue(types.areReadable(OF_LEADS, "lead.read"::equals));
        assertFalse(types.areReadable(types.all(), "lead.read"::equals));
    }

    @Test
    void filtersOfTheSameMemberAreOne() {
        assertEquals(
                List.of("reference", "status", "user"),
                types.filters().stream().map(MemberFilter::member).toList());
        var status = types.filters().stream()
                .filter(filter -> filter.member().equals("status"))
                .findFirst()
                .orElseThrow();
        assertEquals("one or more of new, won, active", status.takes());
        assertEquals(Optional.of(Set.of("won")), status.parse("won"));
        assertEquals(Optional.of(Set.of("active")), status.parse("active"));
        assertEquals(Optional.empty(), status.parse("Won"));
    }
}
