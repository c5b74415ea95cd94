package com.mycrm.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mycrm.api.expand.ExpandableReference;
import com.mycrm.directory.Requests;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PropertyTest {

    private static final String VILLA = "{'reference': 'AB-1', 'price': {'offering_type': 'sale', 'value': 900},"
            + " 'languages': [{'code': 'en', 'title': 'Villa', 'description': ''}], 'user': 4}";

    private final Property property = new Property();

    PropertyTest() {
        replace(VILLA);
    }

    @Test
    void newPropertyIsAvailableAndHasDefaults() {
        var view = property.view();
        assertEquals("available", view.status());
        assertEquals(new PropertyView.Type(1, "apartment", "residential"), view.type());
        assertEquals(new PropertyView.Location("", "", "", "", "", null, null), view.location());
        assertEquals(new PropertyView.Price("sale", 900, false, null), view.price());
        assertEquals(List.of(), view.images());
        assertEquals(ExpandableReference.to(4), view.user());
        assertEquals(
                List.of("false", "[]", "", "standard", ""),
                List.of(
                        String.valueOf(view.furnished()),
                        view.amenities().toString(),
                        view.availableFrom(),
                        view.listingLevel(),
                        view.imported().propertyfinder().id()));
    }

    @Test
    void emptyPropertyIsOnRequestAndHasALanguage() {
        replace("{'bedrooms': 2, 'location': {'city': 'Dubai', 'community': 'Mirdif'}, 'user': 4}");
        assertEquals(
                new PropertyView.Price("sale", 0, true, null), property.view().price());
        assertEquals(
                "[{\"code\":\"en\",\"lang\":\"en\",\"title\":\"2-bedroom apartment for sale in Mirdif, Dubai\","
                        + "\"description\":\"\"}]",
                property.view().languages().toString());
        merge("{'bedrooms': null, 'type': 'villa', 'location': null, 'price': {'offering_type': 'rent'}}");
        assertTrue(property.view().languages().toString().contains("\"title\":\"Villa for rent\""));
    }

    @Test
    void mergeChangesMembersOfInnerObjectsOneByOne() {
        merge("{'location': {'city': 'Dubai', 'latitude': 25.1}, 'type': {'name': 'Villa'}}");
        merge("{'location': {'tower': 'A', 'latitude': null}, 'type': {'category': 'home'}, 'price': {'value': 800}}");
        var view = property.view();
        assertEquals(new PropertyView.Location("", "Dubai", "", "", "A", null, null), view.location());
        assertEquals(new PropertyView.Type(2, "Villa", "home"), view.type());
        assertEquals(new PropertyView.Price("sale", 800, false, null), view.price());
    }

    @ParameterizedTest
    @CsvSource({
        "{'name': 'Office'}, 11, Office, commercial",
        "{'name': 'castle'}, 0, castle, residential",
        "{'name': 'Office'; 'category': 'home'}, 11, Office, home",
        "{'category': null}, 1, apartment, residential",
        "'null', 1, apartment, residential"
    })
    void typeHasTheNumberAndTheCategoryOfItsName(String type, long id, String name, String category) {
        merge("{'type': " + type.replace(';', ',') + "}");
        assertEquals(new PropertyView.Type(id, name, category), property.view().type());
    }

    @Test
    void saleShowsItsPricesWhereThereAreSome() {
        merge("{'price': {'prices': [{'period': 'month', 'value': 5}]}}");
        assertEquals(
                "[{\"period\":\"month\",\"value\":5}]",
                property.view().price().prices().toString());
        merge("{'price': {'prices': []}}");
        assertEquals(null, property.view().price().prices());
    }

    @Test
    void rentAlwaysHasAPrice() {
        merge("{'price': {'offering_type': 'rent'}}");
        assertEquals(
                "[{\"period\":\"year\",\"value\":900}]",
                property.view().price().prices().toString());
    }

    @ParameterizedTest
    @CsvSource({
        "'value': null; 'prices': [{'period': 'month'; 'value': 5}; {'period': 'year'; 'value': 50}], 50",
        "'value': null; 'prices': [{'period': 'month'; 'value': 5}], 5",
        "'value': 7; 'prices': [{'period': 'month'; 'value': 5}], 7",
        "'prices': [{'period': 'month'; 'value': 5}], 900",
        "'value': null, 0",
        "'value': null; 'prices': [{'period': null; 'value': null}], 0"
    })
    void valueThatIsNotGivenIsThatOfThePrices(String members, long value) {
        merge("{'price': {'offering_type': 'rent', " + members.replace(';', ',') + "}}");
        assertEquals(value, property.view().price().value());
        assertEquals(value == 0, property.view().price().onRequest());
    }

    @Test
    void priceIsOnRequestAsItIsWritten() {
        merge("{'price': {'on_request': true}}");
        assertEquals(
                new PropertyView.Price("sale", 900, true, null), property.view().price());
        merge("{'price': {'on_request': null}}");
        assertEquals(
                new PropertyView.Price("sale", 900, false, null),
                property.view().price());
    }

    @Test
    void arraysThatAreNotGivenStay() {
        merge("{'images': ['a.jpg'], 'amenities': ['study']}");
        var before = property.view();
        merge("{'status': 'sold'}");
        assertEquals(before.images(), property.view().images());
        assertEquals(before.amenities(), property.view().amenities());
        merge("{'images': null, 'amenities': null}");
        assertEquals(List.of(), property.view().images());
        assertEquals(List.of(), property.view().amenities());
    }

    @Test
    void replaceEmptiesFieldsThatAreNotGiven() {
        var whole = property.view();
        merge("{'status': 'sold', 'type': {'name': 'Villa'}, 'location': {'city': 'Dubai', 'longitude': 1},"
                + " 'size': 1, 'bedrooms': 2, 'bathrooms': 3, 'images': ['a'], 'price': {'prices': [{'period': 'day',"
                + " 'value': 1}], 'on_request': true}, 'furnished': true, 'amenities': [1], 'available_from':"
                + " '2026-01-01', 'listing_level': 'featured', 'import': {'propertyfinder': {'id': 'x-1'}}}");
        replace(VILLA);
        assertEquals(whole, property.view());
    }

    @Test
    void replaceKeepsReferenceAndAgent() {
        replace("{'reference': null, 'user': null}");
        assertEquals("AB-1", property.view().reference());
        assertEquals(ExpandableReference.to(4), property.view().user());
    }

    @Test
    void newPropertyGetsAReferenceAndAnAgent() {
        var references = List.of(begun("{}"), begun("{}"));
        assertTrue(references.get(0).matches("P-[0-9A-Z]{10}"), references.get(0));
        assertNotEquals(references.get(0), references.get(1));
    }

    private static String begun(String json) {
        var created = new Property();
        created.reset();
        created.merge(PropertyInput.of(Requests.object(json)));
        created.begin(9, "tester");
        assertEquals(ExpandableReference.to(9), created.view().user());
        assertEquals("tester", created.view().createdBy());
        return created.view().reference();
    }

    @Test
    void deactivationKeepsEverythingElse() {
        var before = property.view();
        property.deactivate();
        assertEquals("inactive", property.view().status());
        merge("{'status': 'active'}");
        assertEquals(before, property.view());
    }

    private void merge(String json) {
        property.merge(PropertyInput.of(Requests.object(json)));
    }

    private void replace(String json) {
        property.reset();
        merge(json);
    }
}
