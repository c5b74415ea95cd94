package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Users: created, changed, replaced and deleted. */
class UserWriteIT {

    private final Api api = TestServer.api();

    @Test
    void newUserHasDefaultsAndIsDeleted() {
        var before = Instant.now();
        var made = api.write(
                "POST",
                "/users",
                "{\"user\": {\"first_name\": \" Lea \", \"last_name\": \"Роз\", \"email\": \"Lea.Made@example.com\"}}");
        var id = made.expect(201).location();
        try {
            var user = made.json().getJsonObject("user");
            var created = Leads.time(user, "created_at");
            Leads.madeSince(before, created);
            assertEquals(Answer.json("""
                            {"id": %d, "first_name": "Lea", "last_name": "Роз", "email": "Lea.Made@example.com",
                             "phone": null, "role": "agent", "status": "active",
                             "public": {"first_name": "Lea", "last_name": "Роз", "email": "Lea.Made@example.com",
                              "phone": null},
                             "created_at": "%s", "updated_at": "%s"}""".formatted(id, created, created)), user);
            assertEquals("/users/" + id, made.header("location"));
            assertEquals(List.of(), made.all("x-mycrm-api-warning"));
            assertSame(made, api.get("/users/" + id));
            assertEquals(
                    id,
                    Leads.id(api.json("/users?filters[email]=LEA.made@EXAMPLE.com")
                            .getJsonArray("users")
                            .getJsonObject(0)));
        } finally {
            assertEquals(
                    "", api.write("DELETE", "/users/" + id, null).expect(204).body());
        }
        api.get("/users/" + id).isProblem(404, "Not Found", "The user " + id + " does not exist.", "/users/" + id);
    }

    @Test
    void faultyUserIsRefusedWithAllFaults() {
        api.write("POST", "/users", "{\"role\": null, \"email\": \"JEAN.pac@example.com\"}")
                .isUnprocessable(
                        "/users",
                        "/first_name",
                        "is missing",
                        "/last_name",
                        "is missing",
                        "/email",
                        "is the e-mail of another user");
        api.write(
                        "POST",
                        "/users",
                        "{\"user\": {\"first_name\": \"" + "a".repeat(101)
                                + "\", \"last_name\": null, \"email\": \"lea\", \"phone\": {}, \"status\": \"gone\","
                                + " \"public\": {\"email\": \"a b@c\"}}}")
                .isUnprocessable(
                        "/users",
                        "/user/first_name",
                        "takes text of at most 100 characters",
                        "/user/email",
                        "takes an e-mail address",
                        "/user/phone",
                        "takes text of at most 40 characters",
                        "/user/status",
                        "takes one of active, inactive",
                        "/user/public/email",
                        "takes an e-mail address",
                        "/user/last_name",
                        "cannot be null");
        for (var body : List.of("{\"user\": ", "[]", "")) {
            assertEquals(400, api.write("POST", "/users", body).status(), body);
        }
        assertEquals(
                415,
                api.write("POST", "/users", "a=b", "Content-Type", "application/x-www-form-urlencoded")
                        .status());
        assertEquals(12, api.json("/users").getInt("count"));
    }

    @Test
    void patchChangesNamedMembers() {
        withUser("patched", path -> {
            var made = api.json(path).getJsonObject("user");
            var phone = api.write(
                    "PATCH",
                    path,
                    "{\"phone\": \"+32 2 555 01 01\", \"public\": {\"email\": \"sales@example.com\"}}",
                    "Content-Type",
                    "application/merge-patch+json");
            assertUser(
                    with(
                            made,
                            "{\"phone\": \"+32 2 555 01 01\", \"public\": {\"email\": \"sales@example.com\","
                                    + " \"phone\": \"+32 2 555 01 01\"}}"),
                    phone);
            assertSame(phone, api.get(path));

            var renamed = api.write(
                    "PATCH", path, "{\"user\": {\"first_name\": \"Ada\", \"public\": {\"last_name\": \"L.\"}}}");
            assertUser(
                    with(
                            phone.json().getJsonObject("user"),
                            "{\"first_name\": \"Ada\", \"public\": {\"first_name\": \"Ada\", \"last_name\": \"L.\"}}"),
                    renamed);

            var reset = api.write("PATCH", path, "{\"phone\": null, \"public\": null}");
            assertUser(with(made, "{\"first_name\": \"Ada\", \"public\": {\"first_name\": \"Ada\"}}"), reset);

            api.write("PATCH", path, "{\"first_name\": null, \"email\": \"\", \"role\": null, \"status\": null}")
                    .isUnprocessable(
                            path,
                            "/first_name",
                            "cannot be null",
                            "/email",
                            "cannot be null",
                            "/role",
                            "cannot be null",
                            "/status",
                            "cannot be null");
            assertSame(reset, api.get(path));
        });
    }

