package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Base64;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Passwords of users: who may set them, and what a new one ends. */
class PasswordIT {

    private final Api api = TestServer.api();
    private final Accounts accounts = new Accounts(api);

    @Test
    void passwordsAndSecretsAreHashedAtFullCost() {
        accounts.withUser("hashed", user -> {
            api.write("PUT", "/users/" + user + "/password", "{\"password\": \"long enough\"}")
                    .expect(204);
            var key = api.write("POST", "/api-keys", "{\"name\": \"hashed\", \"user\": " + user + "}")
                    .expect(201)
                    .location();
            assertHasFullCost(Sql.text("SELECT password_hash FROM users WHERE id = ?", user));
            assertHasFullCost(Sql.text("SELECT secret_hash FROM api_keys WHERE id = ?", key));
        });
    }

    /** 210,000 iterations of HMAC-SHA-512, salt and hash of 32 bytes each. */
    private static void assertHasFullCost(String hash) {
        var parts = hash.split(":");
        assertEquals(List.of("PBKDF2WithHmacSHA512", "210000"), List.of(parts[0], parts[1]));
        assertEquals(32, Base64.getDecoder().decode(parts[2]).length);
        assertEquals(32, Base64.getDecoder().decode(parts[3]).length);
    }

    @Test
    void newPasswordEndsTheTokensOfTheFormerOne() {
        accounts.withUser("password", id -> {
            var path = "/users/" + id + "/password";
            accounts.setRights(id, "user.read");
            assertEquals(
                    "",
                    api.write("PUT", path, "{\"password\": \" first one \"}")
                            .expect(204)
                            .body());
            assertEquals(400, api.login("password@test.example", "first one").status());
            var first = api.login("PASSWORD@test.example", " first one ").expect(201);
            api.as(first.json().getString("access_token"), "GET", "/users/1", null)
                    .expect(200);

            api.write("PUT", path, "{\"password\": \"the second\"}").expect(204);
            api.as(first.json().getString("access_token"), "GET", "/users/1", null)
                    .isProblem(
                            401,
                            "Unauthorized",
                            "The key, login or user that the token was issued to is no longer valid.",
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
            api.as(second.json().getString("access_token"), "GET", "/users/1", null)
                    .expect(200);
        });
    }

    /** Their names differ late, or in a letter beyond ASCII: each has its own history and its own Idempotency-Keys. */
    @Test
    void callersWithSimilarNamesAreTwo() {
        var longName = "a".repeat(120);
        for (var names : List.of(List.of(longName + "1", longName + "2"), List.of("zo\u00eb", "zo\u00ea"))) {
            var leads = new TreeMap<Long, String>();
            for (var name : names) {
                accounts.withUser(name, id -> {
                    accounts.setRights(id, "lead.create", "lead.read");
                    api.write("PUT", "/users/" + id + "/password", "{\"password\": \"its password\"}")
                            .expect(204);
                    var login =
                            api.login(name + "@test.example", "its password").expect(201);
                    var token = "Bearer " + login.json().getString("access_token");
                    var lead = api.send(
                                    "POST",
                                    "/whatsapp-leads",
                                    "{\"phone\": \"0509991900\"}",
                                    "Content-Type",
                                    "application/json",
                                    "Authorization",
                                    token,
                                    "Idempotency-Key",
                                    "similar-names-" + names.hashCode())
                            .expect(201)
                            .location();
                    leads.put(
                            lead,
                            api.json("/whatsapp-leads/" + lead + "/history")
                                    .getJsonArray("history")
                                    .getJsonObject(0)
                                    .getString("actor"));
                });
            }
            leads.keySet()
                    .forEach(lead ->
                            api.write("DELETE", "/whatsapp-leads/" + lead, null).expect(204));
            assertEquals(
                    names.stream()
                            .map(name -> "login:" + name + "@test.example")
                            .toList(),
                    List.copyOf(leads.values()));
        }
    }

    @Test
    void passwordHas8To200Characters() {
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
    void callerSetsNoPasswordOfAUserWithMoreRights() {
        accounts.withUser(
                "lesser",
                lesser -> accounts.withUser("greater", greater -> {
                    accounts.setRights(lesser, "user.manage", "lead.read");
                    accounts.setRights(greater, "user.manage", "webhook.manage", "property.read");
                    var token = api.tokenOf(Accounts.newKey(lesser));
                    var path = "/users/" + greater + "/password";
                    api.as(token, "PUT", path, "{\"password\": \"taken over\"}").isForbidden("property.read", path);
                    assertEquals(
                            400, api.login("greater@test.example", "taken over").status());
                    accounts.setRights(greater, "lead.read");
                    api.as(token, "PUT", path, "{\"password\": \"handed over\"}")
                            .expect(204);
                    api.login("greater@test.example", "handed over").expect(201);
                }));
    }
}
