package com.mycrm.it;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The OpenAPI document describes the answers to writes, imports included. */
class OpenApiWriteIT {

    private static final String[] STALE = {"If-Match", "\"0\""};
    private static final String[] TEXT = {"Content-Type", "text/plain"};

    private final Api api = TestServer.api();
    private final Description document =
            new Description(api.send("GET", "/openapi", null).expect(200).body());

    /** Sends a request, expects this status, and expects that the document describes the answer. */
    private Answer check(int status, String method, String template, String path, String body, String... headers) {
        var answer = api.write(method, path, body, headers).expect(status);
        document.describes(template, method.toLowerCase(Locale.ROOT), answer);
        return answer;
    }

    /** The same without a token. */
    private void check401(String method, String template, String path, String type) {
        var answer = api.send(method, path, "{}", "Content-Type", type);
        document.describes(template, method.toLowerCase(Locale.ROOT), answer.expect(401));
    }

    /** Expects 304 for a client that has the current answer. */
    private void check304(String template, String path) {
        check(304, "GET", template, path, null, "If-None-Match", api.get(path).header("etag"));
    }

    @Test
    void documentDescribesWritesOfUsers() {
        checkWrites("/users", "/users/by-email/{email}", "described@test.example", """
                {"user": {"id": 1, "first_name": "Test", "last_name": "Described", "email": "described@test.example"}}
                """);
    }

    @Test
    void documentDescribesWritesOfProperties() {
        checkWrites("/properties", "/properties/by-reference/{reference}", "described-1", """
                {"property": {"id": 1, "reference": "described-1", "price": {"offering_type": "sale", "value": 1},
                 "languages": [{"code": "en"}], "images": [1, "two", {"url": "three"}], "user": 1}}
                """);
    }

    /** @param name the e-mail or reference under which the object is put */
    private void checkWrites(String list, String byName, String name, String body) {
        var one = list + "/{id}";
        var named = byName.replaceFirst("\\{.*", name);
        var path = check(201, "POST", list, list, body).header("location");
        try {
            check(200, "GET", one, path, null);
            check304(one, path);
            check304(list, list);
            check(
                    200,
                    "PATCH",
                    one,
                    path,
                    "{\"status\": \"inactive\"}",
                    "Content-Type",
                    "application/merge-patch+json");
            check(200, "PUT", one, path, body);
            check(200, "PUT", byName, named, body);
            for (var method : List.of("PATCH", "PUT")) {
                check(400, method, one, path, "{");
                check(412, method, one, path, "{}", STALE);
                check(413, method, one, path, " ".repeat(1024 * 1024 + 1));
                check(415, method, one, path, "{}", TEXT);
                check(422, method, one, path, "{\"status\": {}}");
            }
            check(422, "POST", list, list, body);
            check(422, "PUT", byName, named, "{\"status\": {}}");
            check(412, "DELETE", one, path, null, STALE);
        } finally {
            check(204, "DELETE", one, path, null);
        }
        check(404, "DELETE", one, path, null);
        var put = check(201, "PUT", byName, named, body);
        api.write("DELETE", put.header("location"), null).expect(204);
    }

    @Test
    void documentDescribesWritesOfWhatsappLeads() {
        checkWritesOfLeads("/whatsapp-leads", """
                {"phone": "0509990020", "id": 1, "external_id": "described", "whatsapp_username": "d"}""");
    }

    @Test
    void documentDescribesWritesOfLeads() {
        checkWritesOfLeads("/leads", """
                {"title": "t", "first_name": "f", "last_name": "l", "email": "described@test.example", "id": 1,
                 "phone": "0509990020", "mobile": "0509990021", "source": "s", "notes": [{"body": "b"}],
                 "preferences": [{"types": [{"name": "villa"}], "from_price": 1}], "property": {"id": 1},
                 "external_id": "described"}""");
    }

    @Test
    void documentDescribesWritesOfCalls() {
        checkWritesOfLeads("/calltrackings", """
                {"phone": "0509990020", "id": 1, "reference": "r", "call_start": "2026-07-01T09:30:00Z",
                 "talk_time": 42, "wait_time": 3, "download_url": "https://test.example/1.mp3",
                 "lead": {"id": 1000000001}, "property_reference": "described-none", "external_id": "described"}""");
    }

