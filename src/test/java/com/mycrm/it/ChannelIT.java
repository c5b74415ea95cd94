package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Who gets in by a webhook and who does not, and the numbers that the company configures. */
class ChannelIT {

    private final Api api = TestServer.api();

    static final int LARGEST = 3 * 1024 * 1024;
    static final String FORM = "application/x-www-form-urlencoded";

    /** A channel as it is made from a number alone. */
    static final String FRESH = """
            {"id": %d, "kind": "meta", "number": "%s", "name": "%s", "active": true, "user": null, "fallback_user": null,
             "window": 86400, "property_patterns": [], "ads": [], "forward_template": null, "forward_language": "en",
             "has_secret": false, "has_verify_token": false, "has_access_token": false,
             "created_at": "%s", "updated_at": "%s"}""";

    @Test
    void metasHandshakeGetsItsChallengeBack() {
        var answer = handshake("subscribe", "demo", "1158201444").expect(200);
        assertEquals("1158201444", answer.body());
        assertEquals("text/plain", answer.header("content-type").replaceFirst(";.*", ""));
        for (var refused : List.of(
                handshake("subscribe", "demO", "1"),
                handshake("subscribe", "", "1"),
                handshake("unsubscribe", "demo", "1"),
                api.send("GET", "/channels/meta?hub.verify_token=demo&hub.challenge=1", null),
                api.send("GET", "/channels/meta?hub.mode=subscribe&hub.challenge=1", null),
                api.send("GET", "/channels/meta?hub.mode=subscribe&hub.verify_token=demo", null),
                api.send("GET", "/channels/meta", null))) {
            refused.isProblem(403, "Forbidden", "This is not the handshake of a known channel.", "/channels/meta");
        }
    }

    @Test
    void whatMetaSignedIsAnsweredWithNothing() {
        var answer = WhatsApp.signed(api, "demo", "{\"object\": \"nothing we know\", \"entry\": 7}");
        assertEquals(200, answer.status());
        assertEquals("", answer.body());
    }

    @Test
    void ofWhatIsNotSignedNothingIsLeftButACount() {
        var events = events();
        var body = "{\"object\": \"whatsapp_business_account\", \"text\": \"caf\\u00e9 \\ud83c\\udf38\"}";
        var good = "sha256=" + hex(body);
        refused("missing", "The signature is missing.", () -> meta(body, null));
        for (var signature : List.of(
                "sha256=" + "0".repeat(64),
                "",
                "sha256=",
                hex(body),
                "sha1=" + hex(body),
                good + "0",
                "sha256=" + hex(body).toUpperCase(Locale.ROOT))) {
            refused("wrong", "The signature is wrong.", () -> meta(body, signature));
        }
        // the same JSON, as another writer has it
        refused("wrong", "The signature is wrong.", () -> meta(body.replace("\\u00e9", "é"), good));
        refused("wrong", "The signature is wrong.", () -> meta(body + "\n", good));
        refused("wrong", "The signature is wrong.", () -> WhatsApp.signed(api, "Demo", body));
        assertEquals(events, events());
        meta(body, good).expect(200);
        assertEquals(events + 1, events());
    }

    @Test
    void threeMebibytesAreTakenAndNotAByteMore() {
        var events = events();
        var largest = "{\"a\": \"" + "x".repeat(LARGEST - 9) + "\"}";
        assertEquals(LARGEST, largest.length());
        WhatsApp.signed(api, "demo", largest).expect(200);
        assertEquals(events + 1, events());
        WhatsApp.signed(api, "demo", largest + " ")
                .isProblem(413, "Content Too Large", "The body is larger than 3145728 bytes.", "/channels/meta");
        assertEquals(events + 1, events());
    }

