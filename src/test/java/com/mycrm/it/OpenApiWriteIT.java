package com.mycrm.it;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The OpenAPI document describes the answers to writes, imports included. */
class OpenApiWriteIT {

    private final Api api = TestServer.api();

    static final String MERGE_PATCH = "application/merge-patch+json";

    @Test
    void documentDescribesWritesOfUsers() {
        writes("/users", "/users/by-email/{email}", "described@test.example", """
                {"user": {"id": 1, "first_name": "Test", "last_name": "Described", "email": "described@test.example"}}
                """);
    }

    @Test
    void documentDescribesWritesOfProperties() {
        writes("/properties", "/properties/by-reference/{reference}", "described-1", """
                {"property": {"id": 1, "reference": "described-1", "price": {"offering_type": "sale", "value": 1},
                 "languages": [{"code": "en"}], "images": [1, "two", {"url": "three"}], "user": 1}}""");
    }

    @Test
    void documentDescribesWritesOfLeads() {
        var document = document();
        var list = "/whatsapp-leads";
        var one = list + "/{id}";
        var external =
                "{\"phone\": \"0509990020\", \"id\": 1, \"external_id\": \"described\", \"whatsapp_username\": \"d\"}";
        var made = api.write("POST", list, external).expect(201);
        var path = made.header("location");
        try {
            document.describes(list, "post", made);
            document.describes(list, "post", api.write("POST", list, external).expect(200));
            document.describes(list, "post", api.write("POST", list, "{}").expect(422));
            document.describes(list, "post", api.write("POST", list, "{").expect(400));
            document.describes(
                    list, "post", api.write("POST", list, " ".repeat(1_100_000)).expect(413));
            document.describes(
                    list,
                    "post",
                    api.write("POST", list, "x", "Content-Type", "text/plain").expect(415));
            document.describes(list, "post", api.send("POST", list, "{}").expect(401));
            var read = api.get(path).expect(200);
            document.describes(one, "get", read);
            document.describes(
                    one,
                    "get",
                    api.get(path, "If-None-Match", read.header("etag")).expect(304));
            var etag = api.get(list).header("etag");
            document.describes(list, "get", api.get(list, "If-None-Match", etag).expect(304));
            for (var method : new String[] {"patch", "put"}) {
                var body = "{\"phone\": \"0509990021\", \"id\": 1}";
                document.describes(
                        one,
                        method,
                        api.write(method.toUpperCase(Locale.ROOT), path, body).expect(200));
                document.describes(
                        one,
                        method,
                        api.write(method.toUpperCase(Locale.ROOT), path, "{\"user\": 0}")
                                .expect(422));
                document.describes(
                        one,
                        method,
                        api.write(method.toUpperCase(Locale.ROOT), path, "{").expect(400));
                document.describes(
                        one,
                        method,
                        api.write(method.toUpperCase(Locale.ROOT), list + "/0", body)
                                .expect(404));
                document.describes(
                        one,
                        method,
                        api.write(method.toUpperCase(Locale.ROOT), path, body, "If-Match", "\"0\"")
                                .expect(412));
            }
            var history = path + "/history";
            document.describes(
                    list + "/{id}/history", "get", api.get(history + "?more=1").expect(200));
            document.describes(
                    list + "/{id}/history", "get", api.get(history + "?page=0").expect(400));
            document.describes(
                    list + "/{id}/history", "get", api.get(list + "/0/history").expect(404));
            document.describes(
                    one,
                    "delete",
                    api.write("DELETE", path, null, "If-Match", "\"0\"").expect(412));
        } finally {
            document.describes(one, "delete", api.write("DELETE", path, null).expect(204));
        }
        document.describes(one, "delete", api.write("DELETE", path, null).expect(404));
        var check = list + "/counts/check";
        document.describes(check, "post", api.write("POST", check, null).expect(200));
        var erase = list + "/erase";
        document.describes(
                erase,
                "post",
                api.write("POST", erase, "{\"phone\": \"no number\"}").expect(422));
        document.describes(
                erase,
                "post",
                api.write("POST", erase, "{\"phone\": \"999000999000\"}").expect(200));
        document.describes(erase, "post", api.write("POST", erase, "").expect(400));
    }

    @Test
    void documentDescribesImports() {
        var document = document();
        for (var list : new String[] {"/whatsapp-leads", "/users", "/properties"}) {
            var template = list + "/import";
            var path = template + "?dry_run=true";
            var accepted = api.upload(path, "text/csv", "reference\n\n".getBytes(StandardCharsets.UTF_8))
                    .expect(202);
            document.describes(template, "post", accepted);
            document.describes(
                    template,
                    "post",
                    api.upload(template + "?dry_run=x", "text/csv", new byte[0]).expect(400));
            document.describes(
                    template,
                    "post",
                    api.upload(template, "text/plain", new byte[0]).expect(415));
            document.describes(
                    template,
                    "post",
                    api.send("POST", template, "x", "Content-Type", "text/csv").expect(401));
            var one = accepted.header("location");
            document.describes("/imports/{id}", "get", api.get(one).expect(200));
            document.describes(
                    "/imports/{id}", "delete", api.write("DELETE", one, null).expect(200));
            document.describes(
                    "/imports/{id}/report", "get", api.get(one + "/report").expect(200));
        }
        document.describes("/imports/{id}", "get", api.get("/imports/0").expect(404));
        document.describes(
                "/imports/{id}",
                "delete",
                api.write("DELETE", "/imports/0", null).expect(404));
        document.describes(
                "/imports/{id}/report", "get", api.get("/imports/0/report").expect(404));
    }

