package com.mycrm.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.api.expand.Reference;
import com.mycrm.api.json.JsonConfiguration;
import com.mycrm.api.patch.JsonReaders;
import jakarta.json.JsonArray;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PropertyViewTest {

    private static final Instant TIME = Instant.parse("2020-01-02T03:04:05Z");

    @Test
    void propertyHasTheMembersOfTheContract() {
        var view = new PropertyView(
                1,
                "pf-flex",
                "available",
                new PropertyView.Type("Apartment", "residential"),
                new PropertyView.Location("Dubai", "Marina", "East", "One", 25.0772, 55.0),
                new PropertyView.Price("rent", 120000, array("[{'period':'year','value':120000}]")),
                1200,
                2,
                3,
                array("[{'code':'en','title':'Flat','description':''}]"),
                array("[{'url':'https://example.com/1.jpg'}]"),
                new Reference(7),
                TIME,
                TIME);
        assertEquals("""
                {"id":1,"reference":"pf-flex","status":"available",\
                "type":{"name":"Apartment","category":"residential"},\
                "location":{"city":"Dubai","community":"Marina","sub_community":"East","tower":"One",\
                "latitude":25.0772,"longitude":55.0},\
                "price":{"offering_type":"rent","value":120000,"prices":[{"period":"year","value":120000}]},\
                "size":1200,"bedrooms":2,"bathrooms":3,\
                "languages":[{"code":"en","title":"Flat","description":""}],\
                "images":[{"url":"https://example.com/1.jpg"}],"user":{"id":7},\
                "created_at":"2020-01-02T03:04:05Z","updated_at":"2020-01-02T03:04:05Z"}""", JsonConfiguration.jsonb().toJson(view));
    }

    @Test
    void missingValuesAreNullAndMissingPricesAreAbsent() {
        var view = new PropertyView(
                1,
                "pf-flex",
                "available",
                new PropertyView.Type("", ""),
                new PropertyView.Location(null, null, null, null, null, null),
                new PropertyView.Price("sale", 1, null),
                null,
                null,
                null,
                array("[]"),
                array("[]"),
                null,
                TIME,
                TIME);
        assertEquals("""
                {"id":1,"reference":"pf-flex","status":"available","type":{"name":"","category":""},\
                "location":{"city":null,"community":null,"sub_community":null,"tower":null,"latitude":null,\
                "longitude":null},"price":{"offering_type":"sale","value":1},"size":null,"bedrooms":null,\
                "bathrooms":null,"languages":[],"images":[],"user":null,\
                "created_at":"2020-01-02T03:04:05Z","updated_at":"2020-01-02T03:04:05Z"}""", JsonConfiguration.jsonb().toJson(view));
    }

    private static JsonArray array(String json) {
        try (var reader = JsonReaders.of(json.replace('\'', '"'))) {
            return reader.readArray();
        }
    }
}
