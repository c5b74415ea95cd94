package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** API keys: made, listed, rotated and revoked; the secret is shown once. */
class ApiKeyIT {

    private final Api api = TestServer.api();
    private final Accounts accounts = new Accounts(api);

    @Test
    void newKeyShowsItsSecretOnce() {
        accounts.withUser("key", user -> {
            accounts.setRights(user, "lead.read");
            var before = Instant.now();
            var made = api.write(
                    "POST",
                    "/api-keys",
                    ("{\"api_key\": {\"name\": \"Sync.1_a-b\", \"user\": {\"id\": %d},"
                                    + " \"expires_at\": \"2099-01-01T00:00:00+01:00\"}}")
                            .formatted(user));
            var id = made.expect(201).location();
            var path = "/api-keys/" + id;
            assertEquals(path, made.header("location"));
            assertEquals("no-store", made.header("cache-control"));
            var secret = made.json().getString("secret");
            var key = made.json().getJsonObject("api_key");
            var created = Leads.time(key, "created_at");
            Leads.madeSince(before, created);
            assertEquals(Answer.json("""
                            {"id": %d, "name": "Sync.1_a-b", "user": {"id": %d}, "rights": ["lead.read"], "created_at": "%s",
                             "expires_at": "2098-12-31T23:00:00Z", "last_used_at": null, "revoked_at": null}
                            """.formatted(id, user, created)), key);
            assertEquals(Json.createObjectBuilder().add("api_key", key).build(), api.json(path));

            var token = api.tokenOf("Sync.1_a-b", secret);
            api.as(token, "GET", "/whatsapp-leads/1", null).expect(200);
            accounts.setRights(user, "lead.read", "user.read");
            api.as(token, "GET", "/users/1", null).isForbidden("user.read", "/users/1");
            var used = api.json(path).getJsonObject("api_key");
            Leads.madeSince(before, Leads.time(used, "last_used_at"));
            assertEquals(key, without(used));

            assertEquals("", api.write("DELETE", path, null).expect(204).body());
            api.as(token, "GET", "/whatsapp-leads/1", null).expect(401);
            assertEquals(401, api.requestToken("Sync.1_a-b", secret).status());
            var revoked = api.json(path);
            Leads.madeSince(before, Leads.time(revoked.getJsonObject("api_key"), "revoked_at"));
            Sql.update("UPDATE api_keys SET revoked_at = revoked_at - 60 WHERE id = ?", id);
            api.write("DELETE", path, null).expect(204);
            assertEquals(
                    Leads.time(revoked.getJsonObject("api_key"), "revoked_at").minusSeconds(60),
                    Leads.time(api.json(path).getJsonObject("api_key"), "revoked_at"));
        });
    }

    @Test
    void keyWithRightsOfItsOwnHasNoOthers() {
        accounts.withUser("limited", user -> {
            accounts.setRights(user, "lead.read", "user.read");
            var made = api.write(
                            "POST",
                            "/api-keys",
                            "{\"name\": \"limited\", \"user\": %d, \"rights\": [\"lead.read\"]}".formatted(user))
                    .expect(201);
            var key = made.json().getJsonObject("api_key");
            var token = api.tokenOf("limited", made.json().getString("secret"));
            assertEquals(
                    Answer.json("""
                            {"me": {"name": "key:limited", "api_key": {"id": %d, "name": "limited", "expires_at": null},
                             "user": {"id": %d}, "rights": ["lead.read"]}}""".formatted(key.getInt("id"), user)),
                    api.as(token, "GET", "/me", null).expect(200).json());
            api.as(token, "GET", "/whatsapp-leads/1", null).expect(200);
            api.as(token, "GET", "/users/1", null).isForbidden("user.read", "/users/1");
            api.write(
                            "POST",
                            "/api-keys",
                            "{\"name\": \"more\", \"user\": %d, \"rights\": [\"lead.delete\"]}".formatted(user))
                    .isUnprocessable(
                            "/api-keys", "/rights", "has lead.delete, which the user of the key does not have");
            accounts.setRights(user, "user.read");
            assertEquals(
                    "[]",
                    api.as(token, "GET", "/me", null)
                            .json()
                            .getJsonObject("me")
                            .get("rights")
                            .toString());
        });
        api.send("GET", "/me", null).isProblem(401, "Unauthorized", "This needs a bearer token.", "/me");
    }

