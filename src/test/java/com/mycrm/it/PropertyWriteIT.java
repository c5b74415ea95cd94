package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Properties: created, changed, replaced and deleted. */
class PropertyWriteIT {

    private static final String WHOLE = """
            {"reference": "%s", "status": "sold", "type": {"id": 2, "name": "Villa", "category": "residential"},
             "location": {"city": "Dubai", "community": "Business Bay", "sub_community": "Executive Towers",
                          "tower": "Tower B", "latitude": 25.189512, "longitude": -55.2738},
             "price": {"offering_type": "rent", "value": 120000, "on_request": false,
                       "prices": [{"period": "month", "value": 10000}, {"period": "year", "value": 120000}]},
             "size": 240, "bedrooms": 3, "bathrooms": 2,
             "languages": [{"code": "en", "lang": "en", "title": "Bright villa", "description": "Two\\nlines"},
                           {"code": "ar", "lang": "ar", "title": "شقة", "description": ""}],
             "images": [{"thumb": {"link": "https://example.com/1s.jpg"}, "medium": {"link":
                         "https://example.com/1m.jpg"}, "full": {"link": "https://example.com/1.jpg"}}],
             "user": {"id": 1}, "furnished": true, "amenities": [{"id": 17, "name": "private pool"}],
             "available_from": "2026-09-01", "listing_level": "featured",
             "import": {"propertyfinder": {"id": "x-4711"}}}""";

    private static final String LEAST = """
            {"reference": "%s", "price": {"offering_type": "sale", "value": 0},
             "languages": [{"code": "fr", "title": null}], "user": 3}""";

    /** The property that {@link #LEAST} makes, without its reference. */
    private static final String DEFAULTS = """
            {"status": "available", "type": {"id": 1, "name": "apartment", "category": "residential"},
             "location": {"id": "", "city": "", "community": "", "sub_community": "", "tower": "",
                          "latitude": null, "longitude": null},
             "price": {"offering_type": "sale", "value": 0, "on_request": true}, "size": null, "bedrooms": null,
             "bathrooms": null, "languages": [{"code": "fr", "lang": "fr", "title": "", "description": ""}],
             "images": [], "user": {"id": 3}, "furnished": false, "amenities": [], "available_from": "",
             "listing_level": "standard", "import": {"propertyfinder": {"id": ""}}}""";

    private static final String STATUSES = "draft, available, rented, under offer, reserved, sold, inactive";

    private final Api api = TestServer.api();

    @Test
    void newPropertyKeepsAllFields() {
        withProperty(WHOLE, "Whole-1", path -> {
            var read = api.get(path);
            assertEquals(located(WHOLE.formatted("Whole-1")), written(read));
            assertEquals(
                    read.json().getJsonObject("property"),
                    api.json("/properties?filters[reference]=WHOLE-1")
                            .getJsonArray("properties")
                            .getJsonObject(0));
        });
    }

    @Test
    void newPropertyHasDefaults() {
        var made = api.write("POST", "/properties", "{\"property\": " + LEAST.formatted(" Least-1 ") + "}");
        var id = made.expect(201).location();
        try {
            assertEquals("/properties/" + id, made.header("location"));
            assertEquals(List.of(), made.all("x-mycrm-api-warning"));
            assertEquals(with(Answer.json(DEFAULTS), "{\"reference\": \"Least-1\"}"), written(made));
            assertSame(made, api.get("/properties/" + id));
        } finally {
            api.write("DELETE", "/properties/" + id, null).expect(204);
        }
        api.get("/properties/" + id)
                .isProblem(404, "Not Found", "The property " + id + " does not exist.", "/properties/" + id);
    }

