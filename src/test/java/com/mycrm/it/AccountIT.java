package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;

/** Rights, passwords and API keys are given out, but by nobody who lacks what they open; and no answer shows them again. */
class AccountIT {

    private final Api api = TestServer.api();

    static final String USER = "{\"first_name\": \"Test\", \"last_name\": \"Account\", \"email\": \"%s@test.example\"}";

    @Test
    void aUserHasTheRightsThatItIsGiven() {
        withUser("rights", id -> {
            var path = "/users/" + id + "/rights";
            assertEquals(
                    "",
                    api.write("PUT", path, "{\"rights\": [\"lead.read\", \"user.read\"]}")
                            .expect(204)
                            .body());
            var token = token(Sql.newKey(id), "demo");
            as(token, "GET", "/users/1", null).expect(200);
            as(token, "GET", "/properties/1", null).expect(403);
            api.write("PUT", path, "{\"rights\": [\"property.read\", \"lead.read\", \"lead.read\"]}")
                    .expect(204);
            as(token, "GET", "/users/1", null).expect(403);
            as(token, "GET", "/properties/1", null).expect(200);
            as(token, "GET", "/whatsapp-leads/1", null).expect(200);
            api.write("PUT", path, "{\"rights\": []}").expect(204);
            as(token, "GET", "/whatsapp-leads/1", null).expect(403);
        });
    }

    @Test
    void rightsThatThereAreNotAreNamed() {
        var takes = "takes one of key.manage, lead.create, lead.delete, lead.read, lead.update, property.manage,"
                + " property.read, user.manage, user.read, webhook.manage";
        var path = "/users/1/rights";
        api.write("PUT", path, "{\"rights\": [\"lead.read\", \"root\", 1, null]}")
                .isUnprocessable(path, "/rights/1", takes, "/rights/2", takes, "/rights/3", takes);
        api.write("PUT", path, "{}").isUnprocessable(path, "/rights", "is missing");
        api.write("PUT", path, "{\"rights\": \"lead.read\"}").isUnprocessable(path, "/rights", "takes an array");
        assertEquals(400, api.write("PUT", path, "[").status());
        api.write("PUT", "/users/4711/rights", "{\"rights\": []}")
                .isProblem(404, "Not Found", "The user 4711 does not exist.", "/users/4711/rights");
    }

    @Test
    void nobodyGivesAwayARightThatItLacks() {
        withUser(
                "giver",
                giver -> withUser("taker", taker -> {
                    rights(giver, "user.manage", "lead.read");
                    rights(taker, "property.read");
                    var token = token(Sql.newKey(giver), "demo");
                    var path = "/users/" + taker + "/rights";
                    as(
                                    token,
                                    "PUT",
                                    path,
                                    "{\"rights\": [\"property.read\", \"lead.read\", \"key.manage\", \"lead.create\"]}")
                            .isForbidden("key.manage", path);
                    assertEquals(Set.of("property.read"), rightsOf(taker));
                    as(token, "PUT", path, "{\"rights\": [\"property.read\", \"lead.read\"]}")
                            .expect(204);
                    assertEquals(Set.of("property.read", "lead.read"), rightsOf(taker));
                    as(token, "PUT", path, "{\"rights\": [\"lead.read\"]}").expect(204);
                    assertEquals(Set.of("lead.read"), rightsOf(taker));
                }));
    }

    @Test
    void aPasswordOpensAndEndsWhatTheFormerOneGot() {
        withUser("password", id -> {
            var path = "/users/" + id + "/password";
            rights(id, "user.read");
            assertEquals(
                    "",
                    api.write("PUT", path, "{\"password\": \" first one \"}")
                            .expect(204)
                            .body());
            assertEquals(400, api.login("password@test.example", "first one").status());
            var first = api.login("PASSWORD@test.example", " first one ").expect(201);
            as(first.json().getString("access_token"), "GET", "/users/1", null).expect(200);

            api.write("PUT", path, "{\"password\": \"the second\"}").expect(204);
            as(first.json().getString("access_token"), "GET", "/users/1", null)
                    .isProblem(
                            401,
                            "Unauthorized",
                            "The key or user that the token was issued to is no longer valid.",
                            "/users/1");
            assertEquals(
                    "invalid_grant",
                    api.send(
                                    "POST",
                                    "/token",
                                    "grant_type=refresh_token&refresh_token="
                                            + first.json().getString("refresh_token"))
                            .expect(400)
                            .json()
                            .getString("error"));
            assertEquals(400, api.login("password@test.example", " first one ").status());
            var second = api.login("password@test.example", "the second").expect(201);
            as(second.json().getString("access_token"), "GET", "/users/1", null).expect(200);
        });
    }