    @Test
    void newKeyBelongsToTheCallerByDefault() {
        var made = api.write("POST", "/api-keys", "{\"name\": \"own-key\"}").expect(201);
        try {
            assertEquals(2, Leads.user(made.json().getJsonObject("api_key")));
        } finally {
            Sql.update("DELETE FROM api_keys WHERE name = 'own-key'");
        }
    }

    @Test
    void faultyKeyIsRefusedWithAllFaults() {
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
    void callerMakesNoKeyForAUserWithMoreRights() {
        accounts.withUser(
                "maker",
                maker -> accounts.withUser("holder", holder -> {
                    accounts.setRights(maker, "key.manage", "lead.read");
                    accounts.setRights(holder, "lead.read", "user.manage", "property.read");
                    var token = api.tokenOf(Accounts.newKey(maker));
                    api.as(token, "POST", "/api-keys", "{\"name\": \"no-way\", \"user\": %d}".formatted(holder))
                            .isForbidden("property.read", "/api-keys");
                    assertEquals(0, Sql.number("SELECT COUNT(*) FROM api_keys WHERE name = 'no-way'"));
                    var key = Sql.number("SELECT id FROM api_keys WHERE name = ?", Accounts.newKey(holder));
                    var path = "/api-keys/" + key + "/rotation";
                    api.as(token, "POST", path, "{}").isForbidden("lead.create", path);
                    api.as(token, "DELETE", "/api-keys/" + key, null).isForbidden("property.read", "/api-keys/" + key);
                    Sql.update("UPDATE api_keys SET rights = 'lead.read' WHERE id = ?", key);
                    api.as(token, "POST", path, "{}").expect(201);
                    accounts.setRights(holder, "lead.read");
                    api.as(token, "POST", "/api-keys", "{\"name\": \"a-way\", \"user\": %d}".formatted(holder))
                            .expect(201);
                }));
    }

    @Test
    void rotatedKeyHasTwoSecretsUntilTheOverlapEnds() {
        accounts.withUser("rotated", user -> {
            var name = Accounts.newKey(user);
            var id = Sql.number("SELECT id FROM api_keys WHERE name = ?", name);
            var path = "/api-keys/" + id;
            var before = Instant.now();
            var rotated = api.write("POST", path + "/rotation", null);
            var second = rotated.expect(201).json().getString("secret");
            assertEquals("no-store", rotated.header("cache-control"));
            assertEquals(api.json(path).get("api_key"), rotated.json().get("api_key"));
            var until = Sql.number("SELECT former_until FROM api_keys WHERE id = ?", id);
            Leads.madeSince(before, Instant.ofEpochSecond(until - 86_400));
            assertNotEquals("demo", second);
            api.tokenOf(name, "demo");
            api.tokenOf(name, second);
            assertEquals(401, api.requestToken(name, "neither").status());

            Sql.update("UPDATE api_keys SET former_until = ? WHERE id = ?", before.getEpochSecond() - 60, id);
            assertEquals(401, api.requestToken(name, "demo").status());
            api.tokenOf(name, second);

            var third =
                    api.write("POST", path + "/rotation", "{\"overlap\": 0}").expect(201);
            assertEquals(401, api.requestToken(name, second).status());
            api.tokenOf(name, third.json().getString("secret"));

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
    void listOfKeysShowsNoSecret() {
        accounts.withUser("listed", user -> {
            Accounts.newKey(user);
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

    private static JsonObject without(JsonObject key) {
        return Json.createObjectBuilder(key).add("last_used_at", JsonValue.NULL).build();
    }
}
