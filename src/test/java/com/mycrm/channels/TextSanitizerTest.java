package com.mycrm.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextSanitizerTest {

    private static final Instant ARRIVED = Instant.parse("2026-07-01T12:00:00Z");

    @Test
    void lineHasNoLineBreaksAndAnEllipsisWhereItIsCut() {
        assertEquals("a b c", TextSanitizer.line(" a\n b\t c ", 5));
        assertEquals("a b…", TextSanitizer.line("a b c d", 5));
    }

    @Test
    void secondsAreAnInstant() {
        assertEquals(Instant.ofEpochSecond(1_782_900_000L), TextSanitizer.seconds("1782900000", ARRIVED));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "soon", "0", "-1", "1.5", "1782993601", "9999999999999"})
    void otherTextIsTheTimeOfArrival(String text) {
        assertEquals(ARRIVED, TextSanitizer.seconds(text, ARRIVED));
    }

    @Test
    void firstIsTheFirstTextThatIsNotBlank() {
        assertEquals("a", TextSanitizer.first(null, " ", "a", "b"));
        assertEquals(null, TextSanitizer.first(null, ""));
    }

    @Test
    void joinedLeavesOutBlankTexts() {
        assertEquals("a, b", TextSanitizer.joined(", ", "a", null, " ", "b"));
        assertEquals(null, TextSanitizer.joined(", ", null, ""));
    }
}
