package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Contract, sections 5 and 6: how clients get tokens, and requests without a good one. */
class TokenIT {

    private static final String JSON = "application/json";

    private final Api api = TestServer.api();

    @Test
    void keyGetsATokenWithJsonOrForm() {
        for (var body : List.of(
                "{\"scope\":\"openid\",\"grant_type\":\"client_credentials\"}",
                "grant_type=client_credentials&scope=openid")) {
            var answer = api.send(
                            "POST", Api.TOKEN_PATH, body, "Authorization", Api.DEMO_KEY, "Content-Type", type(body))
                    .expect(200);
            assertEquals(
                    List.of("access_token", "token_type", "scope", "expires_in"),
                    List.copyOf(answer.json().keySet()));
            assertEquals("Bearer", answer.json().getString("token_type"));
            assertEquals("openid", answer.json().getString("scope"));
            assertEquals("1800", answer.json().get("expires_in").toString());
            assertEquals("no-store", answer.header("cache-control"));
            opens(answer.json().getString("access_token"));
        }
        api.send("POST", Api.TOKEN_PATH, "grant_type=client_credentials&client_id=demo&client_secret=demo")
                .expect(200);
    }

    @Test
    void loginGetsATokenAndRenewsIt() {
        for (var body : List.of(
                "{\"grant_type\":\"password\",\"username\":\"demo@example.com\",\"password\":\"demo\",\"domain\":\"x\","
                        + "\"scope\":\"offline\"}",
                "grant_type=password&username=Demo%40example.com&password=demo&scope=offline")) {
            var login =
                    api.send("POST", "/token", body, "Content-Type", type(body)).expect(201);
            assertEquals(
                    List.of("access_token", "refresh_token", "token_type", "expires_in"),
                    List.copyOf(login.json().keySet()));
            assertTrue(login.json().getInt("expires_in") >= 2_700);
            opens(login.json().getString("access_token"));
            var refresh = login.json().getString("refresh_token");
            var renewed = api.send("POST", "/token", "grant_type=refresh_token&refresh_token=" + refresh)
                    .expect(201);
            opens(renewed.json().getString("access_token"));
            isUnauthorized("The token is not valid.", refresh);
        }
    }

    @Test
    void usedRefreshTokenEndsItsLogin() {
        var login = api.login("demo@example.com", "demo").expect(201).json();
        var other = api.login("demo@example.com", "demo").expect(201).json();
        var renewed = refresh(login).expect(201).json();
        opens(login.getString("access_token"));
        var again = refresh(renewed).expect(201).json();
        var reused = refresh(login).expect(400);
        assertEquals("invalid_grant", reused.json().getString("error"));
        assertEquals(
                "The refresh token was used before, so its login has ended.",
                reused.json().getString("detail"));
        assertEquals(400, refresh(again).status());
        for (var token : List.of(login, renewed, again)) {
            isUnauthorized(
                    "The key, login or user that the token was issued to is no longer valid.",
                    token.getString("access_token"));
        }
        opens(other.getString("access_token"));
        refresh(other).expect(201);
    }

    private Answer refresh(JsonObject login) {
        return api.send("POST", "/token", "grant_type=refresh_token&refresh_token=" + login.getString("refresh_token"));
    }

    @Test
    void tokensOfARotatedSecretEndWithIt() {
        var name = Accounts.newKey(2);
        var id = Sql.number("SELECT id FROM api_keys WHERE name = ?", name);
        var first = api.tokenOf(name);
        var rotated = api.write("POST", "/api-keys/" + id + "/rotation", "{\"overlap\": 3600}")
                .expect(201)
                .json()
                .getString("secret");
        var second = api.tokenOf(name, rotated);
        opens(first);
        opens(second);
        opens(api.tokenOf(name));
        api.write("POST", "/api-keys/" + id + "/rotation", "{\"overlap\": 0}").expect(201);
        for (var token : List.of(first, second)) {
            isUnauthorized("The key, login or user that the token was issued to is no longer valid.", token);
        }
        assertEquals(401, api.requestToken(name, rotated).status());
    }

