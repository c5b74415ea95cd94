package com.mycrm.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mycrm.api.problem.Violation;
import com.mycrm.api.text.CellText;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reading of files with arbitrary content. */
class RowReaderTest {

    private static final FileColumns TARGET = TestTarget.COLUMNS;

    @Property(tries = 300)
    void csvReturnsAnyQuotedText(
            @ForAll @Size(max = 20)
                    List<@NotBlank @StringLength(max = 30) @CharRange(from = ' ', to = '\uD7FF') String> cells)
            throws IOException {
        var file = new StringBuilder("a\n");
        cells.forEach(
                cell -> file.append('"').append(cell.replace("\"", "\"\"")).append("\"\r\n"));
        var read = all(csv(stream(file.toString())));
        assertEquals(
                cells.stream()
                        .filter(cell -> !CellText.isBlank(cell))
                        .map(RowReaderTest::withoutApostrophe)
                        .toList(),
                read.stream().map(row -> row.object().getString("a")).toList());
    }

    @Property(tries = 300)
    void ndjsonReturnsAnyObject(@ForAll @Size(max = 20) List<@StringLength(max = 30) String> values)
            throws IOException {
        var objects = values.stream()
                .map(value ->
                        Json.createObjectBuilder().add("a", value).add("b", 1).build())
                .toList();
        var file =
                String.join("\n\n", objects.stream().map(JsonObject::toString).toList());
        var read = all(json(stream(file)));
        assertEquals(objects, read.stream().map(ImportRow::object).toList());
    }

    @Property(tries = 300)
    void anyBytesAreRowsOrAnUnreadableFile(@ForAll byte[] bytes) {
        for (var format : ImportFormat.values()) {
            try {
                all(format.open(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8, TARGET));
            } catch (UnreadableFile e) {
                assertFalse(e.getMessage().isBlank());
            } catch (IOException e) {
                throw new AssertionError(format.name(), e);
            }
        }
    }

    @Test
    void csvHeaderMayHaveAByteOrderMarkAndTabs() throws IOException {
        try (var rows = csv(stream("\uFEFFA\tC\tb.x\tb.y\tNope\n1\t\t2\t3\t4\n"))) {
            assertEquals(List.of("1 Nope " + FileColumns.UNKNOWN), warnings(rows));
            assertEquals(
                    "{\"a\":\"1\",\"b\":{\"x\":\"2\",\"y\":\"3\"}}",
                    rows.next().object().toString());
            assertNull(rows.next());
        }
    }

    @Test
    void csvRowWithTooManyCellsIsUnreadable() throws IOException {
        try (var rows = csv(stream("a\n1,2\n3,\n"))) {
            assertEquals(
                    List.of(Violation.pointer("", "has more cells than there are columns")),
                    rows.next().violations());
            assertEquals("{\"a\":\"3\"}", rows.next().object().toString());
        }
    }

    @Test
    void csvReadsFormulasWithoutTheApostropheOfAnExport() throws IOException {
        try (var rows = csv(stream("a,b\n'+1,'x\n'=1,'\n"))) {
            assertEquals("{\"a\":\"+1\",\"b\":\"'x\"}", rows.next().object().toString());
            assertEquals("{\"a\":\"=1\",\"b\":\"'\"}", rows.next().object().toString());
        }
    }

    @Test
    void csvWithoutAHeaderIsUnreadable() {
        for (var file : List.of("", "\n", ",,\n1,2,3\n", "x\n" + "1\n".repeat(19) + "a\n")) {
            assertThrows(UnreadableFile.class, () -> csv(stream(file)), file);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"a,b;,c|,", "a;b;c,|;", "a;b,c|,", "a|,"})
    void csvSeparatorIsTheOneThatTheHeaderHasMostOf(String header, String separator) throws IOException {
        var row = String.join(separator, "1", "", "");
        try (var rows = csv(stream(header + "\n" + row))) {
            assertEquals(
                    List.of("1"),
                    rows.next().object().values().stream()
                            .map(value -> ((JsonString) value).getString())
                            .toList());
        }
    }

    @Test
    void csvNumbersRowsAsASpreadsheetDoes() throws IOException {
        var read = all(csv(stream("a\n1\n\n,\n4\n")));
        assertEquals(List.of(2L, 5L), read.stream().map(ImportRow::number).toList());
    }

    @Test
    void bytesOutsideTheCharacterSetEndAFileAfterTheRowsBefore() throws IOException {
        var latin = ("{}\n".repeat(20_000) + "{\"Zo\u00eb\": 1}\n{}\n").getBytes(StandardCharsets.ISO_8859_1);
        for (var rows : List.of(
                csv(new SequenceInputStream(stream("a\n"), new ByteArrayInputStream(latin))),
                json(new SequenceInputStream(stream("\n"), new ByteArrayInputStream(latin))))) {
            for (var i = 0; i < 20_000; i++) {
                assertEquals(i + 2, rows.next().number());
            }
            var refused = assertThrows(UnreadableFile.class, rows::next);
            assertEquals(
                    "Row 20002 has bytes that are not of the character set UTF-8; save the file in UTF-8, or name the"
                            + " right one, as in Content-Type: text/csv; charset=windows-1252",
                    refused.getMessage());
            rows.close();
        }
    }

    @Test
    void ndjsonUnwrapsAnEnvelopeAndNumbersLines() throws IOException {
        var read =
                all(json(stream("\uFEFF{\"a\": 1}\n\n{\"thing\": {\"a\": 2}}\n[1]\n" + "[".repeat(9) + "\n{\"a\": ")));
        assertEquals(
                List.of(
                        ImportRow.of(
                                1, 8, Json.createObjectBuilder().add("a", 1).build(), Map.of()),
                        ImportRow.of(
                                3, 19, Json.createObjectBuilder().add("a", 2).build(), Map.of()),
                        ImportRow.unreadable(4, "is no JSON object"),
                        ImportRow.unreadable(5, "is no JSON object"),
                        ImportRow.unreadable(6, "is no JSON object")),
                read);
    }