    @Test
    void documentDescribesRightsAndPasswords() {
        var document = document();
        for (var name : new String[] {"rights", "password"}) {
            var template = "/users/{id}/" + name;
            var path = "/users/1/" + name;
            document.describes(template, "put", api.write("PUT", path, "{}").expect(422));
            document.describes(template, "put", api.write("PUT", path, "{").expect(400));
            document.describes(
                    template,
                    "put",
                    api.write("PUT", path, "a=b", "Content-Type", "text/plain").expect(415));
            document.describes(
                    template,
                    "put",
                    api.write("PUT", "/users/0/" + name, "{\"rights\": [], \"password\": \"12345678\"}")
                            .expect(404));
            document.describes(template, "put", api.send("PUT", path, "{}").expect(401));
            document.describes(template, "put", api.get(path).expect(405));
        }
        var id = api.write(
                        "POST",
                        "/users",
                        "{\"first_name\": \"Test\", \"last_name\": \"Gets\", \"email\": \"gets@test.example\"}")
                .expect(201)
                .location();
        try {
            document.describes(
                    "/users/{id}/rights",
                    "put",
                    api.write("PUT", "/users/" + id + "/rights", "{\"rights\": [], \"more\": 1}")
                            .expect(204));
            document.describes(
                    "/users/{id}/password",
                    "put",
                    api.write("PUT", "/users/" + id + "/password", "{\"password\": \"12345678\"}")
                            .expect(204));
        } finally {
            api.write("DELETE", "/users/" + id, null).expect(204);
        }
    }

    @Test
    void documentDescribesApiKeys() {
        var document = document();
        document.describes("/api-keys", "get", api.get("/api-keys?more=1").expect(200));
        document.describes("/api-keys", "get", api.get("/api-keys?page=x").expect(400));
        document.describes(
                "/api-keys", "post", api.write("POST", "/api-keys", "{}").expect(422));
        document.describes(
                "/api-keys", "post", api.write("POST", "/api-keys", "").expect(400));
        var made = api.write("POST", "/api-keys", "{\"name\": \"described\", \"id\": 1}")
                .expect(201);
        try {
            document.describes("/api-keys", "post", made);
            var key = "/api-keys/" + made.location();
            var rotation = "/api-keys/{id}/rotation";
            document.describes("/api-keys/{id}", "get", api.get(key).expect(200));
            document.describes("/api-keys/{id}", "get", api.get("/api-keys/0").expect(404));
            document.describes(
                    rotation, "post", api.write("POST", key + "/rotation", "{}").expect(201));
            document.describes(
                    rotation,
                    "post",
                    api.write("POST", key + "/rotation", "{\"overlap\": -1}").expect(422));
            document.describes(
                    "/api-keys/{id}", "delete", api.write("DELETE", key, null).expect(204));
            document.describes(
                    "/api-keys/{id}",
                    "delete",
                    api.write("DELETE", "/api-keys/0", null).expect(404));
            document.describes(
                    rotation, "post", api.write("POST", key + "/rotation", "{}").expect(409));
        } finally {
            Sql.update("DELETE FROM api_keys WHERE name = 'described'");
        }
    }

    /** @param name the e-mail or reference under which the object is put */
    private void writes(String list, String byName, String name, String body) {
        var document = document();
        var one = list + "/{id}";
        var named = byName.replaceFirst("\\{.*", name);
        var made = api.write("POST", list, body).expect(201);
        var path = made.header("location");
        try {
            document.describes(list, "post", made);
            var read = api.get(path);
            document.describes(one, "get", read);
            document.describes(
                    one,
                    "get",
                    api.get(path, "If-None-Match", read.header("etag")).expect(304));
            document.describes(
                    list,
                    "get",
                    api.get(list, "If-None-Match", api.get(list).header("etag")).expect(304));
            document.describes(
                    one,
                    "patch",
                    api.write("PATCH", path, "{\"status\": \"inactive\"}", "Content-Type", MERGE_PATCH)
                            .expect(200));
            document.describes(one, "put", api.write("PUT", path, body).expect(200));
            document.describes(byName, "put", api.write("PUT", named, body).expect(200));
            for (var method : new String[] {"patch", "put"}) {
                document.describes(
                        one, method, api.write(method.toUpperCase(), path, "{").expect(400));
                document.describes(
                        one,
                        method,
                        api.write(method.toUpperCase(), path, "{}", "If-Match", "\"0\"")
                                .expect(412));
                document.describes(
                        one,
                        method,
                        api.write(method.toUpperCase(), path, " ".repeat(1024 * 1024 + 1))
                                .expect(413));
                document.describes(
                        one,
                        method,
                        api.write(method.toUpperCase(), path, "{}", "Content-Type", "text/plain")
                                .expect(415));
                document.describes(
                        one,
                        method,
                        api.write(method.toUpperCase(), path, "{\"status\": {}}")
                                .expect(422));
            }
            document.describes(list, "post", api.write("POST", list, body).expect(422));
            document.describes(byName, "put", api.write("PUT", named, "{}").expect(422));
            document.describes(
                    one,
                    "delete",
                    api.write("DELETE", path, null, "If-Match", "\"0\"").expect(412));
        } finally {
            document.describes(one, "delete", api.write("DELETE", path, null).expect(204));
        }
        document.describes(one, "delete", api.write("DELETE", path, null).expect(404));
        var put = api.write("PUT", named, body).expect(201);
        try {
            document.describes(byName, "put", put);
        } finally {
            api.write("DELETE", put.header("location"), null).expect(204);
        }
    }

    private Description document() {
        return new Description(api.send("GET", "/openapi", null).expect(200).body());
    }
}
