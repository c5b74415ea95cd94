package com.mycrm.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptedTypesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "application/json | application/json",
                "application/json;charset=iso-8859-1 | application/json",
                "text/csv;q=0.5;header=present, */* ; q=.1 | text/csv;q=0.500, */*;q=0.100",
                "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2 | text/html, image/gif, image/jpeg, */*;q=0.200, */*;q=0.200",
                "application/json;q=7 | application/json",
                "application/json;q=-1 | application/json;q=0.000",
                "application/json;q=abc | application/json",
                "application/json;q=1e9 | application/json",
                "a/b/c, application/json | application/json",
                "application/json;a=\"x,y;q=0\";q=0.3 | application/json;q=0.300",
                "application/json, \"x | application/json",
                "application/problem+json | application/problem+json, application/json;q=0.1",
                "garbage | ``",
                ";;; | ``",
                "/ | ``",
                ", , | ``",
                "`` | ``"
            })
    void headerIsReadLeniently(String given, String accepted) {
        assertEquals(accepted, AcceptedTypes.lenient(given));
    }

    @Test
    void quotedValueOfAnyLengthIsPassedOver() {
        for (var value : List.of("x".repeat(60_000) + "\"", "\\\"".repeat(30_000) + "\"", "\\\"".repeat(30_000))) {
            assertEquals("text/csv", AcceptedTypes.lenient("text/csv;a=\"" + value));
        }
    }
}
