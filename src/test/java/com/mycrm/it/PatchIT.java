package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Contract, section 7: changes by operations, and bodies that change nothing. */
class PatchIT {

    private static final String OPERATIONS = """
            {"operations": [{"op": "test", "path": "/status", "value": "pending"},
             {"op": "replace", "path": "/status", "value": "prospect"}, {"op": "replace", "path": "/user/id", "value": 4},
             {"op": "add", "path": "/property/id", "value": 2}, {"op": "replace", "path": "/id", "value": 1}]}""";

    private final Api api = TestServer.api();

    @Test
    void operationsChangeALead() {
        var made = api.write("POST", "/whatsapp-leads", "{\"phone\": \"0509997001\", \"user\": 1}");
        Leads.deleting(api, made, id -> {
            var path = "/whatsapp-leads/" + id;
            var changed = api.write("PATCH", path, OPERATIONS).expect(200);
            assertEquals(List.of("id is read-only and was ignored"), changed.all("x-mycrm-api-warning"));
            var lead = changed.json().getJsonObject("whatsapp");
            assertEquals(
                    Answer.json("""
                            {"id": %d, "phone": "0509997001", "status": "prospect", "user": {"id": 4},
                             "property": {"id": 2}, "property_reference": "%s", "date": "%s", "created_at": "%s",
                             "updated_at": "%s"}""".formatted(
                                    id,
                                    lead.getString("property_reference"),
                                    lead.getString("date"),
                                    lead.getString("created_at"),
                                    lead.getString("updated_at"))),
                    lead);
            assertEquals(changed.json(), api.json(path));
            api.write("PATCH", path, OPERATIONS)
                    .isProblem(409, "Conflict", "The test of /status failed: the object has another value.", path);
            api.write(
                            "PATCH",
                            path,
                            "[{\"op\": \"remove\", \"path\": \"/property\"}]",
                            "Content-Type",
                            "application/json-patch+json")
                    .expect(200);
            assertEquals("", api.json(path).getJsonObject("whatsapp").getString("property_reference"));
        });
    }

    @Test
    void operationsChangeAPropertyAndAUser() {
        var user = "/users/" + api.write("POST", "/users", """
                {"first_name": "A", "last_name": "B", "email": "patch.it@example.com"}""").expect(201).location();
        var property = "/properties/"
                + api.write("POST", "/properties", """
                {"reference": "PATCH-IT", "languages": [{"code": "en", "title": "Flat", "description": "x"}]}""").expect(201).location();
        try {
            var changed = api.write("PATCH", user, """
                    {"operations": [{"op": "replace", "path": "/public/phone", "value": "050 1"}]}""").expect(200);
            assertEquals(
                    "050 1",
                    changed.json().getJsonObject("user").getJsonObject("public").getString("phone"));
            api.write("PATCH", property, """
                    {"operations": [{"op": "replace", "path": "/languages/0/title", "value": "House"},
                     {"op": "replace", "path": "/price/value", "value": 7},
                     {"op": "add", "path": "/images/-", "value": "https://example.com/a.jpg"}]}""").expect(200);
            var shown = api.json(property).getJsonObject("property");
            var language = shown.getJsonArray("languages").getJsonObject(0);
            assertEquals("House x", language.getString("title") + " " + language.getString("description"));
            assertEquals(7, shown.getJsonObject("price").getInt("value"));
            assertEquals(1, shown.getJsonArray("images").size());
        } finally {
            api.write("DELETE", user, null).expect(204);
            api.write("DELETE", property, null).expect(204);
        }
    }

    @Test
    void bodyThatChangesNothingIs422() {
        for (var path : List.of("/whatsapp-leads/1", "/users/1", "/properties/1")) {
            for (var body : List.of("{}", "{\"nope\": 1}", "{\"other\": {\"status\": \"x\"}}")) {
                api.write("PATCH", path, body).isUnprocessable(path, "", "The body has no member that is known here.");
            }
            api.write("PATCH", path, "{\"operations\": [{\"op\": \"replace\", \"path\": \"/nope\", \"value\": 1}]}")
                    .isUnprocessable(path, "", "The body has no member that is known here.");
            api.write("PATCH", path, "{\"operations\": [{\"op\": \"copy\", \"path\": \"/id\", \"value\": 1}]}")
                    .isUnprocessable(path, "/operations/0/op", "takes one of add, replace, remove, test");
        }
    }

    @Test
    void operationThatCannotBeDoneLeavesTheOthersUndone() {
        var before = api.json("/leads/1000000000");
        var operation = "{\"op\": \"replace\", \"path\": \"%s\", \"value\": \"prospect\"}";
        var body = "{\"operations\": [" + operation.formatted("/status") + "," + operation.formatted("/nope") + "]}";
        api.write("PATCH", "/leads/1000000000", body)
                .isUnprocessable("/leads/1000000000", "/nope", "is no member that is known here");
        assertEquals(before, api.json("/leads/1000000000"));
    }

    @Test
    void operationsOfAnotherVersionAre412() {
        api.write(
                        "PATCH",
                        "/users/1",
                        "{\"operations\": [{\"op\": \"test\", \"path\": \"/id\", \"value\": 1}]}",
                        "If-Match",
                        "\"999999\"")
                .expect(412);
        api.write("PATCH", "/users/1", "{\"operations\": [{\"op\": \"test\", \"path\": \"/id\", \"value\": 1}]}")
                .expect(200);
        api.write("PATCH", "/users/4711", "{\"operations\": [{\"op\": \"test\", \"path\": \"/id\", \"value\": 1}]}")
                .isProblem(404, "Not Found", "The user 4711 does not exist.", "/users/4711");
    }

    @Test
    void hostileJsonIs400() {
        for (var body : List.of(
                "{\"user\": 1e99999999999}",
                "{\"operations\": " + "[".repeat(20_000) + "]".repeat(20_000) + "}",
                "{\"property\": " + "{\"a\":".repeat(20_000) + "1" + "}".repeat(20_000) + "}")) {
            assertEquals(400, api.write("PATCH", "/whatsapp-leads/1", body).status());
        }
    }
}