    @Test
    void aPasswordHasALengthAndIsNeverShown() {
        var path = "/users/1/password";
        for (var password : List.of("\"1234567\"", "\"" + "a".repeat(201) + "\"", "12345678")) {
            var answer = api.write("PUT", path, "{\"password\": " + password + "}");
            answer.isUnprocessable(path, "/password", "takes text of 8 to 200 characters");
        }
        api.write("PUT", path, "{}").isUnprocessable(path, "/password", "is missing");
        api.write("PUT", "/users/4711/password", "{\"password\": \"12345678\"}")
                .isProblem(404, "Not Found", "The user 4711 does not exist.", "/users/4711/password");
    }

    @Test
    void nobodySetsThePasswordOfOneWhoMayMore() {
        withUser(
                "lesser",
                lesser -> withUser("greater", greater -> {
                    rights(lesser, "user.manage", "lead.read");
                    rights(greater, "user.manage", "webhook.manage", "property.read");
                    var token = token(Sql.newKey(lesser), "demo");
                    var path = "/users/" + greater + "/password";
                    as(token, "PUT", path, "{\"password\": \"taken over\"}").isForbidden("property.read", path);
                    assertEquals(
                            400, api.login("greater@test.example", "taken over").status());
                    rights(greater, "lead.read");
                    as(token, "PUT", path, "{\"password\": \"handed over\"}").expect(204);
                    api.login("greater@test.example", "handed over").expect(201);
                }));
    }

    @Test
    void aKeyIsMadeAndItsSecretShownOnce() {
        withUser("key", user -> {
            var before = Instant.now().getEpochSecond();
            var made = api.write(
                    "POST",
                    "/api-keys",
                    "{\"api_key\": {\"name\": \"Sync.1_a-b\", \"user\": {\"id\": %d}, \"expires_at\": \"2099-01-01T00:00:00+01:00\"}}"
                            .formatted(user));
            var id = made.expect(201).location();
            var path = "/api-keys/" + id;
            assertEquals(path, made.header("location"));
            assertEquals("no-store", made.header("cache-control"));
            var secret = made.json().getString("secret");
            var key = made.json().getJsonObject("api_key");
            var created = Leads.time(key, "created_at");
            assertTrue(created.getEpochSecond() >= before && !created.isAfter(Instant.now()), created.toString());
            assertEquals(Answer.json("""
                            {"id": %d, "name": "Sync.1_a-b", "user": {"id": %d}, "created_at": "%s",
                             "expires_at": "2098-12-31T23:00:00Z", "last_used_at": null, "revoked_at": null}""".formatted(id, user, created)), key);
            assertEquals(Json.createObjectBuilder().add("api_key", key).build(), api.json(path));

            rights(user, "lead.read");
            var token = token("Sync.1_a-b", secret);
            as(token, "GET", "/whatsapp-leads/1", null).expect(200);
            var used = api.json(path).getJsonObject("api_key");
            assertTrue(Leads.time(used, "last_used_at").getEpochSecond() >= before);
            assertEquals(key, without(used));

            assertEquals("", api.write("DELETE", path, null).expect(204).body());
            as(token, "GET", "/whatsapp-leads/1", null).expect(401);
            assertEquals(401, tokenAnswer("Sync.1_a-b", secret).status());
            var revoked = api.json(path);
            assertTrue(
                    Leads.time(revoked.getJsonObject("api_key"), "revoked_at").getEpochSecond() >= before);
            Sql.update("UPDATE api_keys SET revoked_at = revoked_at - 60 WHERE id = ?", id);
            api.write("DELETE", path, null).expect(204);
            assertEquals(
                    Leads.time(revoked.getJsonObject("api_key"), "revoked_at").minusSeconds(60),
                    Leads.time(api.json(path).getJsonObject("api_key"), "revoked_at"));
        });
    }

    @Test
    void aKeyIsTheCallersUnlessItSaysOtherwise() {
        var made = api.write("POST", "/api-keys", "{\"name\": \"own-key\"}").expect(201);
        try {
            assertEquals(2, Leads.user(made.json().getJsonObject("api_key")));
        } finally {
            Sql.update("DELETE FROM api_keys WHERE name = 'own-key'");
        }
    }