    @Test
    void ndjsonRefusesALineOfMoreThanAMegabyteAndReadsOn() throws IOException {
        var read = all(json(stream("{\"a\": \"" + "x".repeat(1024 * 1024) + "\"}\n{\"a\": 1}")));
        assertEquals(
                List.of(Violation.pointer("", "is longer than 1048576 characters")),
                read.get(0).violations());
        assertEquals("{\"a\":1}", read.get(1).object().toString());
    }

    @Test
    void ndjsonRefusesARowThatWouldFillTheMemoryAndReadsOn() throws IOException {
        var read = all(json(stream("{\"a\": [" + "{},".repeat(300_000) + "{}]}\n" + "{\"a\": " + "[".repeat(99)
                + "\n{\"a\": " + "9".repeat(101) + "}\n{\"a\": 1}")));
        assertEquals(
                List.of(
                        List.of(Violation.pointer("", "has more than 20000 values")),
                        List.of(Violation.pointer("", "nests more than 64 objects and arrays in each other")),
                        List.of(Violation.pointer("", "has a number of more than 100 characters")),
                        List.of()),
                read.stream().map(ImportRow::violations).toList());
    }

    @Test
    void csvRowOfTooManyColumnsOrCharactersStopsNoOther() throws IOException {
        var long1 = "is longer than 1048576 characters";
        for (var row : List.of(
                ",".repeat(1_000) + "/has more than 1000 cells",
                "x".repeat(1024 * 1024 + 1) + "/" + long1,
                ("x".repeat(2_000) + ",").repeat(600) + "/" + long1,
                "\"" + "x\n".repeat(600_000) + "\"/has a quote (\") in cell 1 that is never closed")) {
            var read = all(csv(stream("a\n1\n" + row.replaceFirst("/.*", "") + "\n3")));
            assertEquals(
                    List.of(Violation.pointer("", row.replaceFirst("[^/]*/", ""))),
                    read.get(1).violations());
            assertEquals("{\"a\":\"3\"}", read.get(read.size() - 1).object().toString());
        }
    }

    @Property(tries = 30)
    void xlsxReturnsAnyText(
            @ForAll @Size(max = 20)
                    List<@NotBlank @StringLength(max = 30) @CharRange(from = ' ', to = '\uD7FF') String> cells)
            throws IOException {
        var read = all(xlsx(sheet -> {
            sheet.value(0, 0, "a");
            for (var i = 0; i < cells.size(); i++) {
                sheet.value(i + 1, 0, cells.get(i));
            }
        }));
        assertEquals(
                cells.stream().filter(cell -> !CellText.isBlank(cell)).toList(),
                read.stream().map(row -> row.object().getString("a")).toList());
    }

    @Test
    void xlsxReadsNumbersAndDatesAsText() throws IOException {
        var read = all(xlsx(sheet -> {
            sheet.value(0, 0, "c");
            sheet.value(1, 0, 971508880008L);
            sheet.value(3, 0, LocalDateTime.of(2024, 2, 29, 13, 30, 15));
            sheet.style(3, 0).format("[Red]yyyy-MM-dd hh:mm:ss").set();
            sheet.value(4, 0, 1.5);
            sheet.style(4, 0).format("0.00 \"days\"").set();
        }));
        assertEquals(
                List.of("2 971508880008", "4 2024-02-29T13:30:15", "5 1.5"),
                read.stream()
                        .map(row -> row.number() + " " + row.object().getString("c"))
                        .toList());
    }

    /** Its digits would be 300 megabytes. */
    @Test
    void xlsxKeepsTheExponentOfAHugeNumber() throws IOException {
        var read = all(xlsx(sheet -> {
            sheet.value(0, 0, "c");
            sheet.value(1, 0, new BigDecimal("1E300000000"));
            sheet.value(2, 0, new BigDecimal("1E-300000000"));
        }));
        assertEquals(
                List.of("1E+300000000", "1E-300000000"),
                read.stream().map(row -> row.object().getString("c")).toList());
    }

    private static RowReader csv(InputStream file) throws IOException {
        return ImportFormat.CSV.open(file, StandardCharsets.UTF_8, TARGET);
    }

    private static RowReader json(InputStream file) throws IOException {
        return ImportFormat.NDJSON.open(file, StandardCharsets.UTF_8, TARGET);
    }

    private static RowReader xlsx(Consumer<Worksheet> content) throws IOException {
        var file = new ByteArrayOutputStream();
        try (var workbook = new Workbook(file, "test", "1.0")) {
            content.accept(workbook.newWorksheet("things"));
        }
        return ImportFormat.XLSX.open(new ByteArrayInputStream(file.toByteArray()), StandardCharsets.UTF_8, TARGET);
    }

    private static List<String> warnings(RowReader rows) {
        return rows.warnings().stream()
                .map(line -> line.row() + " " + line.column() + " " + line.detail())
                .toList();
    }

    private static String withoutApostrophe(String cell) {
        return cell.length() > 1 && cell.charAt(0) == '\'' && "=+-@\t\r".indexOf(cell.charAt(1)) >= 0
                ? cell.substring(1)
                : cell;
    }

    private static List<ImportRow> all(RowReader rows) throws IOException {
        try (rows) {
            var read = new ArrayList<ImportRow>();
            for (var row = rows.next(); row != null; row = rows.next()) {
                read.add(row);
            }
            return read;
        }
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
