package com.mycrm.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PropertyStatusTest {

    @Test
    void wordsAreThoseOfTheWire() {
        assertEquals("draft, available, rented, under offer, reserved, sold, inactive", PropertyStatus.WORDS);
    }

    @ParameterizedTest
    @CsvSource({
        "active, available",
        "ACTIVE, available",
        "Available, available",
        "under offer, under offer",
        "under_offer, under offer",
        "Under-Offer, under offer",
        "'  UNDER   OFFER ', under offer"
    })
    void wordIsReadInAnyForm(String given, String word) {
        assertEquals(Optional.of(word), PropertyStatus.parseWord(given));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "gone", "underoffer", "under offers"})
    void otherWordIsNone(String given) {
        assertEquals(Optional.empty(), PropertyStatus.parse(given));
    }
}
