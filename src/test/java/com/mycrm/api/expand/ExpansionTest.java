package com.mycrm.api.expand;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.ws.rs.core.MultivaluedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A relation is added by a bean alone: no class of the kit knows it. */
class ExpansionTest {

    private final Expansion expansion =
            FakeRelation.expansion(new FakeRelation("crew", "crews"), new FakeRelation("boat", "boats"));

    private final MultivaluedHashMap<String, Object> headers = new MultivaluedHashMap<>();

    /** An answer that refers to two boats and no crew, and keeps what it was expanded with. */
    private record Voyage(Map<String, Map<Long, ExpandedObject>> full) implements Expandable {

        private Voyage() {
            this(Map.of());
        }

        @Override
        public Map<String, Set<Long>> related() {
            return Map.of("boat", Set.of(4L, 6L), "crew", Set.of());
        }

        @Override
        public Voyage expanded(Map<String, Map<Long, ExpandedObject>> full) {
            return new Voyage(full);
        }
    }

    @Test
    void wantedRelationsAreThoseThatTheAnswerHas() {
        assertEquals(Set.of("boat", "crew"), expansion.wanted(List.of("true"), new Voyage(), headers));
        assertEquals(Set.of("boat"), expansion.wanted(List.of("boat"), new Voyage(), headers));
        assertEquals(Set.of(), expansion.wanted(null, new Voyage(), headers));
        assertEquals(Map.of(), headers);
    }

    @Test
    void unknownNameIsAWarningWithTheKnownNames() {
        assertEquals(Set.of("crew"), expansion.wanted(List.of("crew, Port"), new Voyage(), headers));
        assertEquals(
                List.of("X-MyCRM-Expand-Data: 'Port' is unknown and was ignored; there are boat, crew"),
                headers.get("X-MyCRM-API-Warning"));
    }

    @Test
    void expandedAnswerHasTheObjectsOfTheWantedRelations() {
        var full = ((Voyage) expansion.expanded(new Voyage(), Set.of("boat"))).full();
        assertEquals(
                Map.of("boat", Set.of(4L, 6L)), Map.of("boat", full.get("boat").keySet()));
        assertEquals(Set.of("boat"), full.keySet());
    }

    @Test
    void countersAreThoseOfTheWantedRelations() {
        assertEquals(List.of("boats", "crews"), expansion.counters(List.of("true")));
        assertEquals(List.of("crews"), expansion.counters(List.of("crew")));
        assertEquals(List.of(), expansion.counters(List.of("port")));
    }

    @Test
    void columnsOfAnExpandedRelationStandInItsPlace() {
        assertEquals(
                List.of("id", "boat.id", "boat.name.first", "crew"),
                expansion.columns(List.of("id", "boat", "crew"), Set.of("boat")));
    }
}