    @Test
    void twilioSignsTheAddressAndWhateverParametersCome() {
        var form = "To=whatsapp%3A%2B14155238886&Unheard=of&Body=caf%C3%A9+%F0%9F%8C%B8&Empty=&B=2&B=1&B=2&a=%26%3D";
        var signed = "B1B2Bodycafé 🌸EmptyTowhatsapp:+14155238886Unheardofa&=";
        for (var address : List.of(api.url("/channels/twilio"), TestServer.PUBLIC_URL + "/channels/twilio")) {
            for (var query : List.of("", "?x=1&y=%20")) {
                var answer = twilio(query, form, address + query + signed).expect(200);
                assertEquals("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>", answer.body());
                assertEquals("text/xml;charset=UTF-8", answer.header("content-type"));
            }
        }
        var events = events();
        var address = TestServer.PUBLIC_URL + "/channels/twilio";
        for (var refused : List.of(
                twilio("?x=1", form, address + signed),
                twilio("", form + "&More=1", address + signed),
                twilio("", form.replace("B=2&B=1&B=2", "B=2"), address + signed),
                twilio("", form, "https://other.example.com/channels/twilio" + signed),
                twilio("", form, address + signed.replace("é", "e")))) {
            refused.isProblem(401, "Unauthorized", "The signature is wrong.", "/channels/twilio");
        }
        api.send("POST", "/channels/twilio", form, "Content-Type", FORM)
                .isProblem(401, "Unauthorized", "The signature is missing.", "/channels/twilio");
        assertEquals(events, events());
    }

    @Test
    void aChannelIsMadeReadChangedAndRemoved() {
        var made = api.write("POST", "/channels", "{\"channel\": {\"kind\": \"meta\", \"number\": \"4711001\"}}")
                .expect(201);
        var path = made.header("location");
        var id = made.location();
        try {
            var created = made.json().getJsonObject("channel").getString("created_at");
            var fresh = Answer.json(FRESH.formatted(id, "4711001", "4711001", created, created));
            assertEquals(document(fresh), made.json());
            assertEquals("\"1\"", made.header("etag"));
            assertEquals(document(fresh), api.json(path));
            assertEquals(
                    Answer.json("{\"count\": 1, \"page\": 1, \"per_page\": 100, \"channels\": [" + fresh + "]}"),
                    api.json("/channels"));
            api.get(path, "If-None-Match", "\"1\"").expect(304);

            var changed = api.write("PATCH", path, """
                            {"name": " Sales ", "active": false, "user": {"id": 4}, "fallback_user": 2, "window": "3600",
                             "property_patterns": ["(?i)no (\\\\d+)"],
                             "ads": [{"source_id": "1202", "property_reference": "PF-1"}],
                             "forward_template": "new_lead", "forward_language": "de", "has_secret": true}""").expect(200);
            assertEquals(List.of("has_secret is read-only and was ignored"), changed.all("x-mycrm-api-warning"));
            assertEquals("\"2\"", changed.header("etag"));
            var updated = changed.json().getJsonObject("channel").getString("updated_at");
            assertEquals(document(Answer.json("""
                            {"id": %d, "kind": "meta", "number": "4711001", "name": "Sales", "active": false,
                             "user": {"id": 4}, "fallback_user": {"id": 2}, "window": 3600,
                             "property_patterns": ["(?i)no (\\\\d+)"],
                             "ads": [{"source_id": "1202", "property_reference": "PF-1"}],
                             "forward_template": "new_lead", "forward_language": "de",
                             "has_secret": false, "has_verify_token": false, "has_access_token": false,
                             "created_at": "%s", "updated_at": "%s"}""".formatted(id, created, updated))), changed.json());

            api.write("PATCH", path, "{\"name\": \"x\"}", "If-Match", "\"1\"")
                    .isProblem(
                            412,
                            "Precondition Failed",
                            "It has changed since the ETag in If-Match; read it again.",
                            path);
            var same = api.write("PATCH", path, "{\"name\": \"Sales\"}", "If-Match", "\"2\"")
                    .expect(200);
            assertEquals("\"2\"", same.header("etag"));
            assertEquals(changed.json(), same.json());
            assertEquals(412, delete(path, "\"1\"").status());
        } finally {
            assertEquals("", delete(path, "*").expect(204).body());
        }
        api.get(path).isProblem(404, "Not Found", "The channel " + id + " does not exist.", path);
        assertEquals(404, delete(path, "*").status());
        assertEquals(0, api.json("/channels").getInt("count"));
    }

