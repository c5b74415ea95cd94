package com.mycrm.api.expand;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpandHeaderTest {

    private static final Set<String> RELATIONS = Set.of("user", "property");

    @ParameterizedTest
    @ValueSource(strings = {"true", "TRUE", "1", "yes", "all", "*", " True ", "user,property", "Property, USER"})
    void allIsExpanded(String header) {
        assertEquals(new ExpandHeader(RELATIONS, Set.of()), ExpandHeader.parse(List.of(header), RELATIONS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "false", "0", "no", "FALSE", ","})
    void noneIsExpanded(String header) {
        assertEquals(new ExpandHeader(Set.of(), Set.of()), ExpandHeader.parse(List.of(header), RELATIONS));
    }

    @Test
    void extrasAreShownWhereTheyAreNamed() {
        var names = Set.of("user", "property", "extras");
        assertEquals(new ExpandHeader(RELATIONS, Set.of()), ExpandHeader.parse(List.of("all"), names));
        assertEquals(new ExpandHeader(Set.of("extras"), Set.of()), ExpandHeader.parse(List.of(" Extras"), names));
        assertEquals(new ExpandHeader(names, Set.of()), ExpandHeader.parse(List.of("true", "extras"), names));
        assertEquals(new ExpandHeader(Set.of(), Set.of("extras")), ExpandHeader.parse(List.of("extras"), RELATIONS));
    }

    @Test
    void anUnknownNameIsToldAsItWasGiven() {
        assertEquals(
                new ExpandHeader(Set.of("user"), Set.of("Agent")),
                ExpandHeader.parse(List.of("user", "Agent"), RELATIONS));
    }
}
