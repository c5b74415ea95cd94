package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Contract, section 2.4: full objects in place of references. */
class ExpandIT {

    private final Api api = TestServer.api();

    @Test
    void aLeadShowsItsFullUserAndItsPropertyAsAnArray() {
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
    void everyLeadOfAListIsExpanded() {
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
    void anUnknownNameIsAWarning() {
        var answer = api.get("/whatsapp-leads/1", Api.EXPAND, "user,agent");
        assertEquals(
                List.of("X-MyCRM-Expand-Data: 'agent' is unknown and was ignored; there are property, user"),
                answer.all("x-mycrm-api-warning"));
        assertEquals(expanded("user"), answer.json().getJsonObject("whatsapp"));
    }

    /** Shown by the database's own count of statements; on MariaDB, because H2 runs inside the service. */
    @Test
    void expansionCostsAFixedNumberOfQueries() throws SQLException {
        Assumptions.assumeTrue(TestDatabase.isServer());
        var url = TestDatabase.url();
        try (var database = DriverManager.getConnection(url, TestDatabase.NAME, TestDatabase.NAME)) {
            // One each for what has changed, the page with its count, users and properties; the best of some, because
            // the service asks now and then for the caller's rights and for imports.
            for (var size : List.of(10, 100)) {
                var path = "/whatsapp-leads?per_page=" + size;
                var cost = Stream.generate(() -> statements(database, path))
                        .limit(12)
                        .min(Long::compare);
                assertEquals(4L, cost.orElseThrow(), size + " expanded leads");
            }
        }
    }

    /** Of a request that finds nothing remembered, because users and properties have changed. */
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
