package com.mycrm.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mycrm.api.problem.Violation;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableHeaderTest {

    private static TableHeader header(String... names) {
        return new TableHeader(List.of(names), new TestTarget());
    }

    @ParameterizedTest
    @ValueSource(strings = {"c", "C", " c ", "The C", "the-c", "THE_C", "the \t c"})
    void columnIsFoundByAnySpellingOfItsNameAndItsSynonyms(String name) {
        var header = header(name);
        assertEquals("{\"c\":\"1\"}", header.row(2, List.of("1")).object().toString());
        assertEquals(List.of(), header.unknown());
    }

    @Test
    void dotLeadsIntoAnInnerObject() {
        assertEquals(
                "{\"a\":\"1\",\"b\":{\"x\":\"2\",\"y\":\"3\"}}",
                header("b.x", "a", "b.y")
                        .row(2, List.of("2", "1", "3"))
                        .object()
                        .toString());
    }

    @Test
    void deeperPathsAreIgnored() {
        assertEquals("{}", header("b.x.y").row(2, List.of("1")).object().toString());
    }

    @Test
    void emptyCellIsAnAbsentMember() {
        var row = header("a", "b", "c").row(2, Arrays.asList("", null, "  "));
        assertEquals("{}", row.object().toString());
        assertTrue(row.isReadable());
    }

    @Test
    void unknownColumnsKeepTheirSpelling() {
        assertEquals(List.of("Colour", "x.a"), header("a", " Colour", "", "x.a").unknown());
    }

    @Test
    void cellBeyondTheLastColumnMakesTheRowUnreadable() {
        var header = header("a");
        assertEquals(
                new ImportRow(2, 0, null, List.of(Violation.pointer("", "has more cells than there are columns"))),
                header.row(2, List.of("1", "2")));
        assertEquals(
                "{\"a\":\"1\"}", header.row(3, List.of("1", "", " ")).object().toString());
    }

    @Test
    void knownColumnsAreCounted() {
        assertEquals(0, header().known());
        assertEquals(2, header("", "x", "The C", "a.b").known());
    }
}
