package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;

/** Channels, the business numbers that the company configures, and their secrets. */
class ChannelIT {

    private static final int LARGEST = 3 * 1024 * 1024;

    /** A channel that was made with a kind and a number only. */
    private static final String FRESH = """
            {"id": %d, "kind": "meta", "number": "%s", "name": "%s", "active": true, "user": null,
             "fallback_user": null,
             "window": 86400, "property_patterns": [], "ads": [], "forward_template": null, "forward_language": "en",
             "has_secret": false, "has_verify_token": false, "has_access_token": false,
             "created_at": "%s", "updated_at": "%s"}""";

    private final Api api = TestServer.api();

    @Test
    void channelIsCreatedReadChangedAndDeleted() {
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
                            {"name": " Sales ", "active": false, "user": {"id": 4}, "fallback_user": 2,
                             "window": "3600",
                             "property_patterns": ["(?i)no (\\\\d+)"],
                             "ads": [{"source_id": "1202", "property_reference": "PF-1"}],
                             "forward_template": "new_lead", "forward_language": "de", "has_secret": true}
                            """).expect(200);
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
                             "created_at": "%s", "updated_at": "%s"}
                            """.formatted(id, created, updated))), changed.json());

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
    void faultyChannelIsRefusedWithAllFaults() {
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
                        "takes a regular expression (RE2) whose first group is a reference",
                        "/property_patterns/1",
                        "takes a regular expression (RE2) whose first group is a reference",
                        "/ads/1",
                        "takes an object",
                        "/ads/0/property_reference",
                        "is missing",
                        "/secret",
                        "takes text of 1 to 500 characters",
                        "/user",
                        "names no user");
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
    void secretsAreStoredEncryptedAndNeverShown() {
        var secret = "a secret that nobody sees";
        with(
                ("{\"kind\": \"meta\", \"number\": \"4711002\", \"secret\": \"%1$s 1\","
                                + " \"verify_token\": \"%1$s 2\", \"access_token\": \"%1$s 3\"}")
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
                            "77",
                            WhatsApp.handshake(api, "subscribe", secret + " 2", "77")
                                    .body());
                    var answer =
                            api.write("PATCH", path, "{\"verify_token\": null}").expect(200);
                    assertFalse(answer.body().contains("secret that"), answer.body());
                    assertHas(path, true, false, true);
                    assertEquals(
                            403,
                            WhatsApp.handshake(api, "subscribe", secret + " 2", "77")
                                    .status());
                });
    }

    @Test
    void secretOfANewChannelSignsItsEventsAtOnce() {
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

                            // the secret of the settings does not sign for a channel with a secret of its own
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

    /** Neither by the number nor by a lead that it names: the secret of a channel signs for that channel only. */
    @Test
    void eventOfAChannelWithItsOwnSecretChangesNothingOfAnother() {
        WhatsApp.with(
                api,
                whatsApp -> WhatsApp.with(
                        api,
                        other -> with(
                                "{\"kind\": \"meta\", \"number\": \"%s\", \"secret\": \"its own\"}"
                                        .formatted(whatsApp.number),
                                channel -> with(
                                        "{\"kind\": \"meta\", \"number\": \"%s\", \"secret\": \"another\"}"
                                                .formatted(other.number),
                                        another -> changesNothing(whatsApp, other, another)))));
    }

    private void changesNothing(WhatsApp whatsApp, WhatsApp other, long another) {
        WhatsApp.signed(api, "its own", whole(whatsApp, "one")).expect(200);
        whatsApp.settle();
        var lead = whatsApp.leads().get(0);
        api.write("PATCH", "/whatsapp-leads/" + lead, "{\"status\": \"pending\"}")
                .expect(200);
        Sql.update(
                "INSERT INTO lead_forwards (lead_id, vendor, number_key, state, attempts, next_at)"
                        + " VALUES (?, 'meta', ?, 'sent', 1, 0)",
                lead,
                whatsApp.number);
        var before = api.get("/whatsapp-leads/" + lead).body() + whatsApp.conversation(lead);
        var phone = whatsApp.phone("one".length());
        var events = List.of(
                WhatsApp.statuses(
                        whatsApp.id("out"),
                        "failed",
                        ", \"recipient_id\": \"971501110004\", \"biz_opaque_callback_data\": \"" + lead + "\""),
                WhatsApp.messages(
                        other.id("moved"),
                        phone,
                        WhatsApp.SENT + 1,
                        "\"type\": \"system\", \"system\": {\"type\": \"user_changed_number\", \"wa_id\": \""
                                + whatsApp.phone(2) + "\"}"),
                WhatsApp.messages(
                        other.id("revoked"),
                        phone,
                        WhatsApp.SENT + 2,
                        "\"type\": \"revoke\", \"revoke\": {\"original_message_id\": \"" + whatsApp.id("one") + "\"}"));
        for (var event : events) {
            for (var number : List.of(whatsApp, other)) {
                WhatsApp.signed(api, "another", WhatsApp.body(number.change(event)))
                        .expect(200);
            }
        }
        whatsApp.settle();
        assertEquals(before, api.get("/whatsapp-leads/" + lead).body() + whatsApp.conversation(lead));
        assertEquals(List.of(lead), whatsApp.leads());
        assertEquals(
                events.size(),
                Sql.update("DELETE FROM inbox_events WHERE channel_id = ? AND state <> 'done'", another));
    }

    @Test
    void userOfAChannelIsDeactivatedInsteadOfDeleted() {
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
    void channelsAndInboxNeedTheRightWebhookManage() {
        var token = new Accounts(api).tokenWith("lead.read", "user.manage", "key.manage");
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
    void openApiDescribesChannelsWebhooksAndInbox() {
        var document =
                new Description(api.send("GET", "/openapi", null).expect(200).body());
        document.describes(
                "/channels/meta",
                "get",
                WhatsApp.handshake(api, "subscribe", "demo", "1").expect(200));
        document.describes(
                "/channels/meta",
                "get",
                WhatsApp.handshake(api, "subscribe", "x", "1").expect(403));
        document.describes(
                "/channels/meta", "post", WhatsApp.signed(api, "demo", "{}").expect(200));
        document.describes(
                "/channels/meta", "post", WhatsApp.meta(api, "{}", "x").expect(401));
        document.describes(
                "/channels/meta",
                "post",
                WhatsApp.signed(api, "demo", " ".repeat(LARGEST + 1)).expect(413));
        document.describes(
                "/channels/twilio",
                "post",
                WhatsApp.twilio(api, "", "", api.url("/channels/twilio")).expect(200));
        document.describes(
                "/channels/twilio", "post", WhatsApp.twilio(api, "", "", "x").expect(401));
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

    /** The event that was received last. */
    private JsonObject newest() {
        return api.json("/inbox?per_page=1").getJsonArray("events").getJsonObject(0);
    }
}
