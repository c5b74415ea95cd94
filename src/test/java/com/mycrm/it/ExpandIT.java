package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
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
    void unknownRelationIsAWarning() {
        var answer = api.get("/whatsapp-leads/1", Api.EXPAND, "user,agent");
        assertEquals(
                List.of("X-MyCRM-Expand-Data: 'agent' is unknown and was ignored; there are property, user"),
                answer.all("x-mycrm-api-warning"));
        assertEquals(expanded("user"), answer.json().getJsonObject("whatsapp"));
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
    void expandedListTakesFourStatementsWhateverItsSize() throws SQLException {
        Assumptions.assumeTrue(TestDatabase.isServer());
        var url = TestDatabase.url();
        try (var database = DriverManager.getConnection(url, TestDatabase.NAME, TestDatabase.NAME)) {
            // One each for the generations, the page with its count, users and properties. The least of some attempts,
            // because the service reads rights and polls for jobs now and then.
            for (var size : List.of(10, 100)) {
                var path = "/whatsapp-leads?per_page=" + size;
                var cost = Stream.generate(() -> statements(database, path))
                        .limit(12)
                        .min(Long::compare);
                assertEquals(4L, cost.orElseThrow(), size + " expanded leads");
            }
        }
    }

    /**
     * The statements of a request after a change of users and properties, so that no expanded object is in the cache.
     */
    private long statements(Connection database, String path) {
        Sql.update("UPDATE change_counts SET changes = changes + 1 WHERE slot = 0");
        var before = selects(database);
        assertTrue(Leads.items(api.json(path, Api.EXPAND, "true")).size() > 1);
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
