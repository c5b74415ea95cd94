package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Requests that are made to cost more than they look, each with a normal client beside it. */
class HostileInputIT {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final int MEBIBYTE = 1024 * 1024;
    private static final List<String> WRITES =
            List.of("/whatsapp-leads", "/leads", "/calltrackings", "/users", "/properties", "/channels", "/api-keys");

    private final Api api = TestServer.api();

    @Test
    void textThatIsTooDeepOrLongIsRefusedEverywhere() {
        for (var path : WRITES) {
            for (var body : List.of("[".repeat(500_000), "{\"a\":".repeat(100_000))) {
                refused(path, body, "The body nests more than 64 objects and arrays in each other.");
            }
            refused(path, "{\"a\": " + "9".repeat(500_000) + "}", "The body has a number of more than 100 characters.");
            refused(path, "{\"a\": [" + "{},".repeat(300_000) + "{}]}", "The body has more than 20000 values.");
        }
        for (var path : List.of("/token", Api.TOKEN_PATH)) {
            assertEquals(
                    400, api.send("POST", path, "{\"a\":" + "[".repeat(16_000)).status(), path);
        }
        isAlive();
    }

    private void refused(String path, String body, String detail) {
        var answer = api.write("POST", path, body).expect(400).json();
        assertEquals(
                "[{\"pointer\":\"\",\"detail\":\"" + detail + "\"}]",
                answer.get("errors").toString(),
                path);
    }

    @Test
    void arrayOfManyElementsIsRefusedAtOnce() {
        api.write("POST", "/properties", "{\"languages\": [" + "{},".repeat(1_000) + "{}]}")
                .isUnprocessable("/properties", "/languages", "takes an array of at most 1000 elements");
    }

    @Test
    void numberOfManyDigitsIsRefused() {
        for (var number : List.of("1E300000000", "-1E300000000", "1E-300000000", "\"1E300000000\"")) {
            api.write("POST", "/properties", "{\"location\": {\"latitude\": " + number + "}}")
                    .isUnprocessable("/properties", "/location/latitude", "takes a number from -90 to 90");
        }
    }

    @Test
    void formOfManyParametersIsRefusedBeforeItIsRead() {
        var form = IntStream.range(0, 30_000).mapToObj(i -> "AaBB" + i + "=").collect(Collectors.joining("&"));
        api.send("POST", "/channels/twilio", form, "Content-Type", FORM, "X-Twilio-Signature", "x")
                .isProblem(413, "Content Too Large", "The form has more than 500 parameters.", "/channels/twilio");
    }

    /** The server of the tests has more memory than they take; that it answers each is what counts. */
    @Test
    void largeBodiesAtOnceAreReadOrRefusedWithAWait() throws Exception {
        var body = "{\"phone\": \"none\", \"x\": \"" + "é".repeat(MEBIBYTE / 2 - 50) + "\"}";
        var threads = Executors.newFixedThreadPool(60);
        try {
            Callable<Answer> write = () -> api.write("POST", "/whatsapp-leads", body);
            for (var answer : threads.invokeAll(Collections.nCopies(60, write))) {
                var status = answer.get().status();
                assertTrue(status == 422 || status == 503 && answer.get().header("retry-after") != null, "" + status);
            }
        } finally {
            threads.shutdown();
        }
        isAlive();
    }

    @Test
    void encodedBodyIsRefusedWhereverABodyIsRead() {
        for (var path : List.of("/whatsapp-leads", "/whatsapp-leads/import", "/token", "/channels/meta", "/users")) {
            var type = path.endsWith("import") ? "text/csv" : "application/json";
            var answer = api.write("POST", path, "{}", "Content-Encoding", "br", "Content-Type", type);
            assertEquals(415, answer.status(), path);
            assertEquals(path.endsWith("import") ? "gzip, identity" : "identity", answer.header("accept-encoding"));
            assertEquals("application/problem+json", answer.header("content-type"));
        }
    }

