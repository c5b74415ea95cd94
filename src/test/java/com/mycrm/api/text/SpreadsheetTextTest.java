package com.mycrm.api.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetTextTest {

    @Test
    void textThatAWorkbookCannotHaveIsCutAndKnown() {
        assertEquals("x".repeat(32_767), SpreadsheetText.fit("x".repeat(32_767)));
        assertFalse(SpreadsheetText.isCut("x".repeat(32_767)));
        assertFalse(SpreadsheetText.isCut("x…"));
        for (var text : List.of("x".repeat(32_768), "x" + "😀".repeat(20_000), "😀".repeat(20_000))) {
            var cut = SpreadsheetText.fit(text);
            assertTrue(SpreadsheetText.isCut(cut));
            assertTrue(text.startsWith(cut.substring(0, cut.length() - 1)));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "=1+1|'=1+1",
                "+971|'+971",
                "@x|'@x",
                "-x|'-x",
                "-1|-1",
                "-1.5|-1.5",
                "-1+cmd|'-1+cmd",
                "a=1|a=1",
                "1|1",
                "＝1+1|'＝1+1",
                "＋971|'＋971",
                "－1|'－1",
                "＠SUM(A1)|'＠SUM(A1)",
                "'=1+1|''=1+1",
                "''-x|'''-x",
                "'90s|'90s",
                "''|''",
                "``|``"
            })
    void formulaIsEscapedByAnApostrophe(String text, String cell) {
        assertEquals(cell, SpreadsheetText.escape(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\t=1+1", "\r=1+1", "\n=1+1", "\t", "=", "＝"})
    void cellThatBeginsWithABreakOrASignIsEscapedAndReadBack(String text) {
        assertEquals("'" + text, SpreadsheetText.escape(text));
        assertEquals(text, SpreadsheetText.unescape("'" + text));
    }

    @Property
    void escapedTextIsReadBack(@ForAll String text, @ForAll("beginnings") String beginning) {
        var whole = beginning + text;
        assertEquals(whole, SpreadsheetText.unescape(SpreadsheetText.escape(whole)));
    }

    @Provide
    Arbitrary<String> beginnings() {
        return Arbitraries.strings().withChars("'=+-@\t1").ofMaxLength(4);
    }
}