    /** 64 wrong logins at once: a known client gets its token meanwhile, and health is answered. */
    @Test
    void knownClientsAndHealthDoNotWaitForGuesses() throws Exception {
        api.token();
        api.login("demo@example.com", "demo").expect(201);
        var guesses = new ArrayList<Callable<Integer>>();
        for (var i = 0; i < 64; i++) {
            var name = "flood" + i;
            guesses.add(() -> guess(name).status());
        }
        var executor = Executors.newFixedThreadPool(64);
        try {
            var flood = guesses.stream().map(executor::submit).toList();
            do {
                api.send("GET", "/health/live", null).expect(200);
                api.requestToken("demo", "demo").expect(200);
                api.login("demo@example.com", "demo").expect(201);
            } while (!flood.stream().allMatch(Future::isDone));
            for (var answer : flood) {
                assertTrue(Set.of(401, 429, 503).contains(answer.get()), answer::toString);
            }
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void nameThatCannotExistIsRefused() {
        var name = "a".repeat(5_000);
        for (var i = 0; i < 6; i++) {
            assertEquals(401, guess(name).status());
        }
    }

    @Test
    void tokenIsASignedJwtWithoutRights() {
        var parts = api.token().split("\\.");
        assertEquals(Answer.json("{\"alg\":\"RS256\"}"), decoded(parts[0]));
        var claims = decoded(parts[1]);
        assertEquals("2", claims.getString("sub"));
        assertEquals("whatsapp-leads", claims.getString("iss"));
        assertEquals(1_800, claims.getInt("exp") - claims.getInt("iat"));
        assertFalse(claims.toString().contains("lead.read"), claims.toString());
    }

    @Test
    void refusalsHaveTheMembersOfRfc6749() {
        oauth(
                401,
                "Unauthorized",
                "invalid_client",
                "The key or its secret is wrong.",
                Api.TOKEN_PATH,
                "grant_type=client_credentials",
                Api.basic("nobody", "demo"));
        oauth(
                401,
                "Unauthorized",
                "invalid_client",
                "This needs an API key and its secret.",
                Api.TOKEN_PATH,
                "grant_type=client_credentials",
                "Basic !!!");
        oauth(
                400,
                "Bad Request",
                "unsupported_grant_type",
                "grant_type takes client_credentials.",
                Api.TOKEN_PATH,
                "grant_type=password",
                Api.DEMO_KEY);
        isMissing("grant_type", Api.TOKEN_PATH, "");
        isMissing("refresh_token", "/token", "grant_type=refresh_token");
        oauth(
                400,
                "Bad Request",
                "invalid_request",
                "The body is neither a JSON object nor a form.",
                Api.TOKEN_PATH,
                "{\"a\":",
                Api.DEMO_KEY);
        oauth(
                400,
                "Bad Request",
                "invalid_grant",
                "The user name or the password is wrong.",
                "/token",
                "grant_type=password&username=demo%40example.com&password=wrong",
                Api.DEMO_KEY);
        oauth(
                400,
                "Bad Request",
                "invalid_grant",
                "The token is not valid.",
                "/token",
                "grant_type=refresh_token&refresh_token=" + api.token(),
                Api.DEMO_KEY);
        assertEquals(
                "Basic realm=\"whatsapp-leads\"",
                api.send("POST", Api.TOKEN_PATH, "grant_type=client_credentials")
                        .expect(401)
                        .header("www-authenticate"));
    }

    @Test
    void everyErrorOfATokenAddressHasTheMembersOfRfc6749() {
        for (var path : List.of(Api.TOKEN_PATH, "/token")) {
            isInvalidRequest(
                    api.send("GET", path, null),
                    405,
                    "Method Not Allowed",
                    "This address does not take this method.",
                    path);
            isInvalidRequest(
                    api.send("POST", path, "x=1", "Content-Type", "text/plain; charset=no-such"),
                    415,
                    "Unsupported Media Type",
                    "The header Content-Type names a character set that this service does not know.",
                    path);
            var latin = api.upload(path, JSON, new byte[] {'{', (byte) 0xE9, '}'});
            assertEquals(
                    "400 invalid_request", latin.status() + " " + latin.json().getString("error"));
        }
        oauth(
                400,
                "Bad Request",
                "invalid_scope",
                "scope takes printable ASCII characters.",
                Api.TOKEN_PATH,
                "grant_type=client_credentials&scope=%C3%A9",
                Api.DEMO_KEY);
    }

    private void isMissing(String field, String path, String body) {
        var detail = field + " is missing.";
        api.send("POST", path, body, "Authorization", Api.DEMO_KEY)
                .isProblem(
                        400,
                        "Bad Request",
                        detail,
                        path,
                        "{\"%s\": {\"invalid\": \"%s\"}}".formatted(field, detail),
                        ", \"error\": \"invalid_request\", \"error_description\": \"%s\", \"errors\": [{\"pointer\": \"/%s\", \"detail\": \"is missing\"}]"
                                .formatted(detail, field));
    }

    private static void isInvalidRequest(Answer answer, int status, String title, String detail, String path) {
        answer.isProblem(
                status,
                title,
                detail,
                path,
                ", \"error\": \"invalid_request\", \"error_description\": \"%s\"".formatted(detail));
    }

    private void oauth(
            int status, String title, String error, String detail, String path, String body, String authorization) {
        api.send("POST", path, body, "Authorization", authorization)
                .isProblem(
                        status,
                        title,
                        detail,
                        path,
                        ", \"error\": \"%s\", \"error_description\": \"%s\"".formatted(error, detail));
    }

    @Test
    void repeatedWrongSecretsAre429() {
        for (var i = 0; i < 5; i++) {
            assertEquals(401, guess("guessed").status());
        }
        var slowed = guess("guessed ");
        assertEquals(429, slowed.status());
        assertTrue(slowed.header("retry-after").matches("[1-9][0-9]?"), slowed.header("retry-after"));
        assertEquals("slow_down", slowed.json().getString("error"));
        assertEquals(401, guess("another").status());
    }

    private Answer guess(String key) {
        return api.send(
                "POST", Api.TOKEN_PATH, "grant_type=client_credentials", "Authorization", Api.basic(key, "wrong"));
    }

    @Test
    void missingAndInvalidTokensAre401() {
        for (var path :
                List.of("/whatsapp-leads", "/whatsapp-leads/1", "/users", "/users/1", "/properties", "/properties/1")) {
            var answer = api.send("GET", path, null);
            answer.isProblem(401, "Unauthorized", "This needs a bearer token.", path);
            assertEquals("Bearer", answer.header("www-authenticate"));
        }
        var good = api.token().split("\\.");
        isUnauthorized("The token is not valid.", "garbage");
        isUnauthorized("The token is not valid.", good[0] + "." + good[1] + "." + "A".repeat(good[2].length()));
        var forged = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(decoded(good[1])
                        .toString()
                        .replace("\"sub\":\"2\"", "\"sub\":\"1\"")
                        .getBytes(StandardCharsets.UTF_8));
        isUnauthorized("The token is not valid.", good[0] + "." + forged + "." + good[2]);
        var none = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
        isUnauthorized("The token is not valid.", none + "." + good[1] + ".");
    }

    @Test
    void refusalIsTheSameForUnknownAndKnownKeys() {
        var known = guess("demo").json();
        var unknown = guess("no-such-key").json();
        assertEquals(known.getString("detail"), unknown.getString("detail"));
    }

    @Test
    void removedRightIs403() throws SQLException {
        var before = api.get("/properties/1").expect(200);
        Sql.update("DELETE FROM user_rights WHERE user_id = 2 AND right_name = 'property.read'");
        try {
            untilStatus(403)
                    .isProblem(
                            403,
                            "Forbidden",
                            "This needs the right property.read, which the token does not give.",
                            "/properties/1");
        } finally {
            Sql.update("INSERT INTO user_rights (user_id, right_name) VALUES (2, 'property.read')");
        }
        assertEquals(before.body(), untilStatus(200).body());
    }

    private Answer untilStatus(int status) {
        return Eventually.get(() -> api.get("/properties/1"), answer -> answer.status() == status);
    }

    private void isUnauthorized(String detail, String token) {
        var answer = api.send("GET", "/users", null, "Authorization", "Bearer " + token);
        answer.isProblem(401, "Unauthorized", detail, "/users");
        assertEquals("Bearer", answer.header("www-authenticate"));
    }

    private void opens(String token) {
        api.send("GET", "/users/1", null, "Authorization", "Bearer " + token).expect(200);
    }

    private static String type(String body) {
        return body.startsWith("{") ? JSON : "application/x-www-form-urlencoded";
    }

    private static JsonObject decoded(String part) {
        return Answer.json(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
    }
}
