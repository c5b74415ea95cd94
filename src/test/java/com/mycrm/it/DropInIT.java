package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What programs that were written for the live API send and read, in their own ways: a synchronization that reads the
 * three lists in one run, and look-ups that read members unguarded.
 */
class DropInIT {

    private final Api api = TestServer.api();

    /** A list as such a program knows it: its address, the member of its rows, and that of one row. */
    private record Source(String path, String rows, String row) {}

    private static final List<Source> SOURCES = List.of(
            new Source("/whatsapp-leads", "whatsapp", "whatsapp"),
            new Source("/leads", "leads", "lead"),
            new Source("/calltrackings", "call_trackings", "call_tracking"));

    /** Remembers the ids of all lists in one file, as the program does. */
    private final Set<Long> done = new HashSet<>();

    @Test
    void synchronizationImportsEachRowOnceAndTheNewOneOnItsSecondRun() {
        assertEquals(1_500 + 300 + 300, run().size());
        var call = Sister.CALLS.make(api, "+971501119999");
        try {
            assertEquals(List.of(call), run().stream().map(Leads::id).toList());
        } finally {
            Sister.CALLS.delete(api, call);
        }
    }

    private List<JsonObject> run() {
        var token = token();
        var imported = new ArrayList<JsonObject>();
        for (var source : SOURCES) {
            var count = page(token, source, 1).getInt("count");
            for (var number = 1; number <= count / 100 + 1; number++) {
                for (var row :
                        page(token, source, number).getJsonArray(source.rows()).getValuesAs(JsonObject.class)) {
                    if (done.add(Leads.id(row))) {
                        readUnguarded(source, row);
                        imported.add(row);
                    }
                }
            }
        }
        return imported;
    }

    /** The older login, whose clients require 201. */
    private String token() {
        var body = """
                {"grant_type": "password", "username": "demo@example.com", "password": "demo", "domain": "x",
                 "scope": "offline"}""";
        var answer = api.send("POST", "/token", body, "Content-Type", "application/json")
                .expect(201)
                .json();
        assertTrue(answer.getInt("expires_in") >= 2_700);
        return answer.getString("access_token");
    }

    private JsonObject page(String token, Source source, int number) {
        return api.send(
                        "GET",
                        source.path() + "?sort=created&sort_order=DESC&page=" + number,
                        null,
                        "Authorization",
                        "Bearer " + token,
                        "Content-Type",
                        "application/json",
                        Api.EXPAND,
                        "true")
                .expect(200)
                .json();
    }

    /** Each of these fails for null or for another type. */
    private static void readUnguarded(Source source, JsonObject row) {
        row.getString("property_reference").strip();
        row.getJsonObject("user")
                .getJsonObject("public")
                .getString("first_name")
                .strip();
        row.getString("status").strip();
        if (!row.getString("property_reference").isEmpty()) {
            row.getJsonArray("property").size();
        }
        if (source.row().equals("lead")) {
            var preference = row.getJsonArray("preferences").getJsonObject(0);
            preference.getJsonArray("types").getJsonObject(0).getString("name").strip();
            preference
                    .getJsonArray("locations")
                    .getJsonObject(0)
                    .getString("community")
                    .strip();
            preference.getJsonNumber("from_price").longValueExact();
            row.getJsonArray("notes")
                    .forEach(note -> note.asJsonObject().getString("body").strip());
            (row.getString("first_name") + row.getString("last_name") + row.getString("email")).strip();
        }
        if (source.row().equals("call_tracking")) {
            row.getJsonNumber("call_time").intValueExact();
            row.getString("download_url").strip();
            row.getString("call_start").strip();
        }
    }

    @Test
    void leadWithoutAPropertyIsReadLikeOthers() {
        var without =
                Leads.all(api).stream().filter(lead -> lead.isNull("property")).toList();
        assertTrue(without.size() > 10);
        without.forEach(lead -> lead.getString("property_reference").strip());
    }

    @Test
    void idsOfTheThreeListsNeverMeet() {
        var ids = new HashSet<Long>();
        for (var source : SOURCES) {
            var rows = api.json(source.path() + "?per_page=500").getJsonArray(source.rows());
            rows.forEach(row -> assertTrue(ids.add(Leads.id(row.asJsonObject())), row::toString));
        }
        ids.forEach(id -> assertTrue(id > 0 && id <= Integer.MAX_VALUE));
    }

    @Test
    void readersOfALeadFindItsPersonAtTheTop() {
        var answer = api.json("/leads/1000000000");
        for (var member : List.of("first_name", "last_name", "email", "phone")) {
            assertEquals(answer.getJsonObject("lead").getString(member), answer.getString(member));
        }
    }

    /** A portal export: it reads these members of every property without a check. */
    @Test
    void readersOfPropertiesFindEveryMember() {
        var properties =
                api.json("/properties?per_page=500", Api.EXPAND, "user").getJsonArray("properties");
        assertEquals(60, properties.size());
        properties.getValuesAs(JsonObject.class).forEach(DropInIT::readProperty);
    }

    private static void readProperty(JsonObject property) {
        property.getJsonObject("location").getString("id").strip();
        property.getJsonObject("type").getJsonNumber("id").intValueExact();
        property.getJsonObject("user")
                .getJsonObject("public")
                .getString("email")
                .strip();
        property.getJsonObject("import")
                .getJsonObject("propertyfinder")
                .getString("id")
                .strip();
        for (var member : List.of("created_by", "available_from", "listing_level", "status", "reference")) {
            property.getString(member).strip();
        }
        property.getBoolean("furnished");
        property.getJsonArray("amenities").getValuesAs(JsonObject.class).forEach(amenity -> {
            amenity.getJsonNumber("id").intValueExact();
            amenity.getString("name").strip();
        });
        property.getJsonArray("images").getValuesAs(JsonObject.class).forEach(image -> {
            for (var size : List.of("thumb", "medium", "full")) {
                image.getJsonObject(size).getString("link").strip();
            }
        });
        property.getJsonArray("languages")
                .getValuesAs(JsonObject.class)
                .forEach(language -> assertEquals(language.getString("code"), language.getString("lang")));
        var price = property.getJsonObject("price");
        price.getBoolean("on_request");
        assertEquals(price.getString("offering_type").equals("rent"), price.containsKey("prices"));
    }

    /** An import job: it knows a property by its reference and sends what it has, in its own shapes. */
    @Test
    void importJobPutsAPropertyAndReadsItBack() {
        var body = """
                {"property": {"type": 1, "location": {"id": "1"}, "bedrooms": "2", "size": null,
                 "price": {"offering_type": "rent", "value": null, "prices": [{"period": "month", "value": 5000},
                  {"period": "week", "value": null}]},
                 "languages": {"en": {"title": "Flat", "description": null}},
                 "images": [{"thumb": {"link": "https://example.com/t.jpg"}}]}}""";
        var made = api.write("PUT", "/properties/by-reference/DROP-1", body).expect(201);
        try {
            var property = made.json().getJsonObject("property");
            readProperty(Json.createObjectBuilder(property)
                    .add("user", api.json("/users/" + Leads.user(property)).getJsonObject("user"))
                    .build());
            assertEquals("Dubai Marina", property.getJsonObject("location").getString("community"));
            assertEquals(
                    "[{\"period\":\"month\",\"value\":5000}]",
                    property.getJsonObject("price").getJsonArray("prices").toString());
            api.write("PUT", "/properties/by-reference/DROP-1", made.body()).expect(200);
        } finally {
            api.write("DELETE", made.header("location"), null).expect(204);
        }
    }
}
