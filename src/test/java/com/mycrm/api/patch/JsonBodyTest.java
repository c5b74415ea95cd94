package com.mycrm.api.patch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mycrm.api.problem.ExceptionTranslator;
import com.mycrm.api.problem.ProblemException;
import com.mycrm.api.problem.Violation;
import java.io.ByteArrayInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"{\"name\": \"x\"}|/name", "{\"boat\": {\"name\": \"x\"}}|/boat/name", "{\"boat\": 1}|/name"})
    void objectIsInItsEnvelopeOrAlone(String json, String pointer) {
        var object = body(json).object("boat");
        object.require("name", object.integer("name", 0, 1));
        assertEquals(pointer, object.faults().get(0).pointer());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"``|The body is missing.", "[1]|The body is no JSON object.", "{|The body is no JSON object."})
    void bodyThatIsNoObjectIs400(String json, String detail) {
        var failure = assertThrows(ProblemException.class, body(json)::object);
        assertEquals(400, failure.problem().status());
        assertEquals(List.of(Violation.pointer("", detail)), failure.problem().errors());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{} x", "{}{}", "{}]", "{}}", "{},", "{} \"x\"", "{}\0"})
    void textAfterTheObjectIs400(String json) {
        var failure = assertThrows(ProblemException.class, body(json)::object);
        assertEquals(400, failure.problem().status());
        assertEquals(
                List.of(Violation.pointer("", "The body is no JSON object.")),
                failure.problem().errors());
    }

    @Test
    void blanksAroundTheObjectAreNone() {
        assertEquals(List.of(), body(" \r\n\t{} \r\n\t").object().warnings());
    }

    @Test
    void deepAndLongJsonIs400() {
        for (var hostile : List.of(
                "{\"a\": 1e99999999999}",
                "{\"a\": 1" + "0".repeat(100_000) + "}",
                "{\"a\": " + "[".repeat(500_000),
                "{\"a\": " + "[".repeat(50_000) + "]".repeat(50_000) + "}",
                "{\"a\":".repeat(50_000) + "1" + "}".repeat(50_000))) {
            var failure = assertThrows(ProblemException.class, body(hostile)::object, hostile.substring(0, 20));
            assertEquals(400, failure.problem().status());
        }
    }

    @Test
    void byteOrderMarkIsSkipped() {
        assertEquals(
                "x", body("\uFEFF{\"name\": \"x\"}").object().text("name", 9).value());
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() {
        var bytes = "{\"name\": \"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
        var failure = assertThrows(UncheckedIOException.class, new JsonBody(bytes)::object);
        var problem = ExceptionTranslator.answer(failure, "id").problem();
        assertEquals(400, problem.status());
        assertEquals(
                List.of(Violation.pointer(
                        "",
                        "The body has bytes that are not of its character set;"
                                + " the header Content-Type names it.")),
                problem.errors());
    }

    @Test
    void missingBodyMayBeAnEmptyObject() {
        assertEquals(List.of(), body("").orEmpty().object().warnings());
        assertEquals(
                List.of("name is unknown and was ignored"),
                body("{\"name\": 1}").orEmpty().object().warnings());
    }

    @Test
    void bodyAboveAMebibyteIs413() {
        var largest = 1024 * 1024;
        assertEquals(largest, body(" ".repeat(largest)).bytes().length);
        var failure = assertThrows(ProblemException.class, () -> body(" ".repeat(largest + 1)));
        assertEquals(413, failure.problem().status());
    }

    private static JsonBody body(String json) {
        return JsonBody.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }
}
