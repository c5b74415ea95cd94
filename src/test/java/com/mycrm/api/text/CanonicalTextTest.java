package com.mycrm.api.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Caf\u00e9-1",
                "Cafe\u0301-1",
                "Caf\u00e9\u200b-1",
                "\ufeffCaf\u00e9-1",
                "Caf\u00e9\u00ad-1",
                "\u202eCaf\u00e9\u2066-1\u2069",
                "Caf\u00e9-1\ufe0f",
                "Caf\u200d\u00e9-1\u3164",
                "\u00a0Caf\u00e9-1\u2003",
                "Caf\u00e9-1\udb40\udc41"
            })
    void lookAlikesAreOne(String name) {
        assertEquals("Caf\u00e9-1", CanonicalText.of(name));
        assertEquals("caf\u00e9-1", CanonicalText.key(name));
    }

    @Test
    void blanksOfAllKindsArePlain() {
        assertEquals("a b c", CanonicalText.of("a\u00a0b\u2009c"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u200b", "\ufeff \u00ad", "\u3164"})
    void whatShowsNothingIsNothing(String name) {
        assertNull(CanonicalText.of(name));
        assertEquals("", CanonicalText.key(name));
    }

    @Test
    void lettersOfOtherAlphabetsStayDifferent() {
        assertNotEquals(CanonicalText.of("a"), CanonicalText.of("\u0430"));
    }

    @Test
    void thousandsOfAccentsOnOneLetterTakeNoTime() {
        var accents = "a" + "\u0301".repeat(200_000) + "\u0323".repeat(200_000);
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            CanonicalText.of(accents);
            CanonicalText.key(accents);
        });
    }

    @Property
    void canonicalFormIsItsOwn(@ForAll String text) {
        var canonical = CanonicalText.of(text);
        assertEquals(canonical, canonical == null ? null : CanonicalText.of(canonical));
        assertEquals(CanonicalText.key(text), CanonicalText.key(CanonicalText.key(text)));
        assertEquals(CanonicalText.key(text), canonical == null ? "" : CanonicalText.key(canonical));
    }
}