    @Test
    void putReplacesTheUser() {
        withUser("replaced", path -> {
            var made = api.json(path).getJsonObject("user");
            api.write(
                            "PATCH",
                            path,
                            "{\"phone\": \"1234567\", \"role\": \"manager\", \"public\": {\"phone\": \"7654321\"}}")
                    .expect(200);
            var put = api.write(
                    "PUT",
                    path,
                    "{\"first_name\": \"Test\", \"last_name\": \"Replaced\", \"email\": \"" + made.getString("email")
                            + "\", \"status\": \"inactive\"}");
            assertUser(
                    with(
                            made,
                            "{\"last_name\": \"Replaced\", \"status\": \"inactive\","
                                    + " \"public\": {\"last_name\": \"Replaced\"}}"),
                    put);
            api.write("PUT", path, "{\"user\": {\"first_name\": \"Test\"}}")
                    .isUnprocessable(path, "/user/last_name", "is missing", "/user/email", "is missing");
        });
    }

    @Test
    void readOnlyAndUnknownMembersAreWarnings() {
        withUser("warned", path -> {
            var read = api.get(path);
            var sent = api.write("PATCH", path, read.body());
            assertSame(read, sent);
            assertEquals(
                    List.of(
                            "user/id is read-only and was ignored",
                            "user/created_at is read-only and was ignored",
                            "user/updated_at is read-only and was ignored"),
                    sent.all("x-mycrm-api-warning"));
            assertEquals(
                    List.of(
                            "id is read-only and was ignored",
                            "rights is unknown and was ignored",
                            "public/fax is unknown and was ignored"),
                    api.write("PATCH", path, "{\"rights\": [\"key.manage\"], \"public\": {\"fax\": \"1\"}, \"id\": 1}")
                            .expect(200)
                            .all("x-mycrm-api-warning"));
        });
    }

    @Test
    void patchWithoutEffectChangesNothing() {
        withUser("same", path -> {
            Sql.update("UPDATE users SET updated_at = updated_at - 60 WHERE email_key = 'same@test.example'");
            var read = api.get(path);
            var list = api.get("/users");
            assertSame(
                    read, api.write("PATCH", path, "{\"last_name\": \"Same\", \"public\": {\"last_name\": \"Same\"}}"));
            assertSame(read, api.write("PUT", path, read.body()));
            assertEquals(
                    304, api.get("/users", "If-None-Match", list.header("etag")).status());
            var changed = api.write("PATCH", path, "{\"last_name\": \"Other\"}").expect(200);
            assertNotEquals(read.header("etag"), changed.header("etag"));
            assertTrue(Leads.time(changed.json().getJsonObject("user"), "updated_at")
                    .isAfter(Leads.time(read.json().getJsonObject("user"), "updated_at")));
            assertEquals(
                    200, api.get("/users", "If-None-Match", list.header("etag")).status());
        });
    }

    @Test
    void etagOfAUserAnswers304And412() {
        withUser("condition", path -> {
            var first = api.get(path).header("etag");
            assertEquals(304, api.get(path, "If-None-Match", first).status());
            var second = api.write("PATCH", path, "{\"phone\": \"111\"}", "If-Match", first)
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
            var byEmail = "/users/by-email/condition@test.example";
            api.write("PUT", byEmail, body("condition"), "If-Match", first).expect(412);
            api.write("PUT", byEmail, body("condition"), "If-Match", second).expect(200);
            api.write("PUT", "/users/by-email/none@test.example", body("none"), "If-Match", second)
                    .expect(412);
            for (var method : List.of("PUT", "PATCH", "DELETE")) {
                api.write(method, path, body("condition"), "If-None-Match", "*").expect(412);
            }
            api.write("PUT", byEmail, body("condition"), "If-None-Match", "*")
                    .isProblem(
                            412, "Precondition Failed", "It exists, and If-None-Match asks that it does not.", byEmail);
        });
    }