    @Test
    void everyFaultOfAKeyIsNamedAtOnce() {
        api.write("POST", "/api-keys", "{\"name\": \"a:b\", \"user\": 4711, \"expires_at\": \"2020-01-01T00:00:00Z\"}")
                .isUnprocessable(
                        "/api-keys",
                        "/name",
                        "takes letters and digits of English, and . _ -",
                        "/expires_at",
                        "has to be in the future",
                        "/user",
                        "names no user");
        api.write("POST", "/api-keys", "{\"api_key\": {\"expires_at\": \"soon\"}}")
                .isUnprocessable(
                        "/api-keys",
                        "/api_key/name",
                        "is missing",
                        "/api_key/expires_at",
                        "takes an RFC 3339 instant, 2023-05-09T08:30:00Z, or a day or local time, 2023-05-09 08:30:00");
        api.write("POST", "/api-keys", "{\"name\": \"demo\"}")
                .isUnprocessable("/api-keys", "/name", "is the name of another key");
        assertEquals(400, api.write("POST", "/api-keys", "").status());
    }

    @Test
    void aKeyIsNoWayToRightsThatItsMakerLacks() {
        withUser(
                "maker",
                maker -> withUser("holder", holder -> {
                    rights(maker, "key.manage", "lead.read");
                    rights(holder, "lead.read", "user.manage", "property.read");
                    var token = token(Sql.newKey(maker), "demo");
                    as(token, "POST", "/api-keys", "{\"name\": \"no-way\", \"user\": %d}".formatted(holder))
                            .isForbidden("property.read", "/api-keys");
                    assertEquals(0, Sql.number("SELECT COUNT(*) FROM api_keys WHERE name = 'no-way'"));
                    var key = Sql.number("SELECT id FROM api_keys WHERE name = ?", Sql.newKey(holder));
                    var path = "/api-keys/" + key + "/rotation";
                    as(token, "POST", path, "{}").isForbidden("property.read", path);
                    rights(holder, "lead.read");
                    as(token, "POST", path, "{}").expect(201);
                    as(token, "POST", "/api-keys", "{\"name\": \"a-way\", \"user\": %d}".formatted(holder))
                            .expect(201);
                }));
    }

    @Test
    void aRotatedKeyHasTwoSecretsUntilTheOverlapEnds() {
        withUser("rotated", user -> {
            var name = Sql.newKey(user);
            var id = Sql.number("SELECT id FROM api_keys WHERE name = ?", name);
            var path = "/api-keys/" + id;
            var before = Instant.now().getEpochSecond();
            var rotated = api.write("POST", path + "/rotation", null);
            var second = rotated.expect(201).json().getString("secret");
            assertEquals("no-store", rotated.header("cache-control"));
            assertEquals(api.json(path).get("api_key"), rotated.json().get("api_key"));
            var until = Sql.number("SELECT former_until FROM api_keys WHERE id = ?", id);
            assertTrue(until >= before + 86_400 && until <= Instant.now().getEpochSecond() + 86_400);
            assertNotEquals("demo", second);
            token(name, "demo");
            token(name, second);
            assertEquals(401, tokenAnswer(name, "neither").status());

            Sql.update("UPDATE api_keys SET former_until = ? WHERE id = ?", before, id);
            assertEquals(401, tokenAnswer(name, "demo").status());
            token(name, second);

            var third =
                    api.write("POST", path + "/rotation", "{\"overlap\": 0}").expect(201);
            assertEquals(401, tokenAnswer(name, second).status());
            token(name, third.json().getString("secret"));

            for (var overlap : List.of("-1", "2592001", "\"long\"", "1.5")) {
                api.write("POST", path + "/rotation", "{\"overlap\": " + overlap + "}")
                        .isUnprocessable(path + "/rotation", "/overlap", "takes a whole number from 0 to 2592000");
            }
            api.write("DELETE", path, null).expect(204);
            api.write("POST", path + "/rotation", "{}")
                    .isProblem(409, "Conflict", "The API key " + id + " is revoked or expired.", path + "/rotation");
        });
    }

