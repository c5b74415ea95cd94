package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Contract, section 3: lists and single objects of users and properties. */
class DirectoryIT {

    private final Api api = TestServer.api();

    @Test
    void userHasAllMembers() {
        assertEquals("""
                {"user":{"id":3,"first_name":"Aisha","last_name":"Al Farsi","email":"aisha.alfarsi@example.com",\
                "phone":"+971501110003","role":"manager","status":"active","public":{"first_name":"Aisha",\
                "last_name":"Al Farsi","email":"sales@example.com","phone":"+97143330000"},\
                "created_at":"2022-01-17T13:21:03Z","updated_at":"2022-01-17T19:11:42Z"}}\
                """, api.get("/users/3").expect(200).body());
    }

    @Test
    void textInArabicIsKept() {
        assertEquals("ليلى", api.json("/users/7").getJsonObject("user").getString("first_name"));
    }

    @Test
    void propertyHasAllMembers() {
        var property = api.json("/properties/2").getJsonObject("property");
        assertEquals(
                List.of(
                        "id",
                        "reference",
                        "status",
                        "type",
                        "location",
                        "price",
                        "size",
                        "bedrooms",
                        "bathrooms",
                        "languages",
                        "images",
                        "user",
                        "created_at",
                        "updated_at",
                        "furnished",
                        "amenities",
                        "created_by",
                        "available_from",
                        "listing_level",
                        "import"),
                List.copyOf(property.keySet()));
        assertEquals(Answer.json("""
                        {"id": "2", "city": "Dubai", "community": "Business Bay", "sub_community": "Executive Towers",
                         "tower": "Tower B",
                         "latitude": 25.1895, "longitude": 55.2738}"""), property.getJsonObject("location"));
    }

    @Test
    void allPropertiesHaveThePriceAndLanguagesOfTheContract() {
        var properties = all("/properties", "properties");
        assertEquals(60, properties.size());
        for (var property : properties) {
            var price = property.getJsonObject("price");
            var rent = price.getString("offering_type").equals("rent");
            assertEquals(
                    rent ? 2 : 0,
                    price.containsKey("prices") ? price.getJsonArray("prices").size() : 0);
            assertEquals(rent, price.containsKey("prices"));
            assertTrue(price.getInt("value") > 0);
            assertFalse(property.getJsonArray("languages").isEmpty());
            assertEquals(
                    Set.of("id", "name", "category"),
                    property.getJsonObject("type").keySet());
            assertFalse(property.getJsonObject("location").containsValue(JsonValue.NULL));
            assertTrue(property.getJsonObject("location").getString("id").matches("[1-9]\\d*"));
            for (var image : property.getJsonArray("images").getValuesAs(JsonObject.class)) {
                assertEquals(Set.of("thumb", "medium", "full"), image.keySet());
                assertTrue(image.values().stream()
                        .allMatch(size -> size.asJsonObject().getString("link").startsWith("https://")));
            }
            assertEquals(Set.of("id"), property.getJsonObject("user").keySet());
        }
        assertTrue(properties.stream()
                .anyMatch(property -> property.getJsonArray("images").isEmpty()));
        assertTrue(properties.stream().anyMatch(property -> property.isNull("bedrooms")));
    }

    @Test
    void listFiltersUsers() {
        same("/users", "users", "filters[id]=2,3", user -> Set.of(2L, 3L).contains(Leads.id(user)));
        same(
                "/users",
                "users",
                "filters[status]=inactive",
                user -> user.getString("status").equals("inactive"));
        same(
                "/users",
                "users",
                "filters[role]=agent,manager",
                user -> Set.of("agent", "manager").contains(user.getString("role")));
        same("/users", "users", "filters[email]=JEAN.Pac@example.COM", user -> Leads.id(user) == 1);
        api.get("/users?filters[status]=gone&filters[name]=x")
                .isBadRequest(
                        "/users",
                        "filters[status]",
                        "takes one or more of active, inactive, separated by commas",
                        "filters[name]",
                        "is unknown; there are id, status, email, role");
    }