    @Test
    void putByEmailCreatesAndReplaces() {
        var path = "/users/by-email/Put.One@test.example";
        var made = api.write("PUT", path, "{\"first_name\": \"Put\", \"last_name\": \"One\"}", "If-None-Match", "*");
        var id = made.expect(201).location();
        try {
            assertEquals(
                    "Put.One@test.example", made.json().getJsonObject("user").getString("email"));
            assertSame(made, api.get("/users/" + id));
            var again = api.write(
                    "PUT",
                    "/users/by-email/PUT.one@TEST.example",
                    "{\"user\": {\"first_name\": \"Put\", \"last_name\": \"Two\","
                            + " \"email\": \"put.one@test.example\"}}");
            assertUser(
                    with(
                            made.json().getJsonObject("user"),
                            "{\"last_name\": \"Two\", \"email\": \"put.one@test.example\","
                                    + " \"public\": {\"last_name\": \"Two\", \"email\": \"put.one@test.example\"}}"),
                    again);
            assertEquals("", again.header("location"));
            api.write(
                            "PUT",
                            path,
                            "{\"first_name\": \"Put\", \"last_name\": \"One\", \"email\": \"jean.pac@example.com\"}")
                    .isUnprocessable(
                            path, "/email", "is not the one in the address", "/email", "is the e-mail of another user");
            api.write("PUT", "/users/by-email/nobody", "{\"first_name\": \"Put\"}")
                    .isUnprocessable("/users/by-email/nobody", "/email", "takes an e-mail address");
        } finally {
            api.write("DELETE", "/users/" + id, null).expect(204);
        }
    }

    @Test
    void putByEmailMakesAUserOfLittle() {
        var path = "/users/by-email/lea.small@test.example";
        for (var body : List.of("{\"first_name\": \"Lea\"}", "{}", "")) {
            var made = api.write("PUT", path, body).expect(201);
            try {
                var user = made.json().getJsonObject("user");
                assertEquals(
                        "Lea Small agent active",
                        String.join(
                                " ",
                                user.getString("first_name"),
                                user.getString("last_name"),
                                user.getString("role"),
                                user.getString("status")));
                assertSame(made, api.write("PUT", path, body));
            } finally {
                api.write("DELETE", made.header("location"), null).expect(204);
            }
        }
    }

    @Test
    void userOfAPropertyIsDeactivatedInsteadOfDeleted() {
        var made = api.write("POST", "/users", body("referred")).expect(201);
        var id = made.location();
        var agent = Sql.number("SELECT user_id FROM properties WHERE id = 60");
        try {
            Sql.update("UPDATE properties SET user_id = ? WHERE id = 60", id);
            var deleted = api.write("DELETE", "/users/" + id, null);
            assertUser(with(made.json().getJsonObject("user"), "{\"status\": \"inactive\"}"), deleted);
            assertEquals(
                    List.of("the user " + id + " is referred to, and was deactivated instead of deleted"),
                    deleted.all("x-mycrm-api-warning"));
            assertSame(deleted, api.get("/users/" + id));
        } finally {
            Sql.update("UPDATE properties SET user_id = ? WHERE id = 60", agent);
            api.write("DELETE", "/users/" + id, null).expect(204);
        }
    }

    @Test
    void deletedUserHasNoRightsAndKeys() {
        var id = api.write("POST", "/users", body("keyed")).expect(201).location();
        Sql.update("INSERT INTO user_rights (user_id, right_name) VALUES (?, 'lead.read')", id);
        Accounts.newKey(id);
        api.write("DELETE", "/users/" + id, null).expect(204);
        assertEquals(0, Sql.number("SELECT COUNT(*) FROM user_rights WHERE user_id = ?", id));
        assertEquals(0, Sql.number("SELECT COUNT(*) FROM api_keys WHERE user_id = ?", id));
    }

    @Test
    void writeOfAnUnknownUserIs404() {
        for (var id : List.of("0", "4711", "x")) {
            for (var method : List.of("PATCH", "PUT", "DELETE")) {
                api.write(method, "/users/" + id, "{}")
                        .isProblem(404, "Not Found", "The user " + id + " does not exist.", "/users/" + id);
            }
        }
    }

    private void withUser(String name, Consumer<String> test) {
        var path =
                "/users/" + api.write("POST", "/users", body(name)).expect(201).location();
        try {
            test.accept(path);
        } finally {
            api.write("DELETE", path, null).expect(204);
        }
    }

    private static String body(String name) {
        return Json.createObjectBuilder()
                .add("first_name", "Test")
                .add("last_name", name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1))
                .add("email", name + "@test.example")
                .build()
                .toString();
    }

    private static JsonObject with(JsonObject user, String patch) {
        return Json.createMergePatch(Answer.json(patch)).apply(user).asJsonObject();
    }

    /** Compares all but the time of the change. */
    private static void assertUser(JsonObject expected, Answer answer) {
        var user = answer.expect(200).json().getJsonObject("user");
        assertEquals(
                with(expected, "{\"updated_at\": " + user.get("updated_at") + "}")
                        .toString(),
                user.toString());
    }

    private static void assertSame(Answer one, Answer other) {
        assertEquals(one.body(), other.expect(200).body());
        assertEquals(one.header("etag"), other.header("etag"));
    }
}
