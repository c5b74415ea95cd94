package com.mycrm.api.patch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mycrm.api.problem.Problem;
import com.mycrm.api.problem.ProblemException;
import com.mycrm.api.problem.Violation;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatchBodyTest {

    private static final String OBJECT = """
            {"id": 7, "status": "pending", "user": {"id": 1}, "property": null, "price": {"value": 5, "type": "rent"},
             "languages": [{"code": "en", "title": "Flat"}, {"code": "ar", "title": null}], "images": []}""";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "replace | /status | `, \"value\": \"x\"` | {\"status\":\"x\"}",
                "add | /status | `, \"value\": null` | {\"status\":null}",
                "remove | /status | `` | {\"status\":null}",
                "replace | /external_id | `, \"value\": \"x\"` | {\"external_id\":\"x\"}",
                "replace | /user/id | `, \"value\": 2` | {\"user\":{\"id\":2}}",
                "replace | /user | `, \"value\": 2` | {\"user\":2}",
                "replace | /property/id | `, \"value\": 2` | {\"property\":{\"id\":2}}",
                "replace | /price/value | `, \"value\": 9` | {\"price\":{\"value\":9}}",
                "remove | /price/value | `` | {\"price\":{\"value\":null}}",
                "add | /images/- | `, \"value\": \"a\"` | {\"images\":[\"a\"]}",
                "remove | /languages/0 | `` | {\"languages\":[{\"code\":\"ar\",\"title\":null}]}",
                "replace | /id | `, \"value\": 7` | {\"id\":7}",
                "add | /a~1b~0 | `, \"value\": 1` | {\"a/b~\":1}"
            })
    void operationBecomesAMergePatchOfItsMember(String op, String path, String value, String merge) {
        assertEquals(json(merge), merge(operation(op, path, value)));
    }

    @Test
    void elementOfAnArrayIsChangedInItsPlace() {
        assertEquals(json("""
                        {"languages": [{"code": "en", "title": "House"}, {"code": "ar", "title": null}]}"""), merge(operation("replace", "/languages/0/title", ", \"value\": \"House\"")));
    }

    @Test
    void operationsAreAppliedInTheirOrder() {
        assertEquals(
                json("{\"images\": [\"b\", \"a\"], \"status\": \"y\"}"),
                merge(
                        operation("add", "/images/-", ", \"value\": \"a\""),
                        operation("add", "/images/0", ", \"value\": \"b\""),
                        operation("replace", "/status", ", \"value\": \"x\""),
                        operation("test", "/status", ", \"value\": \"x\""),
                        operation("replace", "/status", ", \"value\": \"y\"")));
    }

    @ParameterizedTest
    @CsvSource({
        "/id, 7.0",
        "/price/value, 5",
        "/property, null",
        "/languages/1, '{\"title\": null, \"code\": \"ar\"}'",
        "/images, []"
    })
    void testOfTheValueChangesNothing(String path, String value) {
        var test = operation("test", path, ", \"value\": " + value);
        assertEquals(JsonObject.EMPTY_JSON_OBJECT, merge(test));
        assertEquals(true, read("[" + test + "]").isTest());
    }

    @ParameterizedTest
    @CsvSource({"/id, 8", "/id, 1e999999", "/status, \"x\"", "/nope, null", "/languages/9, 1", "/languages/1, {}"})
    void testOfAnotherValueIs409(String path, String value) {
        var test = operation("test", path, ", \"value\": " + value);
        assertEquals(
                Problem.of(409, "The test of " + path + " failed: the object has another value."),
                assertThrows(ProblemException.class, () -> merge(test)).problem());
    }

    @ParameterizedTest
    @CsvSource({
        "remove, /nope",
        "remove, /languages/2",
        "remove, /languages/x",
        "remove, /images/-",
        "replace, /languages/3",
        "replace, /languages/99999999999",
        "add, /languages/3",
        "add, /status/x",
        "add, /a/b/c"
    })
    void pathToNoPlaceIs422(String op, String path) {
        assertEquals(
                List.of(Violation.pointer("/operations/0/path", "leads to no place in the object")),
                violations(() -> merge(operation(op, path, ", \"value\": 1"))));
    }

    @Test
    void everyFaultOfOperationsIsNamed() {
        var op = "takes one of add, replace, remove, test";
        var path = "takes the path of a member, such as /status";
        assertEquals(
                List.of(
                        Violation.pointer("/1", "takes an object with op, path and value"),
                        Violation.pointer("/2/op", op),
                        Violation.pointer("/2/path", path),
                        Violation.pointer("/3/op", op),
                        Violation.pointer("/4/path", path),
                        Violation.pointer("/5/path", path),
                        Violation.pointer("/6/value", "is missing")),
                violations(() -> read("""
                        [{"op": "remove", "path": "/status"}, 7, {},
                         {"op": "move", "from": "/id", "path": "/status", "value": 1},
                         {"op": "add", "path": "status", "value": 1}, {"op": "remove", "path": ""},
                         {"op": "replace", "path": "/status"}]""")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"operations\": {}}",
                "{\"operations\": null}",
                "{\"operations\": [{\"op\": \"remove\", \"path\": \"/a\"}], \"status\": \"x\"}"
            })
    void operationsStandAlone(String body) {
        assertEquals(
                List.of(Violation.pointer(
                        "/operations", "takes an array of operations, with no other member beside it")),
                violations(() -> read(body)));
    }

    /** RFC 6901, section 4. */
    @ParameterizedTest
    @ValueSource(strings = {"/languages/01", "/languages/00/title", "/languages/\u0660"})
    void indexHasNoLeadingZeroAndAsciiDigits(String path) {
        var body = "{\"operations\": [" + operation("replace", path, ", \"value\": 1") + "]}";
        assertEquals(
                List.of(Violation.pointer("/operations/0/path", "takes the path of a member, such as /status")),
                violations(() -> read(body)));
    }

    @Test
    void numberOfOperationsIsBounded() {
        var detail = "takes an array of 1 to 500 operations";
        assertEquals(
                List.of(Violation.pointer("/lead/operations", detail)),
                violations(() -> read("{\"lead\": {\"operations\": []}}")));
        var remove = operation("remove", "/status", "");
        assertEquals(
                List.of(Violation.pointer("", detail)),
                violations(() -> read("[" + remove + ("," + remove).repeat(500) + "]")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"status\": \"x\"}", "{\"lead\": {\"status\": \"x\"}}"})
    void bodyWithoutOperationsIsAMergePatch(String body) {
        var patch = read(body);
        assertEquals("x", patch.merge().text("status", 9).value());
        assertEquals(false, patch.isTest());
    }

    @Test
    void operationsAreNoMergePatch() {
        assertNull(read("[" + operation("remove", "/status", "") + "]").merge());
    }

    private static JsonObject merge(String... operations) {
        var patch = read("{\"operations\": [" + String.join(",", operations) + "]}");
        return patch.mergePatchOf(json(OBJECT));
    }

    private static List<Violation> violations(Runnable reading) {
        var problem = assertThrows(ProblemException.class, reading::run).problem();
        assertEquals(422, problem.status());
        return problem.errors();
    }

    private static String operation(String op, String path, String value) {
        return "{\"op\": \"" + op + "\", \"path\": \"" + path + "\"" + value + "}";
    }

    private static PatchBody read(String body) {
        return PatchBody.read(new JsonBody(body.getBytes(StandardCharsets.UTF_8)), "lead");
    }

    private static JsonObject json(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
