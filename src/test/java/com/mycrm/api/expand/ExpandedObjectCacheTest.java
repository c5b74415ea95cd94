package com.mycrm.api.expand;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExpandedObjectCacheTest {

    private static final ExpandedObject ONE = new ExpandedObject("{\"id\":1}");
    private static final ExpandedObject TWO = new ExpandedObject("{\"id\":2}");

    private final Map<String, Long> generations = new HashMap<>();
    private final FakeRelation boats = new FakeRelation("boat", "boats");
    private final ExpandedObjectCache cache = FakeRelation.cache(generations);

    @Test
    void cachedObjectIsNotReadAgain() {
        assertEquals(Map.of(1L, ONE), cache.find(boats, Set.of(1L)));
        assertEquals(Map.of(1L, ONE, 2L, TWO), cache.find(boats, Set.of(1L, 2L)));
        assertEquals(Map.of(2L, TWO), cache.find(boats, Set.of(2L)));
        assertEquals(List.of(Set.of(1L), Set.of(2L)), boats.reads());
    }

    @Test
    void changeOfTheRelationMakesItReadAgain() {
        cache.find(boats, Set.of(1L));
        generations.put("crews", 1L);
        cache.find(boats, Set.of(1L));
        assertEquals(List.of(Set.of(1L)), boats.reads());
        generations.put("boats", 1L);
        cache.find(boats, Set.of(1L));
        assertEquals(List.of(Set.of(1L), Set.of(1L)), boats.reads());
    }

    @Test
    void objectsOfTwoRelationsWithOneIdAreKeptApart() {
        var crews = new FakeRelation("crew", "crews");
        cache.find(boats, Set.of(1L));
        cache.find(crews, Set.of(1L));
        assertEquals(List.of(Set.of(1L)), crews.reads());
    }

    @Test
    void missingObjectIsNotFound() {
        assertEquals(Map.of(1L, ONE), cache.find(boats, Set.of(1L, -1L)));
    }
}
