package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Contract, section 10: character sets of bodies and of answers. */
class CharsetIT {

    private static final String JSON = "application/json";
    private static final String INVALID =
            "The body has bytes that are not of its character set; the header Content-Type names it.";

    private final Api api = TestServer.api();

    @Test
    void answerIsUtf8WhateverIsAccepted() {
        var plain = api.get("/users/1").expect(200);
        for (var accept : List.of(
                "application/json;charset=iso-8859-1",
                "application/json; charset=utf-16, */*;q=0.1",
                "application/json;q=7",
                "application/json;q=abc",
                "application/json;a=\"b",
                "a/b/c, application/json",
                "garbage",
                ";;;",
                "/",
                "")) {
            var answer = api.get("/users/1", "Accept", accept, "Accept-Charset", "iso-8859-1");
            assertEquals(200, answer.status(), accept);
            assertEquals(List.of(JSON + ";charset=UTF-8"), answer.all("content-type"), accept);
            assertEquals(plain.body(), answer.body(), accept);
        }
        api.get("/users/1", "Accept", "text/html;q=7")
                .isProblem(
                        406,
                        "Not Acceptable",
                        "This address has no answer in a type that the header Accept asks for.",
                        "/users/1");
    }

    @Test
    void bodyIsReadInItsCharacterSet() {
        for (var charset : List.of("UTF-8", "utf-16", "UTF-16LE", "windows-1256")) {
            var body =
                    "{\"phone\": \"0509997101\", \"property_reference\": \"دبي\"}".getBytes(Charset.forName(charset));
            Leads.assertReference(api, "دبي", api.upload("/whatsapp-leads", JSON + "; charset=" + charset, body));
        }
    }

    @Test
    void unknownCharacterSetIs415() {
        for (var path : List.of("/whatsapp-leads", "/properties", "/whatsapp-leads/erase")) {
            api.upload(path, JSON + "; charset=no-such", "{}".getBytes(StandardCharsets.UTF_8))
                    .isProblem(
                            415,
                            "Unsupported Media Type",
                            "The header Content-Type names a character set that this service does not know.",
                            path);
        }
    }

    @Test
    void bytesOfNoCharacterAre400() {
        var latin = "{\"phone\": \"é\"}".getBytes(StandardCharsets.ISO_8859_1);
        for (var path : List.of("/whatsapp-leads", "/users", "/properties", "/api-keys", "/channels")) {
            var answer = api.upload(path, JSON, latin);
            assertEquals(400, answer.status(), path);
            assertEquals(
                    Answer.json("{\"body\": {\"invalid\": \"" + INVALID + "\"}}"),
                    answer.json().get("messages"));
        }
    }

    @Test
    void addressOfNoUtf8Is400() {
        for (var target : List.of("/users?x=%E9", "/users?x=%C3%28")) {
            api.rawGet(target)
                    .isBadRequest("/users", "x", "contains a malformed escape; a percent sign itself is written %25");
        }
    }

    @Test
    void pathIsUtf8() {
        api.rawGet("/users/%E9").isProblem(400, "Bad Request", "The path contains a malformed escape.", "/users/%E9");
        var made = api.write("PUT", "/properties/by-reference/%D8%AF%D8%A8%D9%8A", "{}")
                .expect(201);
        try {
            assertEquals("دبي", made.json().getJsonObject("property").getString("reference"));
            api.write("PUT", "/properties/by-reference/%d8%af%d8%a8%d9%8a", "{}")
                    .expect(200);
        } finally {
            api.write("DELETE", "/properties/" + made.location(), null).expect(204);
        }
    }
}
