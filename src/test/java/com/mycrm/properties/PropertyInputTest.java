package com.mycrm.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.mycrm.api.patch.PatchField;
import com.mycrm.api.problem.Violation;
import com.mycrm.directory.Requests;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PropertyInputTest {

    private static final String NUMBER = "takes a whole number from 0 to 2147483647";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'reference': null, 'status': null, 'type': null, 'location': null, 'price': null, 'size': null,"
                        + " 'bedrooms': null, 'bathrooms': null, 'languages': null, 'images': null, 'user': null,"
                        + " 'furnished': null, 'amenities': null, 'available_from': null, 'listing_level': null,"
                        + " 'import': null}",
                "{'price': {'value': null, 'prices': [{'period': null, 'value': null}, null, {}]},"
                        + " 'location': {'id': ''}, 'import': {'propertyfinder': null}, 'images': [null, {}],"
                        + " 'amenities': [null, {}]}"
            })
    void wholePropertyMayLackEverything(String json) {
        var input = input(json);
        input.requireWhole();
        assertEquals(List.of(), input.source().faults());
        assertEquals(List.of(), input.source().warnings());
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
                        Violation.pointer("/languages", "cannot be null"),
                        Violation.pointer("/user", "cannot be null")),
                input.source().faults());
    }

    @Test
    void textsAndLinksAreBoundedInAll() {
        var text = "{'code': 'en', 'description': '" + "x".repeat(60_000) + "'},";
        var link = "'" + "x".repeat(2_000) + "',";
        assertEquals(
                List.of(),
                input("{'languages': [" + text.repeat(3) + "null], 'images': [" + link.repeat(30) + "null]}")
                        .source()
                        .faults());
        assertEquals(
                List.of(
                        Violation.pointer("/languages", "takes at most 200000 characters in all"),
                        Violation.pointer("/images", "takes at most 200000 characters in all")),
                input("{'languages': [" + text.repeat(4) + "null], 'images': [" + link.repeat(40) + "null]}")
                        .source()
                        .faults());
    }

    @Test
    void nameIsRequiredWhereTheAddressHasIt() {
        var input = input("{}");
        input.requireName();
        assertEquals(
                List.of(Violation.pointer("/reference", "is missing")),
                input.source().faults());
    }

    @Test
    void statusIsAWordOfTheService() {
        assertEquals("under offer", input("{'status': 'Under_Offer'}").status().value());
        assertEquals(
                List.of(Violation.pointer("/status", "takes one of " + PropertyStatus.WORDS)),
                input("{'status': 'gone'}").source().faults());
    }

    @Test
    void languageNeedsItsCodeAndIsFilledUp() {
        var input = input("{'languages': [{'code': 'en', 'title': 'Villa', 'size': 1}, {'title': 'Haus'}]}");
        assertEquals(
                "[{\"code\":\"en\",\"lang\":\"en\",\"title\":\"Villa\",\"description\":\"\"},"
                        + "{\"code\":\"\",\"lang\":\"\",\"title\":\"Haus\",\"description\":\"\"}]",
                input.languages().value().toString());
        assertEquals(
                List.of(Violation.pointer("/languages/1/code", "is missing")),
                input.source().faults());
        assertEquals(
                List.of("languages/0/size is unknown and was ignored"),
                input.source().warnings());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{'code': 'en', 'title': 'A', 'description': 'B'}]",
                "[{'lang': 'en', 'title': 'A', 'description': 'B'}]",
                "[{'code': 'en', 'lang': 'en', 'title': 'A', 'description': 'B'}]",
                "{'en': {'title': 'A', 'description': 'B'}}",
                "{'en': {'title': 'A', 'description': 'B', 'lang': 'en'}, 'fr': null}"
            })
    void languagesAreAnArrayOrAnObject(String languages) {
        var input = input("{'languages': " + languages + "}");
        assertEquals(
                "[{\"code\":\"en\",\"lang\":\"en\",\"title\":\"A\",\"description\":\"B\"}]",
                input.languages().value().toString());
        assertEquals(List.of(), input.source().faults());
        assertEquals(List.of(), input.source().warnings());
    }

    @Test
    void faultsOfLanguagesNameWhatWasSent() {
        var input = input("{'languages': {'en': 'Flat', 'a/b': {'code': 'fr', 'title': {}},"
                + " 'a-language-that-is-none': {}, 'de': {'lang': 'ar', 'code': 'de'}}}");
        assertEquals(
                List.of(
                        Violation.pointer("/languages/en", "takes an object"),
                        Violation.pointer("/languages/a~1b/code", "is another language than the name of its member"),
                        Violation.pointer("/languages/a~1b/title", "takes text of at most 500 characters"),
                        Violation.pointer(
                                "/languages/a-language-that-is-none/code", "takes text of at most 20 characters"),
                        Violation.pointer("/languages/de/lang", "is another language than code")),
                input.source().faults());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "[null]", "{'en': null}"})
    void emptyLanguagesAreTheDefault(String languages) {
        var input = input("{'languages': " + languages + "}");
        assertEquals(List.of(), input.source().faults());
        assertEquals(PatchField.of(null), input.languages());
    }

    @Test
    void pricesWithoutAnAmountAreLeftOut() {
        var input = input("{'price': {'prices': [{'period': 'month', 'value': '5'}, {'period': 'year'},"
                + " {'value': 60, 'period': null}]}}");
        assertEquals(
                "[{\"period\":\"month\",\"value\":5},{\"period\":\"year\",\"value\":60}]",
                input.price().prices().value().toString());
        assertEquals(List.of(), input.source().faults());
    }

    @ParameterizedTest
    @CsvSource({
        "offering_type, lease, 'takes one of rent, sale'",
        "value, -1, takes a whole number from 0 to 1000000000000000",
        "value, 1000000000000001, takes a whole number from 0 to 1000000000000000",
        "value, 1e999999999, takes a whole number from 0 to 1000000000000000",
        "on_request, maybe, takes true or false",
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
        var location =
                input("{'location': {'%s': %s}}".formatted(member, given)).location();
        assertEquals(kept, (member.equals("latitude") ? location.latitude() : location.longitude()).value());
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
        assertEquals(120, input.size().value());
        assertEquals(
                List.of(Violation.pointer("/bedrooms", NUMBER), Violation.pointer("/bathrooms", NUMBER)),
                input.source().faults());
    }

    @ParameterizedTest
    @CsvSource({
        "'[\"a\"]', a, a, a",
        "'[{\"link\": \"a\"}]', a, a, a",
        "'[{\"url\": \"a\"}]', a, a, a",
        "'[{\"thumb\": {\"link\": \"a\"}, \"medium\": {\"link\": \"b\"}, \"full\": {\"link\": \"c\"}}]', a, b, c",
        "'[{\"thumb\": \"a\", \"medium\": null}]', a, a, a",
        "'[{\"thumb\": {\"link\": \"a\"}, \"full\": {\"url\": \"c\"}}]', a, c, c",
        "'[{\"medium\": {\"link\": \"b\"}}]', b, b, b",
        "'[{\"link\": \"d\", \"thumb\": {\"link\": null}, \"medium\": \"b\"}]', b, b, d"
    })
    void imageHasThreeSizes(String images, String thumb, String medium, String full) {
        assertEquals(
                "[{\"thumb\":{\"link\":\"%s\"},\"medium\":{\"link\":\"%s\"},\"full\":{\"link\":\"%s\"}}]"
                        .formatted(thumb, medium, full),
                input("{'images': " + images + "}").images().value().toString());
    }

    @Test
    void imageWithoutALinkIsLeftOut() {
        var input = input("{'images': [{'image': {'token': 'x', 'order': 1}}, 'a', [], {'thumb': []}]}");
        assertEquals(1, input.images().value().size());
        assertEquals(
                List.of("images/0/image is unknown and was ignored"),
                input.source().warnings());
        assertEquals(
                List.of(
                        Violation.pointer("/images/2", "takes text of at most 2000 characters"),
                        Violation.pointer("/images/3/thumb", "takes text of at most 2000 characters")),
                input.source().faults());
    }

    @Test
    void imagesAreLimited() {
        var images = "'a'" + ", 'a'".repeat(999);
        assertEquals(List.of(), input("{'images': [" + images + "]}").source().faults());
        assertEquals(
                List.of(Violation.pointer("/images", "takes an array of at most 1000 elements")),
                input("{'images': [" + images + ", 'a']}").source().faults());
    }

    @Test
    void amenityIsANumberANameOrAnObject() {
        assertEquals(
                "[{\"id\":1,\"name\":\"balcony\"},{\"id\":22,\"name\":\"Study\"},{\"id\":0,\"name\":\"helipad\"},"
                        + "{\"id\":18,\"name\":\"security\"}]",
                input("{'amenities': [1, '1', 'Study', {'id': 7, 'name': 'helipad'}, {'id': 18}]}")
                        .listing()
                        .amenities()
                        .value()
                        .toString());
        assertEquals(
                List.of(
                        Violation.pointer("/amenities/0", "is the number of no amenity"),
                        Violation.pointer("/amenities/1/id", "is the number of no amenity"),
                        Violation.pointer("/amenities/2", "takes text of at most 60 characters")),
                input("{'amenities': [99, {'id': 99}, [1]]}").source().faults());
    }

    @Test
    void amenityWithTheNumberOfAnotherNameIsAWarning() {
        var source = input("{'amenities': [{'id': 7, 'name': 'balcony'}, {'id': 1, 'name': 'Balcony'}]}")
                .source();
        assertEquals(List.of("amenities/0/id is not the number of the name and was ignored"), source.warnings());
    }

    @Test
    void listingIsReadAsProgramsSendIt() {
        var listing = input("{'furnished': 'Yes', 'available_from': '2026-07-01T22:00:00Z',"
                        + " 'listing_level': {'listing_level': 'featured', 'renewal': 0},"
                        + " 'import': {'propertyfinder': {'id': 'x-1'}}}")
                .listing();
        assertEquals(
                List.of("true", "2026-07-01", "featured", "x-1"),
                List.of(
                        listing.furnished().value().toString(),
                        listing.availableFrom().value(),
                        listing.level().value(),
                        listing.propertyfinderId().value()));
        assertEquals(
                List.of(
                        Violation.pointer("/furnished", "takes true or false"),
                        Violation.pointer("/available_from", "takes a day, YYYY-MM-DD"),
                        Violation.pointer("/listing_level", "takes text of at most 40 characters"),
                        Violation.pointer("/import/propertyfinder", "takes an object")),
                input("{'furnished': {}, 'available_from': '2026-02-30', 'listing_level': [],"
                                + " 'import': {'propertyfinder': []}}")
                        .source()
                        .faults());
    }

    @Test
    void idAtAPortalMayBeAlone() {
        assertEquals(
                "x-1",
                input("{'import': {'propertyfinder': 'x-1'}}")
                        .listing()
                        .propertyfinderId()
                        .value());
    }

    @ParameterizedTest
    @CsvSource({
        "2, '', villa, residential",
        "'\"2\"', '', villa, residential",
        "{'id': 2}, '', villa, residential",
        "'{\"id\": 2, \"category\": \"home\"}', '', villa, home",
        "'{\"id\": 11, \"name\": \"villa\", \"category\": \"residential\"}', villa, office, commercial"
    })
    void typeIsKnownByItsNumber(String type, String current, String name, String category) {
        var resolved = input("{'type': " + type + "}").type().resolved(current.isEmpty() ? null : current);
        assertEquals(
                List.of(name, category),
                List.of(resolved.name().value(), resolved.category().value()));
    }

    @Test
    void typeKeepsItsNameBesideAnotherNumber() {
        var input = input("{'type': {'id': 11, 'name': 'villa'}}");
        assertEquals("villa", input.type().resolved("apartment").name().value());
        assertEquals(
                List.of("type/id is not the number of the name and was ignored"),
                input.source().warnings());
    }

    @ParameterizedTest
    @CsvSource({"99, /type, is the number of no type", "{'id': 99}, /type/id, is the number of no type"})
    void unknownNumberOfATypeIsRefused(String type, String pointer, String detail) {
        var input = input("{'type': " + type + "}");
        input.type().resolved(null);
        assertEquals(List.of(Violation.pointer(pointer, detail)), input.source().faults());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type': [], 'location': [], 'price': 5, 'languages': 5, 'images': {}, 'amenities': 'x',"
                        + " 'user': [], 'status': {}, 'import': []}",
                "{'type': {'id': {'id': {}}}, 'location': {'id': {'id': {'id': []}}}, 'price': {'prices': {}},"
                        + " 'languages': [[[]]], 'images': [[[]]], 'user': {'id': {'id': 0}}}",
                "{'type': 99999999999999999999, 'location': 99999999999999999999, 'bedrooms': 1e400, 'user': -1,"
                        + " 'price': {'value': 1e400}}",
                "{'reference': '\\\\u0000', 'languages': {'\\\\ud800': {}}}"
            })
    void hostileInputIsRefused(String json) {
        assertFalse(input(json.replace("\\\\", "\\")).source().faults().isEmpty());
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
        return PropertyInput.of(Requests.object(json));
    }
}
