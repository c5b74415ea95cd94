package com.mycrm.api.patch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.api.problem.Violation;
import com.mycrm.api.text.DateOrders;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an object says, and every fault of it. */
class RequestObjectTest {

    private static final ZoneId DUBAI = ZoneId.of("Asia/Dubai");

    @Test
    void violationsOfManyElementsAreBounded() {
        var input = input("{\"all\": [" + "{},".repeat(999) + "{}]}");
        input.objects("all").value().forEach(element -> element.require("name", element.text("name", 9)));
        assertEquals(InputReport.MOST, input.faults().size());
    }

    @Test
    void violationsOfARowAreFewer() {
        var row = RequestObject.ofRow(
                JsonReaders.parse("{\"all\": [" + "{},".repeat(99) + "{}]}").asJsonObject(), new DateOrders(null));
        row.objects("all").value().forEach(element -> element.require("name", element.text("name", 9)));
        assertEquals(InputReport.MOST_OF_A_ROW, row.faults().size());
    }

    @Test
    void elementsOfAnArrayAreBounded() {
        var members =
                IntStream.range(0, 1_001).mapToObj(i -> "\"" + i + "\": 1").collect(Collectors.joining(","));
        var input = input("{\"a\": [" + "1,".repeat(1_000) + "1], \"b\": {" + members + "}}");
        assertEquals(PatchField.absent(), input.elements("a"));
        assertEquals(PatchField.absent(), input.keyedElements("b"));
        assertEquals(
                List.of(
                        Violation.pointer("/whatsapp/a", "takes an array of at most 1000 elements"),
                        Violation.pointer("/whatsapp/b", "takes an array of at most 1000 elements")),
                input.faults());
    }

    @Test
    void missingValueIsReportedUnlessAPlaceAroundOrWithinItIs() {
        var input = input("{\"a\": {\"b\": 1, \"c\": 2}, \"ab\": {}}");
        input.inside("a").fault("b", "is wrong");
        input.require("a", PatchField.absent());
        input.inside("a").inside("b").require("x", PatchField.absent());
        input.inside("a").require("c", PatchField.absent());
        input.inside("ab").require("b", PatchField.absent());
        assertEquals(
                List.of("/whatsapp/a/b", "/whatsapp/a/c", "/whatsapp/ab/b"),
                input.faults().stream().map(Violation::pointer).distinct().toList());
    }

