package com.mycrm.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CSV files as programs and people write them, also with quotes that do not fit. */
class CsvTableReaderTest {

    private static final String NEVER_CLOSED = "has a quote (\") in cell %d that is never closed";
    private static final String STRAY =
            "has text after the closing quote (\") of cell 2; a quote within a quoted cell is written twice";

    @Test
    void quoteThatIsNeverClosedCostsItsRowAlone() throws IOException {
        var file = "a,b,c\n"
                + IntStream.rangeClosed(2, 201)
                        .mapToObj(i -> i + ",x," + (i == 6 ? "\"called back" : "ok"))
                        .collect(Collectors.joining("\n"));
        var rows = rows(file);
        assertEquals(200, rows.size());
        assertEquals("6 " + NEVER_CLOSED.formatted(3), rows.get(4));
        rows.remove(4);
        assertTrue(rows.stream().allMatch(row -> row.matches("(\\d+) \\[\\1, x, ok]")), rows::toString);
    }

    /** The quotes of a later row do not close it, whether they are around a cell or a mark for inches. */
    @ParameterizedTest
    @ValueSource(strings = {"4,x,\"quoted, \"", "4,\"x\ny\",z", "4,x,5\""})
    void quoteThatIsNeverClosedEndsAtLaterQuotes(String later) throws IOException {
        var rows = rows("a,b,c\n2,x,\"open\n3,x,y\n" + later + "\n5,x,y\n");
        assertEquals(List.of("2 " + NEVER_CLOSED.formatted(3), "3 [3, x, y]"), rows.subList(0, 2));
        assertTrue(rows.get(2).startsWith("4 [4, "), rows::toString);
        assertEquals("5 [5, x, y]", rows.get(3));
        assertEquals(4, rows.size());
    }

    @Test
    void quoteThatIsNeverClosedInANarrowTableEndsAtALaterMarkForInches() throws IOException {
        assertEquals(
                List.of("2 " + NEVER_CLOSED.formatted(2), "3 [0501234568, y]", "4 [0501234569, 5\"]"),
                rows("a,b\n0501234567,\"open\n0501234568,y\n0501234569,5\"\n"));
        assertEquals(
                List.of("2 [0501234567, Hello\nI, am\nnot, you]"),
                rows("a,b\n0501234567,\"Hello\nI, am\nnot, you\"\n"));
    }

    /** Each line has as many separators as a row, and only the first has a phone number. */
    @Test
    void textOfAWideTableMayLookLikeRows() throws IOException {
        var hello = "a,b,c\n0501234567,\"Hello, I saw it\nPlease call me, thanks\",x\n0501234568,y,z\n";
        assertEquals(
                List.of("2 [0501234567, Hello, I saw it\nPlease call me, thanks, x]", "3 [0501234568, y, z]"),
                rows(hello));
        assertEquals(
                List.of("2 " + NEVER_CLOSED.formatted(3), "3 [, x, y]", "4 [0501234569, x, 5\"]"),
                rows("a,b,c\n0501234567,x,\"open\n,x,y\n0501234569,x,5\"\n"));
    }

    @Test
    void quoteThatIsNeverClosedInAListOfNumbersCostsItsRowAlone() throws IOException {
        assertEquals(
                List.of("2 " + NEVER_CLOSED.formatted(1), "3 [0501234568]", "4 [0501234569\"]"),
                rows("phone\n\"0501234567\n0501234568\n0501234569\"\n"));
        assertEquals(List.of("2 [x\ny]"), rows("phone\n\"x\ny\"\n"));
    }

    @Test
    void strayQuoteCostsItsRowAlone() throws IOException {
        assertEquals(
                List.of("2 [2, y]", "3 " + STRAY, "4 [4, 5\" pipe]", "5 [5, say \"so\"]", "6 [6, \"]"),
                rows("a,b\n2,y\n3,\"5\" pipe\"\n4,5\" pipe\n5,\"say \"\"so\"\"\"\n6,\"\"\"\"\n"));
    }

