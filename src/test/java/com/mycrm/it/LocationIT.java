package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The locations of properties, and properties with their user in full. */
class LocationIT {

    private final Api api = TestServer.api();

    @Test
    void locationHasItsMembers() {
        assertEquals(Answer.json("""
                        {"id": "1", "city": "Dubai", "community": "Dubai Marina",
                         "sub_community": "Marina Promenade", "tower": "Paloma Tower"}"""), locations("").get(0));
        var list = api.json("/locations?per_page=1");
        assertEquals(List.of("count", "page", "per_page", "location"), List.copyOf(list.keySet()));
    }

    @Test
    void everyPropertyHasALocationOfTheList() {
        var ids = new HashSet<String>();
        locations("").forEach(location -> ids.add(location.getString("id")));
        for (var property :
                api.json("/properties?per_page=500").getJsonArray("properties").getValuesAs(JsonObject.class)) {
            assertTrue(ids.contains(property.getJsonObject("location").getString("id")));
        }
    }

    @Test
    void listIsFilteredByAPartOfAName() {
        for (var text : List.of("Dubai_Marina", "dubai+MARINA", "bai%20mar")) {
            assertEquals(Set.of("Dubai Marina"), communities(text), text);
        }
        assertEquals(Set.of("Uccle"), communities("fort-jaco"));
        assertEquals(Set.of(), communities("nowhere"));
        assertEquals(Set.of(), communities("%25"));
        assertEquals(
                locations("").size(), locations("filters[string]=&filters[]").size());
        api.get("/locations?filters[city]=x&sort=city")
                .isBadRequest("/locations", "sort", "takes one of id", "filters[city]", "is unknown; there are string");
    }

    @Test
    void pagesHaveTheExactCountAndLinks() {
        var all = locations("sort_order=desc");
        var page = api.get("/locations?sort_order=desc&per_page=5&page=2").expect(200);
        assertEquals(all.size(), page.json().getInt("count"));
        assertEquals(all.subList(5, 10), page.json().getJsonArray("location").getValuesAs(JsonObject.class));
        assertTrue(page.header("link").contains("rel=\"next\""), page.header("link"));
    }

    @Test
    void newLocationIsListedAndChangesTheEtag() {
        var etag = api.get("/locations").header("etag");
        assertEquals(304, api.get("/locations", "If-None-Match", etag).status());
        var made = AtOnce.results(
                6,
                i -> api.write(
                        "POST", "/properties", "{\"location\": {\"city\": \"Liège\", \"tower\": \"Guillemins\"}}"));
        var ids = new HashSet<String>();
        made.forEach(answer -> ids.add(answer.expect(201)
                .json()
                .getJsonObject("property")
                .getJsonObject("location")
                .getString("id")));
        made.forEach(
                answer -> api.write("DELETE", answer.header("location"), null).expect(204));
        assertEquals(1, ids.size());
        assertNotEquals(etag, api.get("/locations").header("etag"));
        assertEquals(
                List.copyOf(ids),
                locations("filters[string]=LIÈGE").stream()
                        .map(location -> location.getString("id"))
                        .toList());
        Sql.update("DELETE FROM locations WHERE tower = 'Guillemins'");
        Sql.update("UPDATE change_counts SET changes = changes + 1 WHERE slot = 0");
    }

    @Test
    void propertiesAreShownWithTheirUser() {
        var user = api.json("/users/1").getJsonObject("user");
        assertTrue(user.containsKey("public"));
        for (var value : List.of("user", "true", "USER,extras")) {
            var property = api.json("/properties/1", Api.EXPAND, value).getJsonObject("property");
            assertEquals(user, property.getJsonObject("user"), value);
        }
        assertEquals(
                Answer.json("{\"id\": 1}"),
                api.json("/properties/1", Api.EXPAND, "no")
                        .getJsonObject("property")
                        .get("user"));
        for (var property : api.json("/properties?per_page=500", Api.EXPAND, "user")
                .getJsonArray("properties")
                .getValuesAs(JsonObject.class)) {
            assertTrue(property.getJsonObject("user").getJsonObject("public").containsKey("first_name"));
        }
        assertEquals(
                List.of("X-MyCRM-Expand-Data: 'agent' is unknown and was ignored; there are user"),
                api.get("/properties/1", Api.EXPAND, "agent").all("x-mycrm-api-warning"));
    }

    @Test
    void etagOfAnExpandedPropertyFollowsItsUser() {
        new Accounts(api).withUser("expanded", user -> {
            var property = api.write("POST", "/properties", "{\"user\": " + user + "}")
                    .expect(201)
                    .header("location");
            try {
                var plain = api.get(property).header("etag");
                var full = api.get(property, Api.EXPAND, "user").header("etag");
                api.write("PATCH", "/users/" + user, "{\"phone\": \"4711\"}").expect(200);
                assertEquals(304, api.get(property, "If-None-Match", plain).status());
                var changed = api.get(property, Api.EXPAND, "user", "If-None-Match", full);
                assertEquals(
                        "4711",
                        changed.expect(200)
                                .json()
                                .getJsonObject("property")
                                .getJsonObject("user")
                                .getString("phone"));
            } finally {
                api.write("DELETE", property, null).expect(204);
            }
        });
    }

    @Test
    void exportOfPropertiesShowsTheirUser() {
        var lines = api.get("/properties?format=csv", Api.EXPAND, "user")
                .expect(200)
                .body()
                .split("\r\n");
        var header = List.of(lines[0].split(","));
        assertTrue(header.containsAll(List.of("user.id", "user.public.first_name", "location.id")), lines[0]);
        assertEquals(61, lines.length);
        assertTrue(lines[1].contains("jean.pac@example.com"), lines[1]);
        var line = api.get("/properties?format=ndjson", Api.EXPAND, "user")
                .expect(200)
                .body()
                .split("\n")[0];
        assertEquals(api.json("/users/1").get("user"), Answer.json(line).get("user"));
    }

    private Set<String> communities(String text) {
        var communities = new HashSet<String>();
        locations("filters[string]=" + text).forEach(location -> communities.add(location.getString("community")));
        return communities;
    }

    private List<JsonObject> locations(String query) {
        var list = api.json("/locations?per_page=500&" + query);
        var locations = list.getJsonArray("location").getValuesAs(JsonObject.class);
        assertEquals(locations.size(), list.getInt("count"), query.toLowerCase(Locale.ROOT));
        return locations;
    }
}