    @Test
    void everyFaultOfAChannelIsNamed() {
        api.write("POST", "/channels", "{}")
                .isUnprocessable("/channels", "/kind", "is missing", "/number", "is missing");
        api.write("POST", "/channels", """
                        {"kind": "sms", "number": "+1 (a)", "name": 1.5, "active": "yes", "user": 4711, "window": -1,
                         "property_patterns": ["(", "no group"], "ads": [{"source_id": "1"}, 2], "secret": ""}""")
                .isUnprocessable(
                        "/channels",
                        "/kind",
                        "takes one of meta, twilio",
                        "/number",
                        "takes Meta's phone_number_id, or of Twilio the phone number",
                        "/active",
                        "takes true or false",
                        "/window",
                        "takes a whole number from 0 to 315360000",
                        "/property_patterns/0",
                        "takes a regular expression whose first group is a reference",
                        "/property_patterns/1",
                        "takes a regular expression whose first group is a reference",
                        "/ads/1",
                        "takes an object",
                        "/ads/0/property_reference",
                        "is missing",
                        "/secret",
                        "takes text of 1 to 500 characters");
        api.write("POST", "/channels", """
                        {"kind": "twilio", "number": "whatsapp:+1 415 523-8886", "user": 4711, "fallback_user": 4712,
                         "verify_token": "v", "access_token": "a", "forward_template": "t"}""")
                .isUnprocessable(
                        "/channels",
                        "/verify_token",
                        "is for channels of the kind meta",
                        "/access_token",
                        "is for channels of the kind meta",
                        "/forward_template",
                        "is for channels of the kind meta",
                        "/user",
                        "names no user",
                        "/fallback_user",
                        "names no user");
        with("{\"kind\": \"twilio\", \"number\": \"whatsapp:+1 415 523-8886\"}", id -> {
            var path = "/channels/" + id;
            assertEquals("14155238886", api.json(path).getJsonObject("channel").getString("number"));
            api.write("POST", "/channels", "{\"kind\": \"twilio\", \"number\": \"14155238886\"}")
                    .isUnprocessable("/channels", "/number", "is the number of another channel");
            with("{\"kind\": \"meta\", \"number\": \"14155238886\"}", other -> {});
            api.write("PATCH", path, "{\"kind\": \"meta\", \"number\": null, \"window\": null}")
                    .isUnprocessable(
                            path,
                            "/number",
                            "cannot be null",
                            "/window",
                            "cannot be null",
                            "/kind",
                            "cannot be changed");
        });
        assertEquals(400, api.write("POST", "/channels", "[").status());
        api.write("PATCH", "/channels/4711", "{}")
                .isProblem(404, "Not Found", "The channel 4711 does not exist.", "/channels/4711");
    }

    @Test
    void aSecretIsKeptEncryptedAndNeverShown() {
        var secret = "a secret that nobody sees";
        with(
                "{\"kind\": \"meta\", \"number\": \"4711002\", \"secret\": \"%1$s 1\", \"verify_token\": \"%1$s 2\", \"access_token\": \"%1$s 3\"}"
                        .formatted(secret),
                id -> {
                    var path = "/channels/" + id;
                    var shown = api.get(path).body() + api.get("/channels").body();
                    assertFalse(shown.contains("secret that"), shown);
                    assertHas(path, true, true, true);
                    for (var column : List.of("secret", "verify_token", "access_token")) {
                        var kept = Sql.text("SELECT " + column + " FROM channels WHERE id = ?", id);
                        var bytes = Base64.getDecoder().decode(kept);
                        assertEquals(12 + secret.length() + 2 + 16, bytes.length, column);
                        assertFalse(kept.contains(secret), column);
                    }
                    assertNotEquals(
                            Sql.text("SELECT secret FROM channels WHERE id = ?", id),
                            Sql.text("SELECT verify_token FROM channels WHERE id = ?", id));
                    assertEquals(
                            "77", handshake("subscribe", secret + " 2", "77").body());
                    var answer =
                            api.write("PATCH", path, "{\"verify_token\": null}").expect(200);
                    assertFalse(answer.body().contains("secret that"), answer.body());
                    assertHas(path, true, false, true);
                    assertEquals(
                            403, handshake("subscribe", secret + " 2", "77").status());
                });
    }

