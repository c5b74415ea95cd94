package com.mycrm.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.api.problem.Violation;
import com.mycrm.directory.Requests;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PropertyInputTest {

    @Test
    void wholePropertyNeedsReferencePriceLanguagesAndUser() {
        var input = input("{'status': 'active', 'price': {'value': null}}");
        input.requireWhole();
        assertEquals(
                List.of(
                        Violation.pointer("/reference", "is missing"),
                        Violation.pointer("/price/offering_type", "is missing"),
                        Violation.pointer("/price/value", "cannot be null"),
                        Violation.pointer("/languages", "is missing"),
                        Violation.pointer("/user", "is missing")),
                input.source().faults());
    }

    @Test
    void changeMustNotEmptyARequiredField() {
        var input = input("{'reference': '', 'status': null, 'price': null, 'languages': null, 'user': null,"
                + " 'type': null, 'location': null, 'size': null, 'images': null}");
        input.requireKept();
        assertEquals(
                List.of(
                        Violation.pointer("/reference", "cannot be null"),
                        Violation.pointer("/status", "cannot be null"),
                        Violation.pointer("/price/offering_type", "cannot be null"),
                        Violation.pointer("/price/value", "cannot be null"),
                        Violation.pointer("/languages", "cannot be null"),
                        Violation.pointer("/user", "cannot be null")),
                input.source().faults());
    }

    @Test
    void languageNeedsItsCodeAndIsFilledUp() {
        var input = input("{'languages': [{'code': 'en', 'title': 'Villa', 'size': 1}, {'title': 'Haus'}]}");
        assertEquals(
                "[{\"code\":\"en\",\"title\":\"Villa\",\"description\":\"\"},"
                        + "{\"code\":\"\",\"title\":\"Haus\",\"description\":\"\"}]",
                input.languages.value().toString());
        assertEquals(
                List.of(Violation.pointer("/languages/1/code", "is missing")),
                input.source().faults());
        assertEquals(
                List.of("languages/0/size is unknown and was ignored"),
                input.source().warnings());
    }

    @Test
    void propertyHasOneLanguageAtLeast() {
        assertEquals(
                List.of(Violation.pointer("/languages", "takes one language at least")),
                input("{'languages': []}").source().faults());
    }

    @Test
    void priceOfAPeriodNeedsBothMembers() {
        var input = input("{'price': {'prices': [{'period': 'month', 'value': 5}, {}]}}");
        assertEquals(
                "[{\"period\":\"month\",\"value\":5},{\"period\":\"\",\"value\":0}]",
                input.price.prices.value().toString());
        assertEquals(
                List.of(
                        Violation.pointer("/price/prices/1/period", "is missing"),
                        Violation.pointer("/price/prices/1/value", "is missing")),
                input.source().faults());
    }

    @ParameterizedTest
    @CsvSource({
        "offering_type, lease, 'takes one of rent, sale'",
        "value, -1, takes a whole number from 0 to 1000000000000000",
        "value, 1000000000000001, takes a whole number from 0 to 1000000000000000",
    })
    void priceOutOfRangeIsRefused(String member, String value, String takes) {
        assertEquals(
                List.of(Violation.pointer("/price/" + member, takes)),
                input("{'price': {'%s': '%s'}}".formatted(member, value))
                        .source()
                        .faults());
    }

    @ParameterizedTest
    @CsvSource({
        "latitude, 25.12345649, 25.123456",
        "latitude, 25.1234565, 25.123457",
        "latitude, -90, -90",
        "longitude, 180, 180",
        "longitude, -0.0000004, 0"
    })
    void degreesAreRoundedToSixPlaces(String member, String given, double kept) {
        var location = input("{'location': {'%s': %s}}".formatted(member, given)).location;
        assertEquals(kept, (member.equals("latitude") ? location.latitude : location.longitude).value());
    }

    @ParameterizedTest
    @CsvSource({"latitude, 90.1, 90", "longitude, -180.5, 180", "latitude, north, 90"})
    void degreesOutOfRangeAreRefused(String member, String given, int most) {
        assertEquals(
                List.of(Violation.pointer(
                        "/location/" + member, "takes a number from -%d to %d".formatted(most, most))),
                input("{'location': {'%s': '%s'}}".formatted(member, given))
                        .source()
                        .faults());
    }

    @Test
    void numbersAreWholeAndNotNegative() {
        var input = input("{'size': '120', 'bedrooms': 2.5, 'bathrooms': -1}");
        assertEquals(120, input.size.value());
        assertEquals(
                List.of(
                        Violation.pointer("/bedrooms", "takes a whole number from 0 to 2147483647"),
                        Violation.pointer("/bathrooms", "takes a whole number from 0 to 2147483647")),
                input.source().faults());
    }

    @Test
    void nameIsTheReference() {
        var input = input("{'reference': ' AB-1 '}");
        input.rejectName();
        assertEquals("AB-1", input.name().value());
        assertEquals(
                List.of(Violation.pointer("/reference", "is the reference of another property")),
                input.source().faults());
    }

    private static PropertyInput input(String json) {
        return new PropertyInput(Requests.object(json));
    }
}
