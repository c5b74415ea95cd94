package com.mycrm.api.expand;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.mycrm.api.expand.ExpandedObjects.OfRelation;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A relation is added by a bean alone: no class of the kit knows it. */
class ExpansionTest {

    private static final ExpandedObject FOUR = new ExpandedObject("{\"id\":4}");
    private static final ExpandedObject SIX = new ExpandedObject("{\"id\":6}");

    private static final References<Voyage> REFERENCES = new References<>(
            Map.of("boat", Voyage::boat, "crew", voyage -> null),
            (voyage, objects) -> new Voyage(voyage.boat, objects));

    private static final References<Voyage> EXTRAS = new References<>(
            Map.of("boat", Voyage::boat, "wind", Voyage::boat), List.of("cargo", "wind"), REFERENCES.expand());

    private final FakeRelation wind = new FakeRelation("wind", "winds", false, true, new ArrayList<>());
    private final FakeRelation boats = new FakeRelation("boat", "boats");
    private final FakeRelation crews = new FakeRelation("crew", "crews", true, false, new ArrayList<>());
    private final Expansion expansion = FakeRelation.expansion(crews, boats);
    private final Expansion withExtras = FakeRelation.expansion(wind, boats);
    private final MultivaluedHashMap<String, Object> headers = new MultivaluedHashMap<>();

    /** A view with a boat and no crew. */
    private record Voyage(Long boat, ExpandedObjects objects) {

        private Voyage(long boat) {
            this(boat, ExpandedObjects.NONE);
        }
    }

    @Test
    void wantedRelationsAreThoseOfTheView() {
        assertEquals(Set.of("boat", "crew"), expansion.wanted(List.of("true"), REFERENCES, headers));
        assertEquals(Set.of("boat"), expansion.wanted(List.of("boat"), REFERENCES, headers));
        assertEquals(Set.of(), expansion.wanted(List.of(), REFERENCES, headers));
        assertEquals(Map.of(), headers);
    }

    @Test
    void unknownNameIsAWarningWithTheKnownNames() {
        assertEquals(Set.of("crew"), expansion.wanted(List.of("crew, Port"), REFERENCES, headers));
        assertEquals(
                List.of("X-MyCRM-Expand-Data: 'Port' is unknown and was ignored; there are boat, crew"),
                headers.get("X-MyCRM-API-Warning"));
    }

    @Test
    void allViewsAreExpandedWithOneReadOfARelation() {
        var voyages = List.of(new Voyage(4), new Voyage(6), new Voyage(4));
        var objects = new ExpandedObjects(Map.of("boat", new OfRelation(false, Map.of(4L, FOUR, 6L, SIX))));
        assertEquals(
                List.of(new Voyage(4L, objects), new Voyage(6L, objects), new Voyage(4L, objects)),
                expansion.expanded(voyages, REFERENCES, Set.of("boat")));
        assertEquals(List.of(Set.of(4L, 6L)), boats.reads());
        assertEquals(List.of(), crews.reads());
    }

    @Test
    void relationNamesTheShapeOfItsObjects() {
        var voyage = expansion
                .expanded(List.of(new Voyage(4)), REFERENCES, Set.of("crew"))
                .get(0);
        assertEquals(new ExpandedObjects(Map.of("crew", new OfRelation(true, Map.of()))), voyage.objects());
    }

    @Test
    void viewsStayTheSameWhereNothingIsWanted() {
        var voyages = List.of(new Voyage(4));
        assertSame(voyages, expansion.expanded(voyages, REFERENCES, Set.of()));
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
                expansion.columns(List.of("id", "boat", "crew"), REFERENCES, Set.of("boat")));
    }

    @Test
    void extrasAreWantedByTheirNameOnly() {
        assertEquals(Set.of("boat"), withExtras.wanted(List.of("true"), EXTRAS, headers));
        assertEquals(Set.of("extras"), withExtras.wanted(List.of("extras, wind"), EXTRAS, headers));
        assertEquals(
                List.of("X-MyCRM-Expand-Data: 'wind' is unknown and was ignored; there are boat, extras"),
                headers.get("X-MyCRM-API-Warning"));
    }

    @Test
    void extrasAreReadWithOneReadOfARelation() {
        var voyages = withExtras.expanded(List.of(new Voyage(4), new Voyage(6)), EXTRAS, Set.of("extras"));
        var objects = voyages.get(0).objects();
        assertEquals(true, objects.hasExtras());
        assertEquals(SIX, objects.find("wind", 6));
        assertEquals(List.of(Set.of(4L, 6L)), wind.reads());
        assertEquals(List.of(), boats.reads());
        assertEquals(
                false,
                withExtras
                        .expanded(voyages, EXTRAS, Set.of("boat"))
                        .get(0)
                        .objects()
                        .hasExtras());
    }

    @Test
    void viewsWithoutExtraRelationsHaveTheirOwnExtras() {
        var own = new References<>(Map.of("boat", Voyage::boat), List.of("cargo"), REFERENCES.expand());
        var objects = withExtras
                .expanded(List.of(new Voyage(4)), own, Set.of("extras"))
                .get(0)
                .objects();
        assertEquals(Set.of("extras"), objects.relations().keySet());
        assertEquals(List.of(), wind.reads());
    }

    @Test
    void documentHasExtrasWhereItsViewsHaveThem() {
        var document = withExtras.withExtras(Envelope.ofOne("voyage", new Voyage(4), EXTRAS));
        assertEquals(true, document.views().get(0).objects().hasExtras());
        var plain = Envelope.ofOne("voyage", new Voyage(4), REFERENCES);
        assertSame(plain, withExtras.withExtras(plain));
    }

    @Test
    void counterOfExtrasIsThatOfTheirRelations() {
        assertEquals(List.of("boats"), withExtras.counters(List.of("true")));
        assertEquals(List.of("winds"), withExtras.counters(List.of("extras")));
        assertEquals(List.of(), withExtras.counters(List.of("wind")));
    }

    @Test
    void columnsOfExtrasComeLast() {
        var columns = List.of("id", "boat");
        assertEquals(columns, withExtras.columns(columns, EXTRAS, Set.of()));
        assertEquals(
                List.of("id", "boat", "cargo", "wind.id", "wind.name.first"),
                withExtras.columns(columns, EXTRAS, Set.of("extras")));
    }
}