    @Test
    void aChannelIsKnownByItsOwnSecretFromTheMomentItIsMade() {
        WhatsApp.with(
                api,
                whatsApp -> with(
                        "{\"kind\": \"meta\", \"number\": \"%s\", \"secret\": \"its own\"}".formatted(whatsApp.number),
                        id -> {
                            WhatsApp.signed(api, "its own", whole(whatsApp, "one"))
                                    .expect(200);
                            whatsApp.settle();
                            assertEquals(1, whatsApp.leads().size());
                            var event = newest();
                            assertEquals(id, event.getJsonObject("channel").getInt("id"));
                            assertEquals("done", event.getString("state"));

                            // the secret of the settings opens no channel that has one of its own
                            whatsApp.signed(whole(whatsApp, "two")).expect(200);
                            whatsApp.settle();
                            assertEquals(1, whatsApp.leads().size());
                            event = newest();
                            assertEquals(JsonValue.NULL, event.get("channel"));
                            assertEquals("waiting", event.getString("state"));
                            assertEquals(
                                    "element 1 of 1: channel " + id + " of the number " + whatsApp.number
                                            + " has another secret than the one that signed the event, which is that of"
                                            + " the settings",
                                    event.getString("error"));
                            Sql.update("DELETE FROM inbox_events WHERE id = ?", event.getInt("id"));

                            api.write("PATCH", "/channels/" + id, "{\"active\": false}")
                                    .expect(200);
                            assertEquals(
                                    401,
                                    WhatsApp.signed(api, "its own", whole(whatsApp, "three"))
                                            .status());
                        }));
    }

    @Test
    void aUserOfAChannelIsNotDeleted() {
        var made = api.write(
                        "POST",
                        "/users",
                        "{\"first_name\": \"Test\", \"last_name\": \"Agent\", \"email\": \"agent@channels.example\"}")
                .expect(201);
        var path = made.header("location");
        try {
            with(
                    "{\"kind\": \"meta\", \"number\": \"4711003\", \"fallback_user\": %d}".formatted(made.location()),
                    id -> assertEquals(
                            "inactive",
                            delete(path, "*")
                                    .expect(200)
                                    .json()
                                    .getJsonObject("user")
                                    .getString("status")));
        } finally {
            assertEquals(204, delete(path, "*").status());
        }
    }

    @Test
    void channelsAndTheInboxNeedTheirRight() {
        var token = api.tokenOf(Sql.newKey(Sql.userWith("lead.read", "user.manage", "key.manage")));
        for (var request : Map.of(
                        "/channels", List.of("GET", "POST"),
                        "/channels/1", List.of("GET", "PATCH", "DELETE"),
                        "/inbox", List.of("GET"),
                        "/inbox/1", List.of("GET"),
                        "/inbox/1/replay", List.of("POST"))
                .entrySet()) {
            for (var method : request.getValue()) {
                var path = request.getKey();
                api.write(method, path, "{}", "Authorization", "Bearer " + token)
                        .isForbidden("webhook.manage", path);
                api.send(method, path, "{}", "Content-Type", "application/json")
                        .isProblem(401, "Unauthorized", "This needs a bearer token.", path);
            }
        }
    }

    @Test
    void theDescriptionTellsTheTruthOfThem() {
        var document =
                new Description(api.send("GET", "/openapi", null).expect(200).body());
        document.describes(
                "/channels/meta", "get", handshake("subscribe", "demo", "1").expect(200));
        document.describes(
                "/channels/meta", "get", handshake("subscribe", "x", "1").expect(403));
        document.describes(
                "/channels/meta", "post", WhatsApp.signed(api, "demo", "{}").expect(200));
        document.describes("/channels/meta", "post", meta("{}", "x").expect(401));
        document.describes(
                "/channels/meta",
                "post",
                WhatsApp.signed(api, "demo", " ".repeat(LARGEST + 1)).expect(413));
        document.describes(
                "/channels/twilio",
                "post",
                twilio("", "", api.url("/channels/twilio")).expect(200));
        document.describes("/channels/twilio", "post", twilio("", "", "x").expect(401));
        var made = api.write(
                        "POST", "/channels", "{\"kind\": \"meta\", \"number\": \"4711004\", \"id\": 1, \"user\": 2}")
                .expect(201);
        var path = made.header("location");
        try {
            document.describes("/channels", "post", made);
            document.describes(
                    "/channels", "post", api.write("POST", "/channels", "{}").expect(422));
            document.describes("/channels", "get", api.get("/channels?page=1&no=1"));
            document.describes("/channels", "get", api.get("/channels?page=0").expect(400));
            document.describes("/channels/{id}", "get", api.get(path));
            document.describes(
                    "/channels/{id}",
                    "get",
                    api.get(path, "If-None-Match", "\"1\"").expect(304));
            document.describes(
                    "/channels/{id}",
                    "patch",
                    api.write("PATCH", path, "{\"id\": 1}").expect(200));
            document.describes(
                    "/channels/{id}",
                    "patch",
                    api.write("PATCH", path, "{\"kind\": 1}").expect(422));
        } finally {
            document.describes("/channels/{id}", "delete", delete(path, "*").expect(204));
        }
        document.describes("/channels/{id}", "get", api.get(path).expect(404));
        document.describes("/inbox", "get", api.get("/inbox?filters[state]=done,dead&per_page=3"));
        document.describes("/inbox", "get", api.get("/inbox?filters[state]=no").expect(400));
        var event = "/inbox/" + newest().getInt("id");
        document.describes("/inbox/{id}", "get", api.get(event));
        document.describes(
                "/inbox/{id}/replay",
                "post",
                api.write("POST", event + "/replay", "").expect(202));
        document.describes(
                "/inbox/{id}/replay",
                "post",
                api.write("POST", "/inbox/0/replay", "").expect(404));
    }