    @Test
    void listFiltersProperties() {
        same("/properties", "properties", "filters[id]=7", property -> Leads.id(property) == 7);
        same("/properties", "properties", "filters[reference]=PF-FLEX", property -> Leads.id(property) == 1);
        same(
                "/properties",
                "properties",
                "filters[status]=sold,rented",
                property -> Set.of("sold", "rented").contains(property.getString("status")));
        same("/properties", "properties", "filters[user]=4", property -> Leads.user(property) == 4);
        same(
                "/properties",
                "properties",
                "filters[offering_type]=sale",
                property -> property.getJsonObject("price")
                        .getString("offering_type")
                        .equals("sale"));
        same(
                "/properties",
                "properties",
                "filters[type][id]=2,18",
                property ->
                        Set.of(2, 18).contains(property.getJsonObject("type").getInt("id")));
        same(
                "/properties",
                "properties",
                "filters[location_ids][]=1&filters[location_ids][]=16",
                property -> Set.of("1", "16")
                        .contains(property.getJsonObject("location").getString("id")));
        same(
                "/properties",
                "properties",
                "filters[layout]=2",
                property -> !property.isNull("bedrooms") && property.getInt("bedrooms") == 2);
        same("/properties", "properties", "filters[layout]=-", property -> true);
        for (var status : List.of("active", "Available")) {
            same(
                    "/properties",
                    "properties",
                    "filters[status]=" + status,
                    property -> property.getString("status").equals("available"));
        }
        for (var status : List.of("under+offer", "under_offer", "UNDER%20OFFER")) {
            same(
                    "/properties",
                    "properties",
                    "filters[status]=" + status,
                    property -> property.getString("status").equals("under offer"));
        }
        api.get("/properties?filters[offering_type]=lease&filters[status]=gone&filters[layout]=x&sort=size")
                .isBadRequest(
                        "/properties",
                        "filters[status]",
                        "takes one or more of draft, available, rented, under offer, reserved, sold, inactive,"
                                + " separated by commas",
                        "filters[offering_type]",
                        "takes one or more of rent, sale, separated by commas",
                        "filters[layout]",
                        "takes one or more of a number of bedrooms, or - for any, separated by commas",
                        "sort",
                        "takes one of id, reference, status, user, offering_type, price, created, updated");
    }

    @Test
    void listPagesAndSortsProperties() {
        var answer = api.get("/properties?sort=price&sort_order=desc&per_page=7&page=2")
                .expect(200);
        var prices = all("/properties", "properties").stream()
                .map(property -> property.getJsonObject("price").getInt("value"))
                .sorted((a, b) -> b - a)
                .toList();
        assertEquals(
                prices.subList(7, 14),
                answer.json().getJsonArray("properties").getValuesAs(JsonObject.class).stream()
                        .map(property -> property.getJsonObject("price").getInt("value"))
                        .toList());
        assertTrue(answer.header("link").matches(".*page=3&cursor=[\\w-]+>; rel=\"next\".*"), answer.header("link"));
        assertEquals(12, api.json("/users?per_page=5&page=3").getInt("count"));
    }

    @Test
    void answersContainNoSecretAndNoRight() {
        for (var path : List.of("/users", "/users/2", "/whatsapp-leads?per_page=5", "/properties/1")) {
            var body = api.get(path, Api.EXPAND, "true").expect(200).body();
            assertFalse(body.contains("password") || body.contains("PBKDF2") || body.contains("lead.read"), path);
        }
    }

    private void same(String path, String key, String query, Predicate<JsonObject> wanted) {
        var expected = all(path, key).stream().filter(wanted).toList();
        assertFalse(expected.isEmpty(), query);
        var list = api.json(path + "?per_page=500&" + query);
        assertEquals(expected, list.getJsonArray(key).getValuesAs(JsonObject.class), query);
        assertEquals(expected.size(), list.getInt("count"));
    }

    private List<JsonObject> all(String path, String key) {
        return api.json(path + "?per_page=500").getJsonArray(key).getValuesAs(JsonObject.class);
    }
}