    @Test
    void keysAreListedWithoutTheirSecrets() {
        withUser("listed", user -> {
            Sql.newKey(user);
            var count = Sql.number("SELECT COUNT(*) FROM api_keys");
            var last = api.get("/api-keys?per_page=1&page=" + count).expect(200);
            var key = Sql.number("SELECT MAX(id) FROM api_keys");
            assertEquals(
                    Json.createObjectBuilder()
                            .add("count", count)
                            .add("page", count)
                            .add("per_page", 1)
                            .add(
                                    "api_keys",
                                    Json.createArrayBuilder()
                                            .add(api.json("/api-keys/" + key).get("api_key")))
                            .build(),
                    last.json());
            assertEquals(Set.of("api_key"), api.json("/api-keys/" + key).keySet());
            var ids = api.json("/api-keys?per_page=500").getJsonArray("api_keys").getValuesAs(JsonObject.class).stream()
                    .map(Leads::id)
                    .toList();
            assertEquals(ids.stream().sorted().toList(), ids);
            assertEquals(count, ids.size());
        });
        api.get("/api-keys?page=0").isBadRequest("/api-keys", "page", "takes a whole number from 1");
        for (var id : List.of("0", "x")) {
            var path = "/api-keys/" + id;
            api.get(path).isProblem(404, "Not Found", "The API key " + id + " does not exist.", path);
            api.write("DELETE", path, null).isProblem(404, "Not Found", "The API key " + id + " does not exist.", path);
            api.write("POST", path + "/rotation", "{}")
                    .isProblem(404, "Not Found", "The API key " + id + " does not exist.", path + "/rotation");
        }
    }

    @Test
    void eachWriteOfADirectoryNeedsItsRight() {
        withUser("reader", id -> {
            rights(id, "lead.read", "user.read", "property.read");
            var token = token(Sql.newKey(id), "demo");
            for (var request : List.of(
                    "POST /users user.manage",
                    "PATCH /users/1 user.manage",
                    "PUT /users/1 user.manage",
                    "DELETE /users/1 user.manage",
                    "PUT /users/by-email/a@b user.manage",
                    "PUT /users/1/rights user.manage",
                    "PUT /users/1/password user.manage",
                    "POST /properties property.manage",
                    "PATCH /properties/1 property.manage",
                    "PUT /properties/1 property.manage",
                    "DELETE /properties/1 property.manage",
                    "PUT /properties/by-reference/a property.manage",
                    "GET /api-keys key.manage",
                    "GET /api-keys/1 key.manage",
                    "POST /api-keys key.manage",
                    "DELETE /api-keys/1 key.manage",
                    "POST /api-keys/1/rotation key.manage")) {
                var words = request.split(" ");
                as(token, words[0], words[1], words[0].equals("GET") ? null : "{}")
                        .isForbidden(words[2], words[1]);
            }
        });
    }

    private void withUser(String name, LongConsumer test) {
        var id = api.write("POST", "/users", USER.formatted(name)).expect(201).location();
        try {
            test.accept(id);
        } finally {
            api.write("DELETE", "/users/" + id, null).expect(204);
        }
    }

    /** Gives them as an administrator does, so that they act at once. */
    private void rights(long user, String... rights) {
        var body = Json.createObjectBuilder().add("rights", Json.createArrayBuilder(List.of(rights)));
        api.write("PUT", "/users/" + user + "/rights", body.build().toString()).expect(204);
    }

    private static Set<String> rightsOf(long user) {
        var rights = new HashSet<String>();
        for (var right : List.of("lead.read", "property.read", "key.manage", "lead.create")) {
            if (Sql.number("SELECT COUNT(*) FROM user_rights WHERE user_id = ? AND right_name = ?", user, right) == 1) {
                rights.add(right);
            }
        }
        assertEquals(rights.size(), Sql.number("SELECT COUNT(*) FROM user_rights WHERE user_id = ?", user));
        return rights;
    }

    private static JsonObject without(JsonObject key) {
        return Json.createObjectBuilder(key).add("last_used_at", JsonValue.NULL).build();
    }

    private Answer as(String token, String method, String path, String body) {
        return api.write(method, path, body, "Authorization", "Bearer " + token);
    }

    private String token(String key, String secret) {
        return tokenAnswer(key, secret).expect(200).json().getString("access_token");
    }

    private Answer tokenAnswer(String key, String secret) {
        return api.send(
                "POST", Api.TOKEN_PATH, "grant_type=client_credentials", "Authorization", Api.basic(key, secret));
    }
}