    @Test
    void faultyPropertyIsRefusedWithAllFaults() {
        api.write("POST", "/properties", "{\"reference\": \"PF-FLEX\", \"user\": 4711, \"location\": {\"id\": 4711}}")
                .isUnprocessable(
                        "/properties",
                        "/reference",
                        "is the reference of another property",
                        "/user",
                        "names no user",
                        "/location/id",
                        "is the id of no location");
        api.write("POST", "/properties", """
                        {"property": {"reference": {}, "status": "gone",
                          "type": {"id": 99}, "location": {"latitude": 90.1, "longitude": "east"},
                          "price": {"offering_type": "lease", "value": -1, "prices": [{"period": "month",
                           "value": 1.5}, 5]},
                          "size": "large", "bedrooms": 1.5, "languages": [{"title": "x"}, "en", {"code": "en",
                           "title": []}],
                          "images": "none", "user": {"id": 0}, "furnished": "maybe", "amenities": [99],
                          "available_from": "soon", "listing_level": [], "import": []}}""")
                .isUnprocessable(
                        "/properties",
                        "/property/reference",
                        "takes text of at most 100 characters",
                        "/property/status",
                        "takes one of " + STATUSES,
                        "/property/location/latitude",
                        "takes a number from -90 to 90",
                        "/property/location/longitude",
                        "takes a number from -180 to 180",
                        "/property/price/offering_type",
                        "takes one of rent, sale",
                        "/property/price/value",
                        "takes a whole number from 0 to 1000000000000000",
                        "/property/price/prices/0/value",
                        "takes a whole number from 0 to 1000000000000000",
                        "/property/price/prices/1",
                        "takes an object",
                        "/property/size",
                        "takes a whole number from 0 to 2147483647",
                        "/property/bedrooms",
                        "takes a whole number from 0 to 2147483647",
                        "/property/languages/1",
                        "takes an object",
                        "/property/languages/0/code",
                        "is missing",
                        "/property/languages/2/title",
                        "takes text of at most 500 characters",
                        "/property/images",
                        "takes an array of at most 1000 elements",
                        "/property/user/id",
                        "takes an id, alone or as {\"id\": 1}",
                        "/property/furnished",
                        "takes true or false",
                        "/property/amenities/0",
                        "is the number of no amenity",
                        "/property/available_from",
                        "takes a day, YYYY-MM-DD",
                        "/property/listing_level",
                        "takes text of at most 40 characters",
                        "/property/import",
                        "takes an object",
                        "/property/type/id",
                        "is the number of no type");
        assertEquals(400, api.write("POST", "/properties", "{").status());
        assertEquals(60, api.json("/properties").getInt("count"));
    }

    @Test
    void patchMergesObjectsAndReplacesArrays() {
        withProperty(WHOLE, "patched-1", path -> {
            var read = api.get(path).json().getJsonObject("property");
            var patch = """
                    {"status": "reserved", "type": {"category": "commercial"}, "location": {"tower": "",
                     "latitude": 1.5},
                     "price": {"value": 130000, "prices": [{"period": "year", "value": 130000}]}, "bedrooms": null,
                     "languages": [{"code": "fr", "lang": "fr", "title": "Villa", "description": "x"}],
                     "images": []}""";
            var patched = api.write("PATCH", path, patch, "Content-Type", "application/merge-patch+json");
            // RFC 7396 removes a null; here null is a value
            var expected = with(read, patch.replace("\"bedrooms\": null,", ""));
            var id = patched.expect(200)
                    .json()
                    .getJsonObject("property")
                    .getJsonObject("location")
                    .get("id");
            assertNotEquals(read.getJsonObject("location").get("id"), id);
            assertProperty(
                    Json.createObjectBuilder(with(expected, "{\"location\": {\"id\": " + id + "}}"))
                            .addNull("bedrooms")
                            .build(),
                    patched);
            assertSame(patched, api.get(path));

            var emptied = api.write(
                    "PATCH",
                    path,
                    "{\"property\": {\"type\": null, \"location\": null, \"price\": {\"prices\": null}}}");
            assertEquals(
                    Answer.json(DEFAULTS).get("location"),
                    emptied.expect(200).json().getJsonObject("property").get("location"));
            assertEquals(
                    Answer.json("{\"type\": {\"id\": 1, \"name\": \"apartment\", \"category\": \"residential\"},"
                            + " \"price\": {\"offering_type\": \"rent\", \"value\": 130000, \"on_request\": false,"
                            + " \"prices\": [{\"period\": \"year\", \"value\": 130000}]}}"),
                    only(emptied.json().getJsonObject("property"), "type", "price"));
            api.write(
                            "PATCH",
                            path,
                            "{\"reference\": null, \"status\": null, \"price\": null,"
                                    + " \"languages\": null, \"user\": null}")
                    .isUnprocessable(
                            path,
                            "/reference",
                            "cannot be null",
                            "/status",
                            "cannot be null",
                            "/price/offering_type",
                            "cannot be null",
                            "/languages",
                            "cannot be null",
                            "/user",
                            "cannot be null");
            assertSame(emptied, api.get(path));
        });
    }

