package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mycrm.leads.ExpectedExtras;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Contract, section 2.4: full objects in place of references. */
class ExpandIT {

    private final Api api = TestServer.api();

    @Test
    void expandedLeadHasItsUserAndAnArrayWithItsProperty() {
        var user = api.json("/users/1").getJsonObject("user");
        var property = api.json("/properties/1").getJsonObject("property");
        var plain = api.json("/whatsapp-leads/1").getJsonObject("whatsapp");
        for (var value : List.of("true", "1", "YES", "all", "*", "user,property", "Property , USER")) {
            var lead = api.json("/whatsapp-leads/1", Api.EXPAND, value).getJsonObject("whatsapp");
            assertEquals(
                    expected(
                            plain, user, Json.createArrayBuilder().add(property).build()),
                    lead,
                    value);
        }
        assertEquals(expected(plain, user, plain.get("property")), expanded("user"));
        assertEquals(
                expected(
                        plain,
                        plain.get("user"),
                        Json.createArrayBuilder().add(property).build()),
                expanded("property"));
        for (var value : List.of("false", "0", "no", "")) {
            assertEquals(plain, expanded(value), value);
        }
    }

    @Test
    void listExpandsAllLeads() {
        var users = objects("/users", "users");
        var properties = objects("/properties", "properties");
        var plain = Leads.items(api.json("/whatsapp-leads?per_page=500"));
        var full = Leads.items(api.json("/whatsapp-leads?per_page=500", Api.EXPAND, "true"));
        assertEquals(
                plain.stream()
                        .map(lead -> expected(
                                lead,
                                users.get(Leads.user(lead)),
                                Leads.property(lead) == 0
                                        ? JsonValue.EMPTY_JSON_ARRAY
                                        : Json.createArrayBuilder()
                                                .add(properties.get(Leads.property(lead)))
                                                .build()))
                        .toList(),
                full);
        assertTrue(full.stream().anyMatch(lead -> lead.getJsonArray("property").isEmpty()));
    }

    @Test
    void pageThatWouldFillTheHeapIsRefused() {
        var text = "{\"code\": \"en\", \"description\": \"" + "x".repeat(90_000) + "\"}";
        var image = "\"" + "x".repeat(2_000) + "\"";
        var body = "{\"user\": {\"id\": 1}, \"languages\": [" + text + "," + text + "], \"images\": ["
                + String.join(",", Collections.nCopies(32, image)) + "]}";
        var property = api.write("PUT", "/properties/by-reference/EXPAND-LARGE", body)
                .expect(201)
                .location();
        var leads = IntStream.range(0, 110)
                .mapToObj(n -> api.write(
                                "POST",
                                "/whatsapp-leads",
                                Leads.body("+9715000" + n, "property", Long.toString(property)))
                        .expect(201)
                        .location())
                .toList();
        try {
            var path = "/whatsapp-leads?per_page=500&filters[property]=" + property;
            api.get(path, Api.EXPAND, "property")
                    .isBadRequest(
                            "/whatsapp-leads",
                            "per_page",
                            "asks for more than one answer can hold: ask for fewer objects (of events by limit), or expand none");
            api.get(path, Api.EXPAND, "property", "Accept", "application/xml").expect(400);
            assertEquals(110, Leads.items(api.json(path)).size());
        } finally {
            leads.forEach(lead -> Leads.delete(api, lead));
            api.write("DELETE", "/properties/" + property, null).expect(204);
        }
    }

    @Test
    void unknownRelationIsAWarning() {
        var answer = api.get("/whatsapp-leads/1", Api.EXPAND, "user,agent");
        assertEquals(
                List.of("X-MyCRM-Expand-Data: 'agent' is unknown and was ignored; there are extras, property, user"),
                answer.all("x-mycrm-api-warning"));
        assertEquals(expanded("user"), answer.json().getJsonObject("whatsapp"));
    }