    private static JsonObject document(JsonObject channel) {
        return Answer.json("{\"channel\": " + channel + "}");
    }

    private void with(String channel, LongConsumer test) {
        var made = api.write("POST", "/channels", channel).expect(201);
        try {
            test.accept(made.location());
        } finally {
            delete(made.header("location"), "*").expect(204);
        }
    }

    private Answer delete(String path, String etag) {
        return api.write("DELETE", path, null, "If-Match", etag);
    }

    private void assertHas(String path, boolean secret, boolean verifyToken, boolean accessToken) {
        var channel = api.json(path).getJsonObject("channel");
        assertEquals(
                List.of(secret, verifyToken, accessToken),
                List.of(
                        channel.getBoolean("has_secret"),
                        channel.getBoolean("has_verify_token"),
                        channel.getBoolean("has_access_token")));
    }

    private static String whole(WhatsApp whatsApp, String id) {
        return "{\"object\": \"whatsapp_business_account\", \"entry\": [{\"id\": \"1\", \"changes\": ["
                + whatsApp.change(WhatsApp.messages(
                        whatsApp.id(id),
                        whatsApp.phone(id.length()),
                        WhatsApp.SENT,
                        "\"type\": \"text\", \"text\": {\"body\": \"hello\"}"))
                + "]}]}";
    }

    /** The event that came last. */
    private JsonObject newest() {
        return api.json("/inbox?per_page=1").getJsonArray("events").getJsonObject(0);
    }

    private void refused(String reason, String detail, Supplier<Answer> request) {
        var series = "leads_webhooks_refused_total{mp_scope=\"application\",reason=\"" + reason + "\",source=\"meta\"}";
        var before = Metrics.value(api, series);
        var answer = request.get();
        answer.isProblem(401, "Unauthorized", detail, "/channels/meta");
        assertEquals("Signature", answer.header("www-authenticate"));
        assertEquals(before + 1, Metrics.value(api, series));
    }

    private Answer handshake(String mode, String token, String challenge) {
        return api.send(
                "GET",
                "/channels/meta?hub.mode=" + mode + "&hub.verify_token=" + Api.encoded(token) + "&hub.challenge="
                        + challenge,
                null);
    }

    private Answer meta(String body, String signature) {
        return signature == null
                ? api.send("POST", "/channels/meta", body, "Content-Type", "application/json")
                : api.send(
                        "POST",
                        "/channels/meta",
                        body,
                        "Content-Type",
                        "application/json",
                        "X-Hub-Signature-256",
                        signature);
    }

    private Answer twilio(String query, String form, String signed) {
        return api.send(
                "POST",
                "/channels/twilio" + query,
                form,
                "Content-Type",
                FORM,
                "X-Twilio-Signature",
                Base64.getEncoder().encodeToString(WhatsApp.mac("HmacSHA1", "demo", signed)));
    }

    private static String hex(String body) {
        return HexFormat.of().formatHex(WhatsApp.mac("HmacSHA256", "demo", body));
    }

    private static long events() {
        return Sql.number("SELECT COALESCE(MAX(id), 0) FROM inbox_events");
    }
}