    @Test
    void putReplacesTheProperty() {
        withProperty(WHOLE, "replaced-1", path -> {
            var put = api.write("PUT", path, LEAST.formatted("replaced-2"));
            assertEquals(with(Answer.json(DEFAULTS), "{\"reference\": \"replaced-2\"}"), written(put.expect(200)));
            assertSame(put, api.get(path));
            var empty = api.write("PUT", path, "{}").expect(200);
            assertEquals(with(Answer.json(DEFAULTS), """
                            {"reference": "replaced-2", "languages": [{"code": "en", "lang": "en",
                             "title": "Apartment for sale", "description": ""}]}"""), written(empty));
        });
    }

    @Test
    void propertyIsMadeOfNothing() {
        var made = api.write("POST", "/properties", "{}").expect(201);
        try {
            var property = made.json().getJsonObject("property");
            var reference = property.getString("reference");
            assertTrue(reference.matches("P-[0-9A-Z]{10}"), reference);
            assertEquals("key:demo", property.getString("created_by"));
            assertEquals(with(Answer.json(DEFAULTS), """
                            {"reference": "%s", "user": {"id": 2}, "languages": [{"code": "en", "lang": "en",
                             "title": "Apartment for sale", "description": ""}]}""".formatted(reference)), written(made));
        } finally {
            api.write("DELETE", made.header("location"), null).expect(204);
        }
    }

    @Test
    void putByReferenceMakesAPropertyOfOneMember() {
        var path = "/properties/by-reference/Small-1";
        var made = api.write("PUT", path, "{\"bedrooms\": 2}").expect(201);
        try {
            assertEquals(with(Answer.json(DEFAULTS), """
                            {"reference": "Small-1", "bedrooms": 2, "user": {"id": 2}, "languages": [{"code": "en",
                             "lang": "en", "title": "2-bedroom apartment for sale", "description": ""}]}"""), written(made));
            assertSame(made, api.write("PUT", path, "{\"bedrooms\": 2}"));
            assertEquals(
                    2,
                    api.write("PUT", path, "")
                            .expect(200)
                            .json()
                            .getJsonObject("property")
                            .getJsonObject("user")
                            .getInt("id"));
            api.write("PUT", "/properties/by-reference/%20", "{}")
                    .isUnprocessable("/properties/by-reference/%20", "/reference", "cannot be null");
        } finally {
            api.write("DELETE", made.header("location"), null).expect(204);
        }
    }

    @Test
    void semicolonIsAPartOfTheReferenceOrRefused() {
        var made = api.write("PUT", "/properties/by-reference/Semi-1", "{}").expect(201);
        try {
            for (var path : List.of("/properties/by-reference/Semi-1;v=2", made.header("location") + ";x")) {
                api.write("PUT", path, "{}")
                        .isProblem(400, "Bad Request", "The path contains a semicolon, which is written %3B.", path);
            }
            var other = api.write("PUT", "/properties/by-reference/Semi-1%3Bv=2", "{}")
                    .expect(201);
            api.write("DELETE", other.header("location"), null).expect(204);
            assertEquals("Semi-1;v=2", other.json().getJsonObject("property").getString("reference"));
        } finally {
            api.write("DELETE", made.header("location"), null).expect(204);
        }
    }