    @Test
    void everyAnswerForbidsSniffing() {
        for (var path : List.of(
                "/whatsapp-leads",
                "/whatsapp-leads?format=csv",
                "/whatsapp-leads/0",
                "/nothing",
                "/docs",
                "/openapi",
                "/health/ready",
                "/metrics",
                "/")) {
            assertEquals(List.of("nosniff"), api.get(path).all("x-content-type-options"), path);
        }
        assertEquals(List.of("nosniff"), api.send("GET", "/users", null).all("x-content-type-options"));
        assertEquals(
                List.of("nosniff"),
                WhatsApp.handshake(api, "subscribe", "demo", "1").all("x-content-type-options"));
    }

    @Test
    void acceptOfAnyWeightIsNeverAFailure() {
        var many = IntStream.range(0, 1_000).mapToObj(i -> "a/b;q=0." + i % 10).collect(Collectors.joining(","));
        for (var accept : List.of("*/*;q=abc", "*/*;q=2", "*/*;q=", "*/*;q=1e999", "*/*;q=NaN", "*/*;q=-1", many)) {
            for (var path :
                    List.of("/users?per_page=1", "/users?format=csv", "/users/1", "/nothing", "/docs", "/openapi")) {
                var status = api.get(path, "Accept", accept).status();
                assertTrue(List.of(200, 404, 406).contains(status), accept + " " + path + " " + status);
            }
        }
    }

    @Test
    void weakTagOfIfMatchIsNamed() {
        api.write("PATCH", "/whatsapp-leads/1", "{\"status\": \"pending\"}", "If-Match", "W/\"1\"")
                .isProblem(
                        412,
                        "Precondition Failed",
                        "If-Match has a weak ETag only (W/…), which matches nothing; send the ETag as the answer had it.",
                        "/whatsapp-leads/1");
    }

    @Test
    void referencesAndAddressesThatLookAlikeAreOne() {
        var property = api.write("POST", "/properties", "{\"reference\": \"Cafe\u0301\u200b 1\"}")
                .expect(201);
        var id = property.json().getJsonObject("property").getInt("id");
        try {
            assertEquals(
                    "Caf\u00e9 1", property.json().getJsonObject("property").getString("reference"));
            api.write("POST", "/properties", "{\"reference\": \"\u202eCAF\u00c9\u00a01\"}")
                    .isUnprocessable("/properties", "/reference", "is the reference of another property");
        } finally {
            api.write("DELETE", "/properties/" + id, null).expect(204);
        }
        api.write(
                        "POST",
                        "/users",
                        "{\"first_name\": \"A\", \"last_name\": \"B\", \"email\": \"Demo\u200b@example.com\ufeff\"}")
                .isUnprocessable("/users", "/email", "is the e-mail of another user");
    }

    @Test
    void reportOfAnImportHasNoFormulas() {
        var imports = new Imports(api);
        var ended = imports.run(Imports.PATH, Imports.CSV, "=HYPERLINK(1),\uff1d1,phone\n1,1,none\n");
        assertEquals("done", ended.getString("state"));
        assertEquals(
                """
                row,column,problem
                1,'=HYPERLINK(1),%1$s
                1,'\uff1d1,%1$s
                """.formatted("is unknown and was ignored; ?map=column:field of the upload says which field it is"),
                imports.report(ended).lines().limit(3).map(line -> line + "\n").collect(Collectors.joining()));
    }

    @Test
    void fileThatWouldFillTheMemoryIsAFailedRow() {
        var imports = new Imports(api);
        var rows = "{\"a\": [" + "{},".repeat(300_000) + "{}]}\n" + "{\"a\": " + "[".repeat(500_000) + "\n"
                + "x".repeat(3 * MEBIBYTE) + "\n{\"phone\": 1E300000000}\n";
        var ended = imports.run(Imports.PATH, Imports.NDJSON, rows.getBytes(StandardCharsets.UTF_8));
        assertEquals(
                "done 4 4", ended.getString("state") + " " + ended.get("rows_done") + " " + ended.get("rows_failed"));
        isAlive();
    }

    private void isAlive() {
        api.send("GET", "/health/ready", null).expect(200);
        api.get("/whatsapp-leads?per_page=1").expect(200);
    }
}