    private void checkWritesOfLeads(String list, String external) {
        var one = list + "/{id}";
        var path = check(201, "POST", list, list, external).header("location");
        try {
            check(200, "POST", list, list, external);
            check(400, "POST", list, list, "{");
            check401("POST", list, list, "application/json");
            check(413, "POST", list, list, " ".repeat(1_100_000));
            check(415, "POST", list, list, "x", TEXT);
            check(422, "POST", list, list, "{\"status\": {}}");
            check(200, "GET", one, path, null);
            check304(one, path);
            check304(list, list);
            for (var method : List.of("PATCH", "PUT")) {
                var body = "{\"phone\": \"0509990021\", \"id\": 1}";
                check(200, method, one, path, body);
                check(400, method, one, path, "{");
                check(404, method, one, list + "/0", body);
                check(412, method, one, path, body, STALE);
                check(422, method, one, path, "{\"user\": 0}");
            }
            var operations =
                    "{\"operations\": [{\"op\": \"replace\", \"path\": \"/phone\", \"value\": \"0509990022\"}]}";
            check(200, "PATCH", one, path, operations);
            check(422, "PATCH", one, path, "{}");
            check(200, "GET", one + "/history", path + "/history?more=1", null);
            check(400, "GET", one + "/history", path + "/history?page=0", null);
            check(412, "DELETE", one, path, null, STALE);
        } finally {
            check(204, "DELETE", one, path, null, "Accept", "application/problem+json");
        }
        check(404, "DELETE", one, path, null);
        check(404, "GET", one + "/history", path + "/history", null);
    }

    @Test
    void documentDescribesCountsAndErasures() {
        for (var list : List.of("/whatsapp-leads", "/leads", "/calltrackings")) {
            var counts = list + "/counts/check";
            check(200, "POST", counts, counts, null);
            var erase = list + "/erase";
            check(200, "POST", erase, erase, "{\"phone\": \"999000999000\", \"email\": \"nobody@test.example\"}");
            check(400, "POST", erase, erase, "");
            check(422, "POST", erase, erase, "{\"phone\": \"no number\"}");
        }
    }

    @Test
    void documentDescribesImports() {
        for (var list : List.of("/whatsapp-leads", "/leads", "/calltrackings", "/users", "/properties")) {
            var template = list + "/import";
            var file = "reference\n\n".getBytes(StandardCharsets.UTF_8);
            var accepted =
                    api.upload(template + "?dry_run=true", "text/csv", file).expect(202);
            document.describes(template, "post", accepted);
            check(400, "POST", template, template + "?dry_run=x", "", "Content-Type", "text/csv");
            check401("POST", template, template, "text/csv");
            check(415, "POST", template, template, "", "Content-Type", "application/pdf");
            var path = accepted.header("location");
            check(200, "GET", "/imports/{id}", path, null);
            check(200, "DELETE", "/imports/{id}", path, null);
            check(200, "GET", "/imports/{id}/report", path + "/report", null);
        }
        check(404, "GET", "/imports/{id}", "/imports/0", null);
        check(404, "DELETE", "/imports/{id}", "/imports/0", null);
        check(404, "GET", "/imports/{id}/report", "/imports/0/report", null);
    }

    @Test
    void documentDescribesRightsAndPasswords() {
        for (var name : List.of("rights", "password")) {
            var template = "/users/{id}/" + name;
            var path = "/users/1/" + name;
            check(400, "PUT", template, path, "{");
            check401("PUT", template, path, "application/json");
            check(404, "PUT", template, "/users/0/" + name, "{\"rights\": [], \"password\": \"12345678\"}");
            check(415, "PUT", template, path, "a=b", TEXT);
            check(422, "PUT", template, path, "{}");
            document.describes(template, "put", api.write("POST", path, "{}").expect(405));
        }
        new Accounts(api).withUser("described-rights", id -> {
            var path = "/users/" + id;
            check(200, "GET", "/users/{id}/rights", path + "/rights", null);
            check(204, "PUT", "/users/{id}/password", path + "/password", "{\"password\": \"12345678\"}");
            Accounts.newKey(id);
            check(200, "PUT", "/users/{id}/rights", path + "/rights", "{\"rights\": [], \"more\": 1}");
        });
    }

    @Test
    void documentDescribesApiKeys() {
        var list = "/api-keys";
        var one = "/api-keys/{id}";
        var rotation = "/api-keys/{id}/rotation";
        check(200, "GET", list, "/api-keys?more=1", null);
        check(400, "GET", list, "/api-keys?page=x", null);
        check(400, "POST", list, list, "");
        check(422, "POST", list, list, "{}");
        var path = check(201, "POST", list, list, "{\"name\": \"described\", \"id\": 1, \"rights\": [\"lead.read\"]}")
                .header("location");
        try {
            check(200, "GET", one, path, null);
            check(404, "GET", one, "/api-keys/0", null);
            check(201, "POST", rotation, path + "/rotation", "{}");
            check(422, "POST", rotation, path + "/rotation", "{\"overlap\": -1}");
            check(204, "DELETE", one, path, null);
            check(404, "DELETE", one, "/api-keys/0", null);
            check(409, "POST", rotation, path + "/rotation", "{}");
        } finally {
            Sql.update("DELETE FROM api_keys WHERE name = 'described'");
        }
    }
}