    /** The members, in the form in which programs written for the live API send them. */
    @Test
    void propertyIsWrittenAsProgramsSendIt() {
        var made = api.write("POST", "/properties", """
                        {"property": {"draft": false, "user": 1, "bathrooms": "2", "bedrooms": "3", "size": "1200",
                         "type": 2, "status": "under_offer", "languages": {"en": {"title": "T", "description": "D"}},
                         "location": {"id": "1"},
                         "price": {"offering_type": "rent", "value": null, "default_period": "year", "cheques": 3,
                          "prices": [{"period": "year", "value": 90000}, {"period": null, "value": null}]},
                         "amenities": [1, 20], "images": [{"image": {"token": "x", "order": 1}}]}}""").expect(201);
        var path = made.header("location");
        try {
            var reference = made.json().getJsonObject("property").getString("reference");
            assertEquals(with(Answer.json(DEFAULTS), """
                            {"reference": "%s", "user": {"id": 1}, "bathrooms": 2, "bedrooms": 3, "size": 1200,
                             "type": {"id": 2, "name": "villa"}, "status": "under offer",
                             "languages": [{"code": "en", "lang": "en", "title": "T", "description": "D"}],
                             "location": {"id": "1", "city": "Dubai", "community": "Dubai Marina",
                              "sub_community": "Marina Promenade", "tower": "Paloma Tower"},
                             "price": {"offering_type": "rent", "value": 90000, "on_request": false,
                              "prices": [{"period": "year", "value": 90000}]},
                             "amenities": [{"id": 1, "name": "balcony"}, {"id": 20, "name": "shared pool"}]}
                            """.formatted(reference)), written(made));
            assertEquals(
                    List.of(
                            "property/draft is unknown and was ignored",
                            "property/price/default_period is unknown and was ignored",
                            "property/price/cheques is unknown and was ignored",
                            "property/images/0/image is unknown and was ignored"),
                    made.all("x-mycrm-api-warning"));
            var level = api.write("PATCH", path, "{\"listing_level\": {\"listing_level\": \"premium\"}}");
            assertProperty(with(made.json().getJsonObject("property"), "{\"listing_level\": \"premium\"}"), level);
            var moved = api.write("PATCH", path, "{\"location\": {\"id\": 16}}");
            assertEquals(
                    Answer.json("""
                            {"id": "16", "city": "Ghent", "community": "Dampoort", "sub_community": "", "tower": "",
                             "latitude": null, "longitude": null}"""),
                    moved.expect(200).json().getJsonObject("property").getJsonObject("location"));
        } finally {
            api.write("DELETE", path, null).expect(204);
        }
    }

    /** A change in the live API's form, of each member that has more than one form. */
    @Test
    void operationsTakeTheFormsOfProperties() {
        withProperty(WHOLE, "operated-1", path -> {
            var read = api.json(path).getJsonObject("property");
            var changed = api.write("PATCH", path, """
                    {"operations": [
                      {"op": "replace", "path": "/listing_level", "value": {"listing_level": "premium", "renewal": 0}},
                      {"op": "replace", "path": "/location", "value": {"id": "16"}},
                      {"op": "replace", "path": "/type", "value": 11},
                      {"op": "replace", "path": "/status", "value": "under_offer"},
                      {"op": "replace", "path": "/price/value", "value": 5},
                      {"op": "replace", "path": "/languages", "value": {"fr": {"title": "Bureau"}}},
                      {"op": "add", "path": "/amenities/-", "value": {"id": 1}}]}""");
            assertMoved(with(read, """
                            {"listing_level": "premium", "status": "under offer", "price": {"value": 5},
                             "type": {"id": 11, "name": "office", "category": "commercial"},
                             "location": {"id": "16", "city": "Ghent", "community": "Dampoort", "sub_community": "",
                              "tower": ""},
                             "languages": [{"code": "fr", "lang": "fr", "title": "Bureau", "description": ""}],
                             "amenities": [{"id": 17, "name": "private pool"}, {"id": 1, "name": "balcony"}]}"""), changed);
            var moved = api.write(
                    "PATCH",
                    path,
                    "{\"operations\": [{\"op\": \"replace\", \"path\": \"/location/id\", \"value\": \"2\"}]}");
            assertEquals(
                    "Business Bay",
                    moved.expect(200)
                            .json()
                            .getJsonObject("property")
                            .getJsonObject("location")
                            .getString("community"));
        });
    }

