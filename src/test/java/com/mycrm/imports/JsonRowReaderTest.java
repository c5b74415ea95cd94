package com.mycrm.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonWriterFactory;
import jakarta.json.stream.JsonGenerator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON files as programs write them: lines, arrays, envelopes, pretty-printed, and with mistakes. */
class JsonRowReaderTest {

    private static final JsonWriterFactory PRETTY =
            Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true));
    private static final String NO_OBJECT = " is no JSON object";

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r", "", " ", ",\n", "\n\n"})
    void objectsAreRowsWhateverIsBetweenThem(String between) throws IOException {
        var rows = rows("\uFEFF" + String.join(between, "{\"a\":1}", "{\"a\":\"}{\\\"\"}", "{\"a\":3}"));
        assertEquals(
                List.of("{\"a\":1}", "{\"a\":\"}{\\\"\"}", "{\"a\":3}"),
                rows.stream().map(row -> row.replaceFirst("\\d+ ", "")).toList());
    }

    @Test
    void rowsHaveTheNumbersOfTheirLines() throws IOException {
        assertEquals(
                List.of("1 {\"a\":1}", "1 {\"a\":2}", "3 {\"a\":3}", "5 {\"a\":4}", "6 {\"a\":5}"),
                rows("{\"a\":1}{\"a\":2}\r\n\r\n{\"a\":3}\r\r{\n\"a\":4}{\"a\":5}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"a\":1},{\"a\":2}]",
                "\n[\n{\"a\":1},\n{\"a\":2}\n]\n",
                "{\"count\":2,\"page\":1,\"per_page\":100,\"whatsapp\":[{\"a\":1},{\"a\":2}]}",
                "{\n  \"whatsapp\": [\n    {\n      \"a\": 1\n    },\n    {\"a\": 2}\n  ]\n}",
                "[{\"thing\":{\"a\":1}},{\"a\":2}]",
                "[{\"a\":1}]\n[{\"a\":2}]\n",
                "[{\"a\":1}][],[{\"a\":2}]",
                "\uFEFF[\uFEFF{\"a\":1}\uFEFF,{\"a\":2}]\uFEFF",
                "{\"things\":[{\"a\":1},{\"a\":2}],\"errors\":[],\"tags\":[\"x\"]}",
                "{\"data\":{\"things\":[{\"a\":1},{\"a\":2}],\"page\":1}}",
                "{\"ok\":true,\"data\":{\"page\":{\"things\":[{\"a\":1},{\"a\":2}]}}}",
                "[{\"data\":{\"thing\":{\"a\":1}}},{\"a\":2}]"
            })
    void elementsOfAnArrayAreRowsWithTheirPlaces(String file) throws IOException {
        assertEquals(List.of("1 {\"a\":1}", "2 {\"a\":2}"), rows(file));
    }

    @Test
    void nullInTheListOfAnEnvelopeIsAFailedRow() throws IOException {
        assertEquals(
                List.of("1 {\"a\":1}", "2" + NO_OBJECT, "3 {\"a\":3}"),
                rows("{\"things\":[{\"a\":1},null,{\"a\":3}]}"));
    }

    @Test
    void markInFrontOfALaterLineIsPassedOver() throws IOException {
        assertEquals(List.of("1 {\"a\":1}", "2 {\"a\":2}"), rows("{\"a\":1}\n\uFEFF{\"a\":2}\n"));
    }

    @Test
    void onlyObjectThatIsTooLargeFailsTheFile() throws IOException {
        var things = "{\"things\":[" + "{\"a\":1},".repeat(20_000) + "{}]}\n";
        var problem = "has more than 20000 values";
        assertEquals(
                List.of("The only object of the file " + problem
                        + "; send the objects of a list one on each line, or as"
                        + " an array without an object around it"),
                rows(things));
        assertEquals(List.of("1 " + problem, "2 " + problem), rows(things + things));
        assertEquals(List.of("1 {\"a\":1}", "2 " + problem), rows("{\"a\":1}\n" + things));
    }

    @Test
    void answerMayHaveMembersOfItsObjectBesideIt() throws IOException {
        assertEquals(List.of("1 {\"a\":1,\"c\":2}", "2 {\"a\":3}"), rows("""
                        {"thing":{"a":1,"c":2},"a":1}
                        {"data":{"thing":{"a":3},"a":3}}
                        """));
    }

    @Test
    void answerWithoutObjectsHasNoRow() throws IOException {
        assertEquals(
                List.of("2 {\"a\":1}"), rows("{\"count\":250,\"page\":4,\"per_page\":100,\"things\":[]}\n{\"a\":1}\n"));
        assertEquals(List.of("1 {}"), rows("{\"count\":250,\"page\":4}"));
    }

    @Test
    void objectsOfAnAnswerHaveForeignIds() throws IOException {
        var exported = "{\"id\":7,\"a\":1,\"b\":2,\"owner\":null,\"made_at\":\"\"}";
        assertEquals(List.of("1 {\"a\":1,\"b\":2,\"owner\":null,\"id\":7}"), rows(exported));
        for (var answer : List.of("{\"count\":1,\"things\":[%s]}", "{\"thing\":%s}")) {
            assertEquals(List.of("1 {\"a\":1,\"b\":2,\"owner\":null}"), rows(answer.formatted(exported)));
        }
    }

    @Test
    void ofMembersThatMeanTheSameTheFirstThatHasAValueCounts() throws IOException {
        assertEquals(
                List.of(
                        "1 {\"phone\":\"1\"} [Mobile means the same as phone; in each row the first that has a value"
                                + " counts]",
                        "2 {\"phone\":\"2\"}",
                        "3 {\"phone\":\"3\"}",
                        "4 {\"phone\":\"4\"} [Telephone means the same as Mobile; in each row the first that has a"
                                + " value counts]",
                        "5 {\"phone\":null}"),
                rowsWithWarnings("""
                        {"Mobile":"2","phone":"1"}
                        {"Mobile":"2","phone":" "}
                        {"Mobile":"3","phone":null}
                        {"phone":null,"Mobile":"","Telephone":"4"}
                        {"phone":null}
                        """));
    }

    @Test
    void textsOfASequenceAreRows() throws IOException {
        assertEquals(List.of("1 {\"a\":1}", "2 {\"a\":2}"), rows("\u001E{\"a\":1}\n\u001E{\"a\":2}\n"));
    }

    @Test
    void rowOfAnExportSaysWhenItsObjectWasCreated() throws IOException {
        var exported = "{\"id\":7,\"a\":1,\"b\":2,\"owner\":null,\"made_at\":\"\",\"created_at\":\"x\"}";
        assertEquals(List.of("1 {\"a\":1,\"b\":2,\"owner\":null,\"id\":7,\"created_at\":\"x\"}"), rows(exported));
        assertEquals(List.of("1 {\"a\":1,\"b\":2,\"owner\":null}"), rows("{\"thing\":" + exported + "}"));
    }

    @Test
    void objectWithAKnownMemberIsNoEnvelope() throws IOException {
        for (var object : List.of("{\"b\":{\"a\":1}}", "{\"a\":1,\"d\":[{}]}")) {
            assertEquals(List.of("1 " + object), rows(object));
        }
        assertEquals(List.of("1 {\"phone\":\"2\"}"), rows("{\"Telephone\":\"2\",\"tags\":[{\"a\":1}]}"));
        for (var object : List.of("{\"x\":[],\"y\":1}", "{\"x\":[{}],\"y\":[{}]}")) {
            assertEquals(List.of("1 {}"), rows(object));
        }
    }

    @Test
    void brokenObjectCostsItsLineAlone() throws IOException {
        for (var broken : List.of(
                "{\"a\":",
                "{\"a\":\"",
                "{\"a\":{",
                "{\"a\":[{",
                "{\"a\":1",
                "{",
                "}",
                "x",
                "[",
                "[{\"a\":1}]",
                "\"{\"",
                "{\"a\":\\",
                "{]}")) {
            assertEquals(
                    List.of("1 {\"a\":1}", "2" + NO_OBJECT, "3 {\"a\":3}"),
                    rows("{\"a\":1}\n" + broken + "\n{\"a\":3}\n"),
                    broken);
        }
        assertEquals(
                List.of("1" + NO_OBJECT, "2" + NO_OBJECT, "3" + NO_OBJECT, "4 {}"), rows("{\"a\":[[[\nx\n[1]\n{}"));
        assertEquals(
                List.of("1 {\"a\":1}", "2" + NO_OBJECT, "3" + NO_OBJECT, "4" + NO_OBJECT, "5 {\"a\":5}"),
                rows("[{\"a\":1}, {\"a\":}, 7, [1\n, {\"a\":5}]"));
    }

    @Test
    void arrayThatDoesNotEndFailsAfterItsRows() throws IOException {
        assertEquals(
                List.of(
                        "1 {\"a\":1}",
                        "2" + NO_OBJECT,
                        "The file ends before the array that it begins with; a part of it is missing"),
                rows("[{\"a\":1},{\"a\":2"));
    }

    @Property(tries = 300)
    void anyObjectsAreReadAsTheyWereWritten(
            @ForAll @Size(max = 8) List<@StringLength(max = 12) String> values, @ForAll @IntRange(max = 2) int form)
            throws IOException {
        var objects = values.stream()
                .map(value -> Json.createObjectBuilder()
                        .add("a", value)
                        .add(
                                "b",
                                Json.createObjectBuilder()
                                        .add("x", Json.createArrayBuilder().add(value)))
                        .build())
                .toList();
        var array = Json.createArrayBuilder(objects).build();
        var pretty = new StringWriter();
        try (var writer = PRETTY.createWriter(pretty)) {
            writer.write(array);
        }
        var file = List.of(
                        String.join("\n", objects.stream().map(Object::toString).toList()),
                        array.toString(),
                        pretty.toString())
                .get(form);
        assertEquals(
                IntStream.range(0, objects.size())
                        .mapToObj(i -> i + 1 + " " + objects.get(i))
                        .toList(),
                rows(file));
    }

    @Property(tries = 1000)
    void anyTextIsReadToItsEnd(@ForAll("hostile") String text) throws IOException {
        var rows = rows("{}\n" + text + "\n{\"a\":\"end\"}");
        assertTrue(rows.get(rows.size() - 1).endsWith(" {\"a\":\"end\"}"), rows::toString);
    }

    @Provide
    Arbitrary<String> hostile() {
        return Arbitraries.strings().withChars("{}[],:\"\\\n\r1 ").ofMaxLength(60);
    }

    private static List<String> rows(String file) throws IOException {
        return read(file, false);
    }

    private static List<String> rowsWithWarnings(String file) throws IOException {
        return read(file, true);
    }

    private static List<String> read(String file, boolean withWarnings) throws IOException {
        var content = new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8));
        var read = new ArrayList<String>();
        try (var rows = ImportFormat.NDJSON.open(content, StandardCharsets.UTF_8, TestTarget.COLUMNS)) {
            for (var row = rows.next(); row != null; row = rows.next()) {
                read.add(row.number() + " "
                        + (row.isReadable()
                                ? row.object()
                                : row.violations().get(0).detail())
                        + (withWarnings ? warnings(row) : ""));
            }
        } catch (UnreadableFile e) {
            read.add(e.getMessage());
        }
        return read;
    }

    private static String warnings(ImportRow row) {
        return row.warnings().stream()
                .map(warning -> " [" + warning.column() + " " + warning.detail() + "]")
                .collect(Collectors.joining());
    }
}
