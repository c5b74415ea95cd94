package com.mycrm.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The search for the header of a table, and what is said of the table as a whole. */
class TableRowsTest {

    private static final String NO_HEADER =
            "No row among the first 20 of the file names a column that is known here. One row must name the columns;"
                    + " they can be a, b, b.x, b.y, c, d, owner, owner.id, phone";

    @Test
    void headerIsTheRowWithTheMostKnownColumns() throws IOException {
        try (var rows = rows("Export of A,,\n\nB,all,\na,c,x\n1,2,\na,,\n")) {
            assertEquals(
                    List.of("4  is the header; the rows before it were passed over", "4 x " + FileColumns.UNKNOWN),
                    warnings(rows));
            assertEquals("5 {\"a\":\"1\",\"c\":\"2\"}", next(rows));
            assertEquals("6 {\"a\":\"a\"}", next(rows));
            assertNull(rows.next());
        }
    }

    @Test
    void headerAfterTheFirstRowsIsNotFound() throws IOException {
        try (var rows = rows("x\n".repeat(19) + "\na\n1\n")) {
            assertEquals("22 {\"a\":\"1\"}", next(rows));
        }
        assertEquals(NO_HEADER, refused("x\n".repeat(20) + "a\n1\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Exported,2023-05-09", "+32470111333,", "a,2023-05-09"})
    void titleOfADateOrANumberMayPrecedeTheHeader(String title) throws IOException {
        try (var rows = rows(title + "\na,c\n1,2\n")) {
            assertEquals("3 {\"a\":\"1\",\"c\":\"2\"}", next(rows));
        }
    }

    @Test
    void headerWithoutARowIsReported() throws IOException {
        try (var rows = rows("a,x\n,\n")) {
            assertEquals(
                    List.of("1  is the header, and no row follows it", "1 x " + FileColumns.UNKNOWN), warnings(rows));
            assertNull(rows.next());
        }
    }

    /** A cell of somebody's row can be the name of a column, and the row is still none to be lost or shown. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "x,y\n1,2",
                "+32 470 11.13/33,a",
                "p:+32470111333,a",
                "\u0660\u0665\u0660\u0661\u0662\u0663\u0664\u0665\u0666\u0667,a",
                "a,x@example.com",
                "a,2023-05-09",
                "Ann,+32470111333,A\nBob,,A\nCid,+32470111334,A",
                "Ann,ann@example.com\nphone,a"
            })
    void fileWithoutAKnownColumnFailsAndItsReasonHasNoValue(String file) {
        assertEquals(NO_HEADER, refused(file));
    }

    @Test
    void headerThatCannotBeReadIsNamed() {
        assertEquals(
                "Row 1 has a quote (\") in cell 2 that is never closed. " + NO_HEADER, refused("a,\"b,c\n1,2,3\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", " \n,,\n"})
    void fileWithoutTextIsEmpty(String file) {
        assertEquals("The file is empty", refused(file));
    }

    private static String refused(String file) {
        return assertThrows(UnreadableFile.class, () -> rows(file)).getMessage();
    }

    private static String next(RowReader rows) throws IOException {
        var row = rows.next();
        return row.number() + " " + row.object();
    }

    private static List<String> warnings(RowReader rows) {
        return rows.warnings().stream()
                .map(line -> line.row() + " " + line.column() + " " + line.detail())
                .toList();
    }

    private static RowReader rows(String file) throws IOException {
        var content = new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8));
        return ImportFormat.CSV.open(content, StandardCharsets.UTF_8, TestTarget.COLUMNS);
    }
}