    @Test
    void whatWasReadIsWrittenBackWhole() {
        withProperty(WHOLE, "back-1", path -> {
            for (var expand : List.of("no", "user")) {
                var read = api.get(path, Api.EXPAND, expand);
                for (var method : List.of("PATCH", "PUT")) {
                    var sent = api.write(method, path, read.body(), Api.EXPAND, expand);
                    assertEquals(read.body(), sent.expect(200).body());
                }
            }
            var property = api.json(path).getJsonObject("property");
            var changed = api.write(
                    "PUT",
                    path,
                    with(property, "{\"size\": 99, \"location\": {\"tower\": \"\"}}")
                            .toString());
            assertEquals(
                    "99 ",
                    changed.expect(200).json().getJsonObject("property").getInt("size") + " "
                            + changed.json()
                                    .getJsonObject("property")
                                    .getJsonObject("location")
                                    .getString("tower"));
        });
    }

    @Test
    void patchWithoutEffectChangesNothing() {
        withProperty(WHOLE, "same-1", path -> {
            Sql.update("UPDATE properties SET updated_at = updated_at - 60 WHERE reference_key = 'same-1'");
            var read = api.get(path);
            var list = api.get("/properties").header("etag");
            var sent = api.write("PATCH", path, read.body());
            assertSame(read, sent);
            assertEquals(
                    List.of(
                            "property/id is read-only and was ignored",
                            "property/created_by is read-only and was ignored",
                            "property/created_at is read-only and was ignored",
                            "property/updated_at is read-only and was ignored"),
                    sent.all("x-mycrm-api-warning"));
            assertSame(read, api.write("PUT", path, WHOLE.formatted("same-1")));
            assertEquals(304, api.get("/properties", "If-None-Match", list).status());
            assertEquals(
                    List.of("languages/0/text is unknown and was ignored"),
                    api.write("PATCH", path, "{\"size\": 241, \"languages\": [{\"code\": \"en\", \"text\": \"x\"}]}")
                            .expect(200)
                            .all("x-mycrm-api-warning"));
            assertEquals(200, api.get("/properties", "If-None-Match", list).status());
            assertNotEquals(
                    read.json().getJsonObject("property").get("updated_at"),
                    api.json(path).getJsonObject("property").get("updated_at"));
        });
    }

    @Test
    void etagOfAPropertyAnswers304And412() {
        withProperty(LEAST, "condition-1", path -> {
            var first = api.get(path).header("etag");
            assertEquals(304, api.get(path, "If-None-Match", first).status());
            var second = api.write("PATCH", path, "{\"size\": 1}", "If-Match", first)
                    .expect(200)
                    .header("etag");
            assertEquals(200, api.get(path, "If-None-Match", first).status());
            for (var method : List.of("PATCH", "PUT", "DELETE")) {
                api.write(method, path, "{}", "If-Match", first)
                        .isProblem(
                                412,
                                "Precondition Failed",
                                "It has changed since the ETag in If-Match; read it again.",
                                path);
            }
            assertEquals(second, api.get(path).header("etag"));
            api.write("PUT", "/properties/by-reference/none-1", LEAST.formatted("none-1"), "If-Match", second)
                    .expect(412);
        });
    }

    @Test
    void putByReferenceCreatesAndReplaces() {
        var path = "/properties/by-reference/Put/1";
        var made = api.write("PUT", path, LEAST.formatted("x").replace("\"reference\": \"x\",", ""));
        var id = made.expect(201).location();
        try {
            assertEquals(with(Answer.json(DEFAULTS), "{\"reference\": \"Put/1\"}"), written(made));
            assertSame(made, api.get("/properties/" + id));
            var again = api.write(
                    "PUT", "/properties/by-reference/PUT/1", "{\"property\": " + WHOLE.formatted("put/1") + "}");
            assertEquals(located(WHOLE.formatted("put/1")), written(again.expect(200)));
            assertSame(again, api.get("/properties/" + id));
            api.write("PUT", path, LEAST.formatted("Put/2"))
                    .isUnprocessable(path, "/reference", "is not the one in the address");
        } finally {
            api.write("DELETE", "/properties/" + id, null).expect(204);
        }
    }