    @Test
    void extrasAreShownWhereTheyAreNamed() {
        var made = api.write("POST", "/whatsapp-leads", """
                {"phone": "0509990077", "customer": {"name": "Zoë", "username": "zoe"}, "external_id": "extras",
                 "referral": {"source_id": "1"}}""", Api.EXPAND, "extras,user");
        Leads.deleting(api, made, id -> {
            var path = "/whatsapp-leads/" + id;
            var plain = api.json(path).getJsonObject("whatsapp");
            var extras = ExpectedExtras.with("""
                    {"customer": {"name": "Zoë", "username": "zoe"}, "external_id": "extras"}""");
            var full = Json.createObjectBuilder(plain);
            extras.forEach(full::add);
            var expected = full.build();
            assertEquals(expected, api.json(path, Api.EXPAND, "Extras").getJsonObject("whatsapp"));
            assertEquals(
                    List.of(expected),
                    Leads.items(api.json("/whatsapp-leads?filters[id]=" + id, Api.EXPAND, "extras")));
            var user = api.json("/users/1").getJsonObject("user");
            assertEquals(expected(expected, user, JsonValue.NULL), made.json().getJsonObject("whatsapp"));
            assertEquals(List.of("referral is read-only and was ignored"), made.all("x-mycrm-api-warning"));
            for (var all : List.of("true", "all", "1", "yes", "*")) {
                assertEquals(
                        plain.keySet(),
                        api.json(path, Api.EXPAND, all)
                                .getJsonObject("whatsapp")
                                .keySet());
            }
        });
    }

    @Test
    void extrasThatWereReadAreWrittenBack() {
        var made = api.write("POST", "/whatsapp-leads", """
                {"phone": "0509990078", "whatsapp_username": "zoe", "customer": "Zoë", "external_id": "extras"}""");
        Leads.deleting(api, made, id -> {
            var path = "/whatsapp-leads/" + id;
            var before = api.get(path, Api.EXPAND, "extras").expect(200);
            for (var method : List.of("PUT", "PATCH")) {
                for (var body : List.of(before.body(), api.get(path).body())) {
                    assertEquals(
                            before.json(),
                            api.write(method, path, body, Api.EXPAND, "extras")
                                    .expect(200)
                                    .json(),
                            method + body);
                }
            }
            assertEquals("\"1\"", api.get(path).header("etag"));
            var patched = api.write("PATCH", path, """
                    [{"op": "test", "path": "/customer/username", "value": "zoe"},
                     {"op": "remove", "path": "/external_id"},
                     {"op": "replace", "path": "/customer/name", "value": "Eva"}]""").expect(200);
            assertEquals(api.get(path).body(), patched.body());
            var lead = api.json(path, Api.EXPAND, "extras").getJsonObject("whatsapp");
            assertEquals(
                    "{\"name\":\"Eva\",\"username\":\"zoe\"}",
                    lead.get("customer").toString());
            assertEquals(JsonValue.NULL, lead.get("external_id"));
            assertEquals(List.of("customer.name Zoë Eva", "external_id extras null"), Leads.changes(api, id));
        });
    }

    @Test
    void etagOfALeadWithExtrasChangesWithItsConversation() {
        WhatsApp.with(api, whatsApp -> {
            whatsApp.text(whatsApp.id("a"), whatsApp.phone(1), WhatsApp.SENT, "Hi");
            var path = "/whatsapp-leads/" + Leads.id(whatsApp.lead());
            var list = "/whatsapp-leads?sort=id&sort_order=desc&per_page=1";
            var plain = api.get(path);
            var extras = Map.of(
                    path, api.get(path, Api.EXPAND, "extras").header("etag"),
                    list, api.get(list, Api.EXPAND, "extras").header("etag"));
            extras.forEach((address, etag) -> {
                assertNotEquals(api.get(address).header("etag"), etag);
                api.get(address, Api.EXPAND, "extras", "If-None-Match", etag).expect(304);
            });
            assertEquals("Accept, Accept-Encoding, X-MyCRM-Expand-Data", plain.header("vary"));
            whatsApp.text(whatsApp.id("b"), whatsApp.phone(1), WhatsApp.SENT + 60, "Are you there?");
            api.get(path, "If-None-Match", plain.header("etag")).expect(304);
            extras.forEach((address, etag) -> assertTrue(api.get(address, Api.EXPAND, "extras", "If-None-Match", etag)
                    .expect(200)
                    .body()
                    .contains("\"last_message_at\":\"2023-11-14T22:14:20Z\"")));
        });
    }

    @Test
    void etagOfAnExpandedLeadChangesWithItsUser() {
        new Accounts(api)
                .withUser(
                        "etag",
                        user -> withLead(
                                "\"user\": " + user,
                                lead -> assertEtagsFollow(
                                        "user",
                                        lead,
                                        () -> change("/users/" + user, "{\"last_name\": \"Changed\"}"),
                                        "\"Changed\"")));
    }