    /** The names of ten thousand members would be as many gigabytes, each with the long one before it. */
    @Test
    void longNamesAreCutInPointersAndWarningsAreBounded() {
        var members =
                IntStream.range(0, 1_000).mapToObj(i -> "\"" + i + "\": 1").collect(Collectors.joining(","));
        var input = input("{\"a\": {\"" + "n".repeat(1_000) + "\": {" + members + "}}}");
        input.keyedElements("a").value().forEach(RequestElement::object);
        assertEquals(500, input.warnings().size());
        assertEquals(
                "whatsapp/a/" + "n".repeat(100) + "/0 is unknown and was ignored",
                input.warnings().get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E300000000", "1E-300000000", "0E300000000", "1e100", "-1e-999", ".", "1e", "x"})
    void numberOfManyDigitsIsAFault(String number) {
        var input = input("{\"n\": \"" + number + "\"}");
        assertEquals(PatchField.absent(), input.decimal("n", -90, 90));
        assertEquals(List.of(Violation.pointer("/whatsapp/n", "takes a number from -90 to 90")), input.faults());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "-1.5", "+0.25", ".5", "1E1", "25.197197123456789", "1e-7"})
    void decimalNumberIsRead(String number) {
        assertEquals(
                new BigDecimal(number),
                input("{\"n\": \"" + number + "\"}").decimal("n", -90, 90).value());
    }

    @Test
    void absentNullAndValueAreThreeThings() {
        var input = input("{\"null\": null, \"blank\": \" \", \"value\": \" x \"}");
        assertEquals(PatchField.absent(), input.text("absent", 9));
        assertEquals(PatchField.of(null), input.text("null", 9));
        assertEquals(PatchField.of(null), input.text("blank", 9));
        assertEquals(PatchField.of("x"), input.text("value", 9));
        assertEquals("kept", PatchField.<String>absent().or("kept"));
        assertEquals(null, PatchField.<String>of(null).or("kept"));
    }

    @Test
    void anIdStandsAloneOrInAnObject() {
        for (var id : List.of("7", "\"7\"", "{\"id\": 7}", "{\"id\": \"7\", \"name\": 1}")) {
            assertEquals(PatchField.of(7L), input("{\"user\": " + id + "}").id("user"), id);
        }
        for (var none : List.of("0", "-7", "7.5", "1e3", "true", "[7]", "{\"name\": 7}", "99999999999999999999")) {
            var input = input("{\"user\": " + none + "}");
            assertEquals(PatchField.absent(), input.id("user"), none);
            assertEquals(
                    List.of(Violation.pointer("/whatsapp/user", "takes an id, alone or as {\"id\": 1}")),
                    input.faults(),
                    none);
        }
    }

    @Test
    void aMomentIsAnInstantOrOfTheZone() {
        var input = input("""
                {"instant": "2024-02-29T23:59:59.999Z", "offset": "2024-02-29T23:59:59+02:00", "day": "2024-02-29",
                 "local": "2024-02-29 08:30", "seconds": "2024-02-29T08:30:15",
                 "wrong": "2023-02-29", "words": "today"}""");
        assertEquals(
                Instant.parse("2024-02-29T23:59:59Z"), input.time("instant").value());
        assertEquals(Instant.parse("2024-02-29T21:59:59Z"), input.time("offset").value());
        assertEquals(Instant.parse("2024-02-28T20:00:00Z"), input.time("day").value());
        assertEquals(Instant.parse("2024-02-29T04:30:00Z"), input.time("local").value());
        assertEquals(
                Instant.parse("2024-02-29T04:30:15Z"), input.time("seconds").value());
        assertEquals(PatchField.absent(), input.time("wrong"));
        assertEquals(PatchField.absent(), input.time("words"));
        assertEquals(2, input.faults().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"9999-12-31T23:59:59-01:00", "0000-01-01T00:00:00+01:00", "0000-01-01"})
    void aMomentHasAYearOfFourDigitsInUtc(String time) {
        var input = input("{\"time\": \"" + time + "\"}");
        assertEquals(PatchField.absent(), input.time("time"));
        assertEquals(1, input.faults().size());
    }

    @Test
    void anObjectWithoutAKnownMemberIsNamedByItsPlace() {
        for (var place : List.of("", "/whatsapp")) {
            var input = new RequestObject(JsonValue.EMPTY_JSON_OBJECT, place, ZoneOffset.UTC);
            input.requireKnown();
            var subject =
                    place.isEmpty() ? "The body has no member that is known here." : "has no member that is known here";
            assertEquals(List.of(Violation.pointer(place, subject)), input.faults());
        }
    }

    @Test
    void textThatNoDatabaseOrFileTakesIsAFault() {
        for (var text : List.of("a\\u0000b", "\\ud800", "\\u001b", "İ".repeat(9))) {
            var input = input("{\"t\": \"" + text + "\"}");
            input.text("t", 10);
            assertEquals(
                    List.of(Violation.pointer("/whatsapp/t", "takes text of at most 10 characters")),
                    input.faults(),
                    text);
        }
    }

    @Test
    void whatNobodyReadIsAWarningAlsoWithin() {
        var input = input("{\"id\": 1, \"a~/b\": 1, \"public\": {\"x\": 1, \"y\": 2}}");
        input.readOnly("id", "created_at");
        input.inside("public").integer("x", 0, 9);
        assertEquals(
                List.of(
                        "whatsapp/id is read-only and was ignored",
                        "whatsapp/a~0~1b is unknown and was ignored",
                        "whatsapp/public/y is unknown and was ignored"),
                input.warnings());
    }

    @Test
    void elementsOfAnArrayAreTextsOrObjects() {
        var input = input("{\"a\": [\" x \", {\"y\": 1, \"z\": 2}, null, [], 5]}");
        var elements = input.elements("a").value();
        assertEquals(
                List.of(false, false, true, false, false),
                elements.stream().map(RequestElement::isNull).toList());
        assertEquals(Optional.of("x"), elements.get(0).text(5));
        assertEquals(
                1L, elements.get(1).object().orElseThrow().integer("y", 0, 9).value());
        assertEquals(Optional.empty(), elements.get(3).text(5));
        assertEquals(Optional.empty(), elements.get(4).object());
        assertEquals(Optional.empty(), elements.get(4).parsed("takes six", text -> Optional.empty()));
        assertEquals(
                List.of(
                        Violation.pointer("/whatsapp/a/3", "takes text of at most 5 characters"),
                        Violation.pointer("/whatsapp/a/4", "takes an object"),
                        Violation.pointer("/whatsapp/a/4", "takes six")),
                input.faults());
        assertEquals(List.of("whatsapp/a/1/z is unknown and was ignored"), input.warnings());
    }

    @Test
    void membersOfAnObjectStandForAnArray() {
        var input = input("{\"a\": {\"en\": {\"x\": 1}, \"f/r\": 2}, \"b\": [{}], \"c\": 1, \"d\": null}");
        var elements = input.keyedElements("a").value();
        assertEquals(
                List.of("en", "f/r"), elements.stream().map(RequestElement::key).toList());
        elements.forEach(RequestElement::object);
        assertEquals("", input.keyedElements("b").value().get(0).key());
        assertEquals(PatchField.absent(), input.keyedElements("c"));
        assertEquals(PatchField.of(null), input.keyedElements("d"));
        assertEquals(
                List.of(
                        Violation.pointer("/whatsapp/a/f~1r", "takes an object"),
                        Violation.pointer("/whatsapp/c", "takes an array of at most 1000 elements")),
                input.faults());
    }

    @Test
    void textAndNumbersAreScalars() {
        var input = input("{\"a\": \"\", \"b\": 1, \"c\": true, \"d\": {}, \"e\": [], \"f\": null}");
        assertEquals(
                List.of("a", "b"),
                List.of("a", "b", "c", "d", "e", "f", "g").stream()
                        .filter(input::isScalar)
                        .toList());
    }

    @Property
    void whatFitsComesBackStripped(@ForAll @StringLength(max = 40) String text) {
        var input = new RequestObject(Json.createObjectBuilder().add("t", text).build(), "", DUBAI);
        var given = input.text("t", 20);
        if (input.faults().isEmpty()) {
            assertEquals(text.strip().isEmpty() ? null : text.strip(), given.value());
        } else {
            assertEquals(PatchField.absent(), given);
        }
    }

    private static RequestObject input(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            JsonObject object = reader.readObject();
            return new RequestObject(object, "/whatsapp", DUBAI);
        }
    }
}
