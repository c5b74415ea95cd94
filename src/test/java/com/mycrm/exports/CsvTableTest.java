package com.mycrm.exports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTableTest {

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
                "1|1"
            })
    void formulaIsEscapedByAnApostrophe(String text, String cell) {
        assertEquals(cell, CsvTable.escaped(text));
    }
}