    @Test
    void etagOfAnExpandedLeadChangesWithItsProperty() {
        var property = api.write("POST", "/properties", """
                        {"reference": "etag-1", "price": {"offering_type": "sale", "value": 1},
                         "languages": [{"code": "en"}], "user": 1}""").expect(201).header("location");
        try {
            withLead(
                    "\"property_reference\": \"etag-1\"",
                    lead -> assertEtagsFollow(
                            "property", lead, () -> change(property, "{\"size\": 471100}"), "471100"));
        } finally {
            api.write("DELETE", property, null).expect(204);
        }
    }

    /**
     * Reads a lead, its list and the first page of all leads, each plain and expanded, before and after a change of the
     * object that the lead refers to.
     *
     * @param changed what answers with this relation show after the change and did not show before
     */
    private void assertEtagsFollow(String relation, long lead, Runnable change, String changed) {
        var single = "/whatsapp-leads/" + lead;
        var paths =
                List.of(single, "/whatsapp-leads?filters[id]=" + lead, "/whatsapp-leads?sort_order=desc&per_page=3");
        var other = relation.equals("user") ? "property" : "user";
        var tags = new HashMap<String, String>();
        for (var path : paths) {
            for (var expand : List.of("no", relation, other, "all")) {
                tags.put(
                        path + expand,
                        api.get(path, Api.EXPAND, expand).expect(200).header("etag"));
            }
        }
        change.run();
        for (var path : paths) {
            for (var expand : List.of(relation, "all")) {
                var answer = api.get(path, Api.EXPAND, expand, "If-None-Match", tags.get(path + expand))
                        .expect(200);
                assertTrue(answer.body().contains(changed), answer::body);
            }
            for (var expand : List.of("no", other)) {
                api.get(path, Api.EXPAND, expand, "If-None-Match", tags.get(path + expand))
                        .expect(304);
            }
        }
    }

    private void change(String path, String patch) {
        api.write("PATCH", path, patch).expect(200);
    }

    private void withLead(String member, LongConsumer test) {
        var made = api.write("POST", "/whatsapp-leads", "{\"phone\": \"0509990030\", " + member + "}");
        Leads.deleting(api, made, test::accept);
    }

    /** MariaDB counts statements; H2 runs inside the service and does not. */
    @Test
    void expandedListTakesAFixedNumberOfStatements() throws SQLException {
        Assumptions.assumeTrue(TestDatabase.isServer());
        var url = TestDatabase.url();
        try (var database = DriverManager.getConnection(url, TestDatabase.NAME, TestDatabase.NAME)) {
            // One each for the generations, the page with its count, users and properties; then one each for referral,
            // channel and last message. The least of some attempts, because the service reads rights and polls for jobs
            // now and then.
            for (var size : List.of(10, 100)) {
                var path = "/whatsapp-leads?per_page=" + size;
                Map.of("true", 4L, "true,extras", 7L).forEach((expand, expected) -> {
                    var cost = Stream.generate(() -> statements(database, path, expand))
                            .limit(12)
                            .min(Long::compare);
                    assertEquals(expected, cost.orElseThrow(), size + " expanded leads");
                });
            }
        }
    }

    /**
     * The statements of a request after a change of users and properties, so that no expanded object is in the cache.
     */
    private long statements(Connection database, String path, String expand) {
        Sql.update("UPDATE change_counts SET changes = changes + 1 WHERE slot = 0");
        var before = selects(database);
        assertTrue(Leads.items(api.json(path, Api.EXPAND, expand)).size() > 1);
        return selects(database) - before;
    }

    private static long selects(Connection database) {
        try (var statement = database.createStatement();
                var row = statement.executeQuery("SHOW GLOBAL STATUS LIKE 'Com_select'")) {
            row.next();
            return row.getLong(2);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonObject expanded(String value) {
        return api.json("/whatsapp-leads/1", Api.EXPAND, value).getJsonObject("whatsapp");
    }

    private Map<Long, JsonObject> objects(String path, String key) {
        return api.json(path).getJsonArray(key).getValuesAs(JsonObject.class).stream()
                .collect(Collectors.toMap(Leads::id, object -> object));
    }

    private static JsonObject expected(JsonObject lead, JsonValue user, JsonValue property) {
        return Json.createObjectBuilder(lead)
                .add("user", user)
                .add("property", property)
                .build();
    }
}