    @Test
    void quotedCellMayHaveLinesOfAnyEndAndBlanksAroundIt() throws IOException {
        assertEquals(
                List.of("2 [1, x\ny, z,\r\n]", "3 [ 2, 3 , b]", "4 [4, 5,  ]"),
                rows("a, \"b\" ,c\r\n1,\t\"x\ny\" , \"z,\r\n\" \r 2,3 ,\u00A0\"b\"\n4,5, \r\n\u001A"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '/',
            quoteCharacter = '`',
            value = {"phone;\"What, where, and, when?\";b/;", "x\"y,b/,", "a|b,x,y|c/|", "\"a\",\"x;y;z\"/,", "a;x/;"})
    void separatorIsTheOneThatMakesTheBestHeader(String header, char separator) throws IOException {
        assertEquals(
                separator, format("Title; of, this|file\n\n" + header + "\n1").separator());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sep=^\n", "\uFEFFSEP=^\r\n", "\"sep=^\"\r", "sep=^;;\n"})
    void lineThatNamesTheSeparatorIsPassedOver(String line) throws IOException {
        assertEquals(List.of("3 [1;2, x]"), rows(line + "a^b\n1;2^x\n"));
    }

    @Test
    void bytesThatCannotBeReadLoseNoRowBeforeThem() throws IOException {
        var file = ("a,b,c\n2,x,\"open\n3,x,y\n4,x,\u00eb\n5,x,y\n").getBytes(StandardCharsets.ISO_8859_1);
        var rows = rows(file, StandardCharsets.UTF_8);
        assertEquals(List.of("2 " + NEVER_CLOSED.formatted(3), "3 [3, x, y]"), rows.subList(0, 2));
        assertTrue(rows.get(2).startsWith("Row 4 has bytes that are not of the character set UTF-8"), rows::toString);
        assertEquals(3, rows.size());
    }

    @Property(tries = 500)
    void tableIsReadAsItWasWritten(
            @ForAll("tables") List<List<String>> table, @ForAll("writers") Writer writer, @ForAll boolean hasMark)
            throws IOException {
        var text = (hasMark ? "\uFEFF" : "") + writer.write(table);
        var charset = hasMark && !writer.isUnicode() ? StandardCharsets.UTF_8 : writer.charset();
        var named = writer.isUnicode() ? StandardCharsets.UTF_8 : charset;
        var expected = IntStream.range(1, table.size())
                .mapToObj(i -> i + 1 + " " + table.get(i))
                .toList();
        assertEquals(expected, rows(text.getBytes(charset), named));
    }

    /** Whatever a quote too many or too few does, each line stays in a row or in a report. */
    @Property(tries = 1000)
    void quoteTooManyOrTooFewLosesNoLine(
            @ForAll @Size(min = 1, max = 30) List<@IntRange(max = 3) Integer> kinds, @ForAll int place)
            throws IOException {
        var rows = IntStream.range(0, kinds.size())
                .mapToObj(i -> List.of("r" + i + "r", "\"q" + i + "\"", "\"u, v\"", "x y")
                                .get(kinds.get(i)) + ",\"w\",z" + i)
                .toList();
        var file = "a,b,c\n" + String.join("\n", rows);
        var at = Math.floorMod(place, file.length() - 6) + 6;
        var changed = file.charAt(at) == '"'
                ? file.substring(0, at) + file.substring(at + 1)
                : file.substring(0, at) + "\"" + file.substring(at);
        var read = rows(changed);
        assertEquals(kinds.size(), read.size(), changed);
        assertTrue(
                read.stream()
                                .filter(row -> !row.endsWith("]") || row.contains("\""))
                                .count()
                        <= 2,
                read::toString);
    }

    /** Any text of quotes, separators and line ends: also one that makes a parser go back again and again. */
    @Property(tries = 1000)
    void anyTextIsReadToItsEnd(@ForAll("hostile") String text) throws IOException {
        var lines = ("a,b\n" + text).lines().count();
        var rows = rows("a,b\n" + text + "\n\"end\",1\n");
        assertEquals("end, 1]", rows.get(rows.size() - 1).replaceFirst(".*\\[", ""), rows::toString);
        assertTrue(rows.size() <= lines, rows::toString);
    }

    @Provide
    Arbitrary<String> hostile() {
        return Arbitraries.strings().withChars("\"\",\n\rx \t").ofMaxLength(60).map(text -> text + "\n\"x\",\"y\"z\n");
    }

    @Provide
    Arbitrary<List<List<String>>> tables() {
        var cell = Arbitraries.strings()
                .withChars("az09 ,;|\"\t\n.:/")
                .ofMaxLength(8)
                .map(text -> "v" + text.replace('\r', ' ') + "\u00e9");
        return cell.list().ofSize(2).list().ofMaxSize(12).map(rows -> {
            var table = new ArrayList<>(List.of(List.of("a", "The c")));
            table.addAll(rows);
            return table;
        });
    }

    /** How a program writes CSV. */
    record Writer(char separator, LineDelimiter end, boolean quotesAll, Charset charset) {

        String write(List<List<String>> table) throws IOException {
            var text = new StringWriter();
            try (var csv = CsvWriter.builder()
                    .fieldSeparator(separator)
                    .lineDelimiter(end)
                    .quoteStrategy(quotesAll ? QuoteStrategies.ALWAYS : QuoteStrategies.REQUIRED)
                    .build(text)) {
                table.forEach(csv::writeRecord);
            }
            return text.toString();
        }

        boolean isUnicode() {
            return charset.name().startsWith("UTF");
        }
    }

    @Provide
    Arbitrary<Writer> writers() {
        return net.jqwik.api.Combinators.combine(
                        Arbitraries.of(',', ';', '\t', '|'),
                        Arbitraries.of(LineDelimiter.LF, LineDelimiter.CRLF, LineDelimiter.CR),
                        Arbitraries.of(true, false),
                        Arbitraries.of("UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252")
                                .map(Charset::forName))
                .as(Writer::new);
    }

    private static List<String> rows(String file) throws IOException {
        return rows(file.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /** The number of each row after the first three letters of the header, with its cells or its problem. */
    private static List<String> rows(byte[] file, Charset named) throws IOException {
        var rows = new ArrayList<String>();
        try (var table = table(file, named)) {
            for (var row = table.next(); row != null; row = table.next()) {
                if (!row.isBlank()) {
                    rows.add(row.number() + " " + (row.isReadable() ? row.cells() : row.problem()));
                }
            }
        } catch (UnreadableFile e) {
            rows.add(e.getMessage());
        }
        rows.remove(0);
        return rows;
    }

    private static CsvTableReader table(byte[] file, Charset named) throws IOException {
        var lines = new TextLines(new FileText(new ByteArrayInputStream(file), named));
        return new CsvTableReader(lines, CsvFormat.find(lines, new HeaderSearch(TestTarget.COLUMNS)));
    }

    private static CsvFormat format(String file) throws IOException {
        var content = new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8));
        return CsvFormat.find(
                new TextLines(new FileText(content, StandardCharsets.UTF_8)), new HeaderSearch(TestTarget.COLUMNS));
    }
}
