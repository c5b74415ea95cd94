package com.mycrm.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mycrm.api.problem.Violation;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** Rows of files, whatever is in them. */
class RowsTest {

    /** Members a, b and c, of which c is also called "the c". */
    private static final ImportTarget TARGET = new ImportTarget() {
        @Override
        public String name() {
            return "things";
        }

        @Override
        public String right() {
            return "thing.manage";
        }

        @Override
        public Set<String> members() {
            return Set.of("a", "b", "c");
        }

        @Override
        public Map<String, String> synonyms() {
            return Map.of("the_c", "c");
        }

        @Override
        public List<List<Violation>> keep(List<JsonObject> rows, String actor, boolean mayUpdate) {
            throw new UnsupportedOperationException();
        }
    };

    @Property(tries = 300)
    void anyTextInQuotesComesBack(
            @ForAll @Size(max = 20)
                    List<@NotBlank @StringLength(max = 30) @CharRange(from = ' ', to = '\uD7FF') String> cells)
            throws IOException {
        var file = new StringBuilder("a\n");
        cells.forEach(
                cell -> file.append('"').append(cell.replace("\"", "\"\"")).append("\"\r\n"));
        var read = all(new CsvRows(stream(file.toString()), StandardCharsets.UTF_8, TARGET));
        assertEquals(
                cells.stream().map(RowsTest::withoutMark).toList(),
                read.stream().map(row -> row.object().getString("a")).toList());
    }

    @Property(tries = 300)
    void anyObjectOnALineComesBack(@ForAll @Size(max = 20) List<@StringLength(max = 30) String> values)
            throws IOException {
        var objects = values.stream()
                .map(value ->
                        Json.createObjectBuilder().add("a", value).add("b", 1).build())
                .toList();
        var file =
                String.join("\n\n", objects.stream().map(JsonObject::toString).toList());
        var read = all(new NdjsonRows(stream(file), StandardCharsets.UTF_8));
        assertEquals(objects, read.stream().map(FileRow::object).toList());
    }

    @Property(tries = 300)
    void anyBytesAreRowsOrToldToBeNone(@ForAll byte[] bytes) {
        for (var format : ImportFormat.values()) {
            try {
                all(format.open(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8, TARGET));
            } catch (UnreadableFile told) {
                assertEquals(false, told.getMessage().isBlank());
            } catch (IOException e) {
                throw new AssertionError(format.name(), e);
            }
        }
    }

    @Test
    void headersHaveOtherNamesAndDots() throws IOException {
        try (var rows = new CsvRows(
                stream("\uFEFFA\tThe  C\tb.x\tb.y\tNope\n1\t\t2\t3\t4\n"), StandardCharsets.UTF_8, TARGET)) {
            assertEquals(List.of("Nope"), rows.unknownColumns());
            assertEquals(
                    "{\"a\":\"1\",\"nope\":\"4\",\"b\":{\"x\":\"2\",\"y\":\"3\"}}",
                    rows.next().object().toString());
            assertNull(rows.next());
        }
    }

    @Test
    void aRowWithTooManyCellsIsBroken() throws IOException {
        try (var rows = new CsvRows(stream("a\n1,2\n3,\n"), StandardCharsets.UTF_8, TARGET)) {
            assertEquals(
                    List.of(Violation.pointer("", "has more cells than there are columns")),
                    rows.next().faults());
            assertEquals("{\"a\":\"3\"}", rows.next().object().toString());
        }
    }

    @Test
    void anApostropheBeforeAFormulaIsNoneOfTheCell() throws IOException {
        try (var rows = new CsvRows(stream("a,b\n'+1,'x\n'=1,'\n"), StandardCharsets.UTF_8, TARGET)) {
            assertEquals("{\"a\":\"+1\",\"b\":\"'x\"}", rows.next().object().toString());
            assertEquals("{\"a\":\"=1\",\"b\":\"'\"}", rows.next().object().toString());
        }
    }

    @Test
    void aFileWithoutAHeaderIsNone() {
        for (var file : List.of("", "\n", ",,\n1,2,3\n")) {
            assertThrows(UnreadableFile.class, () -> new CsvRows(stream(file), StandardCharsets.UTF_8, TARGET), file);
        }
    }

    private static String withoutMark(String cell) {
        return cell.length() > 1 && cell.charAt(0) == '\'' && "=+-@\t\r".indexOf(cell.charAt(1)) >= 0
                ? cell.substring(1)
                : cell;
    }

    private static List<FileRow> all(Rows rows) throws IOException {
        try (rows) {
            var read = new ArrayList<FileRow>();
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
