package com.mycrm.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.api.expand.Reference;
import com.mycrm.directory.Requests;
import java.util.List;
import org.junit.jupiter.api.Test;

class PropertyTest {

    private static final String VILLA = "{'reference': 'AB-1', 'price': {'offering_type': 'sale', 'value': 900},"
            + " 'languages': [{'code': 'en', 'title': 'Villa', 'description': ''}], 'user': 4}";

    private final Property property = new Property();

    PropertyTest() {
        replace(VILLA);
    }

    @Test
    void newPropertyIsActiveAndHasEmptyDefaults() {
        var view = property.view();
        assertEquals("active", view.status());
        assertEquals(new PropertyView.Type("", ""), view.type());
        assertEquals(new PropertyView.Location(null, null, null, null, null, null), view.location());
        assertEquals(new PropertyView.Price("sale", 900, null), view.price());
        assertEquals(List.of(), view.images());
        assertEquals(new Reference(4), view.user());
    }

    @Test
    void mergeChangesMembersOfInnerObjectsOneByOne() {
        merge("{'location': {'city': 'Dubai', 'latitude': 25.1}, 'type': {'name': 'Villa'}}");
        merge("{'location': {'tower': 'A', 'latitude': null}, 'type': {'category': 'home'}, 'price': {'value': 800}}");
        var view = property.view();
        assertEquals(new PropertyView.Location("Dubai", null, null, "A", null, null), view.location());
        assertEquals(new PropertyView.Type("Villa", "home"), view.type());
        assertEquals(new PropertyView.Price("sale", 800, null), view.price());
    }

    @Test
    void nullTypeIsEmptyText() {
        merge("{'type': {'name': 'Villa', 'category': 'home'}}");
        merge("{'type': null}");
        assertEquals(new PropertyView.Type("", ""), property.view().type());
    }

    @Test
    void pricesAreShownWhereThereAreSome() {
        merge("{'price': {'prices': [{'period': 'month', 'value': 5}]}}");
        assertEquals(
                "[{\"period\":\"month\",\"value\":5}]",
                property.view().price().prices().toString());
        merge("{'price': {'prices': []}}");
        assertEquals(null, property.view().price().prices());
    }

    @Test
    void arraysThatAreNotGivenStay() {
        merge("{'images': ['a.jpg', {'url': 'b.jpg'}]}");
        merge("{'status': 'sold'}");
        assertEquals("[\"a.jpg\",{\"url\":\"b.jpg\"}]", property.view().images().toString());
        merge("{'images': null}");
        assertEquals(List.of(), property.view().images());
    }

    @Test
    void replaceEmptiesFieldsThatAreNotGiven() {
        var whole = property.view();
        merge("{'status': 'sold', 'type': {'name': 'Villa'}, 'location': {'city': 'Dubai', 'longitude': 1},"
                + " 'size': 1, 'bedrooms': 2, 'bathrooms': 3, 'images': ['a'], 'price': {'prices': [{'period': 'day',"
                + " 'value': 1}]}}");
        replace(VILLA);
        assertEquals(whole, property.view());
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
        property.merge(new PropertyInput(Requests.object(json)));
    }

    private void replace(String json) {
        property.reset();
        merge(json);
    }
}
