package com.mycrm.api.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WholeWordTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zoe|zoe|true",
                "a 'zoe', b|zoe|true",
                "for zoe.|zoe|true",
                "zoe...|zoe|true",
                "zoe.doe|zoe|false",
                "a.zoe|zoe|false",
                "zoes|zoe|false",
                "_zoe|zoe|false",
                "zoé|zo|false",
                "zoes zoe|zoe|true",
                "+32471|32471|true",
                "a32471b|32471|true",
                "132471|32471|false",
                "32471.5|32471|true"
            })
    void wordIsFoundByItself(String text, String word, boolean expected) {
        assertEquals(expected, WholeWord.isIn(text, word));
    }
}
