package com.mycrm.api.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoredTextTest {

    @ParameterizedTest
    @CsvSource({"abc, 4, abc", "abc, 3, abc", "abc, 2, ab"})
    void truncateKeepsTheFirstCharacters(String text, int longest, String expected) {
        assertEquals(expected, StoredText.truncate(text, longest));
    }

    @Test
    void truncateKeepsNoHalfOfASurrogatePair() {
        assertEquals("a", StoredText.truncate("a\uD83D\uDE00b", 2));
        assertEquals("a\uD83D\uDE00", StoredText.truncate("a\uD83D\uDE00b", 3));
    }

    @Test
    void unstorableAreControlCharactersAndHalfSurrogates() {
        var text = "a\u0000\u001bb\t\r\n\uD83Dc\uDE00d\uD83D\uDE00";
        assertEquals(
                "ab\t\r\ncd\uD83D\uDE00", StoredText.UNSTORABLE.matcher(text).replaceAll(""));
    }

    @Test
    void fitRemovesCharactersThatNoColumnTakes() {
        assertEquals("a\tb\r\nc", StoredText.fit(" a\tb\r\n\u0000c\ud83d ", 10));
    }

    @Test
    void fitCutsBetweenCharacters() {
        assertEquals("abc", StoredText.fit("abcd", 3));
        assertEquals("ab", StoredText.fit("ab🌸", 3));
        assertEquals("ab🌸", StoredText.fit("ab🌸", 4));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " \n", "\u0001"})
    void fitOfNothingIsNull(String text) {
        assertEquals(null, StoredText.fit(text, 10));
    }

    @Test
    void sha256IsInHexadecimalDigits() {
        assertEquals("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", Sha256.hex(new byte[0]));
    }
}