    @Test
    void leadsFollowTheReferenceOfTheirProperty() {
        var lead = "/whatsapp-leads/"
                + api.write(
                                "POST",
                                "/whatsapp-leads",
                                "{\"phone\": \"+32 2 555 01 99\", \"property_reference\": \"Follow-1\"}")
                        .expect(201)
                        .location();
        try {
            withProperty(LEAST, "FOLLOW-1", path -> {
                var id = Long.parseLong(path.replaceFirst(".*/", ""));
                var named = api.json(lead).getJsonObject("whatsapp");
                assertEquals(id, Leads.property(named));
                assertEquals("FOLLOW-1", named.getString("property_reference"));
                api.write("PATCH", path, "{\"reference\": \"follow-2\"}").expect(200);
                assertEquals(
                        "follow-2", api.json(lead).getJsonObject("whatsapp").getString("property_reference"));

                var read = api.get(path).json().getJsonObject("property");
                var kept = api.write("DELETE", path, null);
                assertProperty(with(read, "{\"status\": \"inactive\"}"), kept);
                assertEquals(
                        List.of("the property " + id + " is referred to, and was deactivated instead of deleted"),
                        kept.all("x-mycrm-api-warning"));
                assertSame(kept, api.get(path));
                api.write("DELETE", lead, null).expect(204);
            });
        } finally {
            api.write("DELETE", lead, null);
        }
    }

    @Test
    void writeOfAnUnknownPropertyIs404() {
        for (var id : List.of("0", "4711", "x")) {
            for (var method : List.of("PATCH", "PUT", "DELETE")) {
                api.write(method, "/properties/" + id, "{}")
                        .isProblem(404, "Not Found", "The property " + id + " does not exist.", "/properties/" + id);
            }
        }
    }

    private void withProperty(String body, String reference, Consumer<String> test) {
        var path = "/properties/"
                + api.write("POST", "/properties", body.formatted(reference))
                        .expect(201)
                        .location();
        try {
            test.accept(path);
        } finally {
            api.write("DELETE", path, null).expect(204);
        }
    }

    /** The property without the members that only the service writes. */
    private static JsonObject written(Answer answer) {
        return Json.createObjectBuilder(answer.json().getJsonObject("property"))
                .remove("id")
                .remove("created_by")
                .remove("created_at")
                .remove("updated_at")
                .build();
    }

    /** The property with the id of its location, which the sample data have. */
    private static JsonObject located(String property) {
        return with(Answer.json(property), "{\"location\": {\"id\": \"2\"}}");
    }

    private static JsonObject only(JsonObject object, String... names) {
        var builder = Json.createObjectBuilder();
        Stream.of(names).forEach(name -> builder.add(name, object.get(name)));
        return builder.build();
    }

    private static JsonObject with(JsonObject property, String patch) {
        return Json.createMergePatch(Answer.json(patch)).apply(property).asJsonObject();
    }

    /** Compares all but the time of the change. */
    private static void assertProperty(JsonObject expected, Answer answer) {
        var property = answer.expect(200).json().getJsonObject("property");
        assertEquals(with(expected, "{\"updated_at\": " + property.get("updated_at") + "}"), property);
    }

    /** Compares all but the time of the change; the coordinates must have gone. */
    private static void assertMoved(JsonObject expected, Answer answer) {
        var property = answer.expect(200).json().getJsonObject("property");
        var location = Json.createObjectBuilder(expected.getJsonObject("location"))
                .addNull("latitude")
                .addNull("longitude");
        assertEquals(
                Json.createObjectBuilder(expected)
                        .add("location", location)
                        .add("updated_at", property.get("updated_at"))
                        .build(),
                property);
    }

    private static void assertSame(Answer one, Answer other) {
        assertEquals(one.body(), other.expect(200).body());
        assertEquals(one.header("etag"), other.header("etag"));
    }
}
