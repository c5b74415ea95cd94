package com.mycrm.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.api.expand.ExpandableReference;
import com.mycrm.api.expand.ExpandedObject;
import com.mycrm.api.expand.ExpandedObjects;
import com.mycrm.api.json.JsonConfiguration;
import com.mycrm.api.patch.JsonReaders;
import jakarta.json.JsonArray;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PropertyViewTest {

    private static final Instant TIME = Instant.parse("2020-01-02T03:04:05Z");

    private static final PropertyView RENT = new PropertyView(
            1,
            "pf-flex",
            "available",
            new PropertyView.Type(1, "Apartment", "residential"),
            new PropertyView.Location("5", "Dubai", "Marina", "East", "One", 25.0772, 55.0),
            new PropertyView.Price("rent", 120000, false, array("[{'period':'year','value':120000}]")),
            1200,
            2,
            3,
            array("[{'code':'en','lang':'en','title':'Flat','description':''}]"),
            array("[{'thumb':{'link':'a'},'medium':{'link':'b'},'full':{'link':'c'}}]"),
            ExpandableReference.to(7),
            TIME,
            TIME,
            true,
            array("[{'id':1,'name':'balcony'}]"),
            "demo",
            "2026-01-01",
            "featured",
            new PropertyView.Imported(new PropertyView.Portal("x-1")));

    private static final String RENT_JSON = """
            {"id":1,"reference":"pf-flex","status":"available",\
            "type":{"id":1,"name":"Apartment","category":"residential"},\
            "location":{"id":"5","city":"Dubai","community":"Marina","sub_community":"East","tower":"One",\
            "latitude":25.0772,"longitude":55.0},\
            "price":{"offering_type":"rent","value":120000,"on_request":false,\
            "prices":[{"period":"year","value":120000}]},\
            "size":1200,"bedrooms":2,"bathrooms":3,\
            "languages":[{"code":"en","lang":"en","title":"Flat","description":""}],\
            "images":[{"thumb":{"link":"a"},"medium":{"link":"b"},"full":{"link":"c"}}],"user":{"id":7},\
            "created_at":"2020-01-02T03:04:05Z","updated_at":"2020-01-02T03:04:05Z",\
            "furnished":true,"amenities":[{"id":1,"name":"balcony"}],"created_by":"demo",\
            "available_from":"2026-01-01","listing_level":"featured","import":{"propertyfinder":{"id":"x-1"}}}""";

    @Test
    void propertyHasTheMembersOfTheContract() {
        assertEquals(RENT_JSON, JsonConfiguration.jsonb().toJson(RENT));
    }

    @Test
    void expandedUserIsAnObject() {
        var users = new ExpandedObjects.OfRelation(false, Map.of(7L, new ExpandedObject("{\"id\":7,\"a\":{}}")));
        var expand = PropertyView.REFERENCES.expand();
        assertEquals(
                RENT_JSON.replace("{\"id\":7}", "{\"id\":7,\"a\":{}}"),
                JsonConfiguration.jsonb().toJson(expand.apply(RENT, new ExpandedObjects(Map.of("user", users)))));
        assertEquals(RENT, expand.apply(RENT, ExpandedObjects.NONE));
    }

    @Test
    void missingNumbersAreNullAndMissingPricesAreAbsent() {
        var view = new PropertyView(
                1,
                "pf-flex",
                "available",
                new PropertyView.Type(0, "", ""),
                new PropertyView.Location("", "", "", "", "", null, null),
                new PropertyView.Price("sale", 1, true, null),
                null,
                null,
                null,
                array("[]"),
                array("[]"),
                ExpandableReference.to(7),
                TIME,
                TIME,
                false,
                array("[]"),
                "",
                "",
                "",
                new PropertyView.Imported(new PropertyView.Portal("")));
        assertEquals("""
                {"id":1,"reference":"pf-flex","status":"available","type":{"id":0,"name":"","category":""},\
                "location":{"id":"","city":"","community":"","sub_community":"","tower":"","latitude":null,\
                "longitude":null},"price":{"offering_type":"sale","value":1,"on_request":true},"size":null,\
                "bedrooms":null,"bathrooms":null,"languages":[],"images":[],"user":{"id":7},\
                "created_at":"2020-01-02T03:04:05Z","updated_at":"2020-01-02T03:04:05Z","furnished":false,\
                "amenities":[],"created_by":"","available_from":"","listing_level":"",\
                "import":{"propertyfinder":{"id":""}}}""", JsonConfiguration.jsonb().toJson(view));
    }

    private static JsonArray array(String json) {
        return JsonReaders.array(json.replace('\'', '"'));
    }
}
