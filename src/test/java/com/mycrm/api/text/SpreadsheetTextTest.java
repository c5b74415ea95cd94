package com.mycrm.api.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetTextTest {

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
