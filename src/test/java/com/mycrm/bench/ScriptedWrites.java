package com.mycrm.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A fixed list of writes of every kind of object, good ones and faulty ones, each followed by a read of what it left.
 */
final class ScriptedWrites {

    private static final String JSON = "Content-Type: application/json\r\n";
    private static final String LEADS = "/whatsapp-leads";
    private static final int POLLS = 600;

    private final AnswerRecorder recorder;
    private int events;

    ScriptedWrites(AnswerRecorder recorder) {
        this.recorder = recorder;
    }

    void run() throws IOException, InterruptedException {
        leads();
        faultyLeads();
        erasure();
        users();
        properties();
        keys();
        channels();
        imports();
        messages();
        get(LEADS + "?per_page=5&sort=id&sort_order=desc");
        get(LEADS + "?per_page=1&filters[created][from]=2026-01-01");
        get("/users?per_page=500");
        get("/properties?per_page=3&sort=id&sort_order=desc");
        get("/inbox?per_page=20");
        json("POST", LEADS + "/counts/check", null);
    }

    private void leads() throws IOException {
        var lead = made(LEADS, """
                {"whatsapp": {"phone": "+971 50 777 0001", "status": "prospect", "user": {"id": 4}, "property": 2,
                 "external_id": "rec-1", "whatsapp_username": "zoë", "date": "2024-02-29 13:30:00", "id": 1,
                  "colour": 1}}
                """);
        json("POST", LEADS, "{\"phone\": \"+971507770001\", \"external_id\": \"rec-1\", \"status\": \"qualified\"}");
        json("PATCH", lead, "{\"status\": \"pending\", \"property\": null, \"user\": 3}");
        json("PATCH", lead, "{}");
        recorder.record(
                "PATCH", lead, "Content-Type: application/merge-patch+json\r\n", bytes("{\"date\": \"2024-01-01\"}"));
        recorder.record("PATCH", lead, JSON + "If-Match: \"1\"\r\n", bytes("{\"user\": 5}"));
        json("PUT", lead, "{\"phone\": \"0507770002\", \"property_reference\": \"PF-FLEX\"}");
        get(lead);
        get(lead + "/history");
        get(LEADS + "?filters[phone]=507770002");
        var once = JSON + "Idempotency-Key: rec-key-1\r\n";
        var repeated = recorder.record("POST", LEADS, once, bytes("{\"phone\": \"0507770003\"}"));
        recorder.record("POST", LEADS, once, bytes("{\"phone\": \"0507770003\"}"));
        recorder.record("POST", LEADS, once, bytes("{\"phone\": \"0507770004\"}"));
        json("DELETE", location(repeated), null);
        json("DELETE", location(repeated), null);
        get(location(repeated) + "/history");
    }

    private void faultyLeads() throws IOException {
        json("POST", LEADS, "{}");
        json("POST", LEADS, "{");
        json("POST", LEADS, "[1]");
        json("POST", LEADS, """
                {"phone": "abc", "status": "gone", "user": 999, "property": {"id": 999}, "date": "soon",
                 "external_id": 1}
                """);
        json("PATCH", LEADS + "/1501", "{\"phone\": null}");
        json("PATCH", LEADS + "/999999", "{\"status\": \"pending\"}");
        json("PUT", LEADS + "/1501", "{\"user\": 0}");
        recorder.record("POST", LEADS, "Content-Type: text/plain\r\n", bytes("x"));
        recorder.record("PROPFIND", LEADS, "", null);
        recorder.record("OPTIONS", LEADS + "/1", "", null);
    }

    private void erasure() throws IOException {
        var lead = made(LEADS, "{\"phone\": \"+971 58 765 4321\", \"whatsapp_username\": \"zoe\"}");
        json("POST", LEADS + "/erase", "{\"phone\": \"058 765 4321\"}");
        json("POST", LEADS + "/erase", "{\"phone\": \"x\"}");
        get(lead);
        get(lead + "/history");
    }

    private void users() throws IOException {
        var user = made("/users", """
                {"user": {"first_name": "Rec", "last_name": "Order", "email": "rec@test.example",
                 "phone": "+32 2 555 01 01"}}
                """);
        json("PATCH", user, "{\"public\": {\"email\": \"sales@example.com\"}, \"status\": \"inactive\", \"fax\": 1}");
        json("PUT", user, "{\"first_name\": \"Rec\", \"last_name\": \"Orded\", \"email\": \"rec@test.example\"}");
        json("PUT", "/users/by-email/put@test.example", "{\"first_name\": \"Put\", \"last_name\": \"One\"}");
        json("PUT", "/users/by-email/put@test.example", "{\"first_name\": \"Put\", \"last_name\": \"Two\"}");
        json(
                "POST",
                "/users",
                "{\"email\": \"JEAN.pac@example.com\", \"role\": null, \"public\": {\"email\": \"a b\"}}");
        json("PUT", user + "/rights", "{\"rights\": [\"lead.read\", \"root\"]}");
        json("PUT", user + "/rights", "{\"rights\": [\"lead.read\"]}");
        json("PUT", user + "/password", "{\"password\": \"short\"}");
        get(LEADS + "/1");
        json("PATCH", "/users/1", "{\"last_name\": \"Changed\"}");
        recorder.record("GET", LEADS + "/1", "X-MyCRM-Expand-Data: user\r\n", null);
        json("DELETE", "/users/1", null);
        json("DELETE", user, null);
    }

    private void properties() throws IOException {
        var property = made("/properties", """
                {"reference": "REC-1", "status": "active", "type": {"name": "Villa", "category": "residential"},
                 "location": {"city": "Dubai", "latitude": 1.5}, "price": {"offering_type": "rent", "value": 120000,
                 "prices": [{"period": "year", "value": 120000}]}, "size": 240, "bedrooms": 3,
                 "languages": [{"code": "en", "title": "Villa", "description": "x"}], "images": ["a"], "user": 4}""");
        json(
                "PATCH",
                property,
                "{\"location\": {\"city\": null}, \"price\": {\"value\": 5}, \"languages\": [{\"code\": \"fr\"}]}");
        json("PATCH", property, "{\"price\": null, \"languages\": [], \"user\": {\"id\": 0}}");
        json("PUT", "/properties/by-reference/rec-1", """
                {"price": {"offering_type": "sale", "value": 1}, "languages": [{"code": "en"}], "user": 1}""");
        json("POST", "/properties", "{\"reference\": \"PF-FLEX\"}");
        recorder.record("GET", LEADS + "/1", "X-MyCRM-Expand-Data: property\r\n", null);
        json("PATCH", "/properties/1", "{\"bedrooms\": 9}");
        recorder.record("GET", LEADS + "/1", "X-MyCRM-Expand-Data: property\r\n", null);
        json("DELETE", property, null);
        json("DELETE", "/properties/1", null);
    }

    private void keys() throws IOException {
        var key = made("/api-keys", "{\"name\": \"rec\", \"user\": 3, \"expires_at\": \"2099-01-01T00:00:00+01:00\"}");
        json("POST", "/api-keys", "{\"name\": \"rec\"}");
        json("POST", "/api-keys", "{\"name\": \"a:b\", \"user\": 4711, \"expires_at\": \"soon\"}");
        json("POST", key + "/rotation", "{\"overlap\": 60}");
        json("POST", key + "/rotation", "{\"overlap\": -1}");
        json("DELETE", key, null);
        json("POST", key + "/rotation", "{}");
        get("/api-keys");
    }

    private void channels() throws IOException {
        var channel =
                made("/channels", "{\"kind\": \"meta\", \"number\": \"4711001\", \"secret\": \"one\", \"user\": 4}");
        json("PATCH", channel, "{\"name\": \"Sales\", \"active\": false, \"window\": 60, \"secret\": null}");
        json("PATCH", channel, "{\"kind\": \"twilio\", \"window\": -1, \"property_patterns\": [\"(\"]}");
        json("POST", "/channels", "{\"kind\": \"sms\", \"number\": \"+1 (a)\", \"active\": \"yes\", \"user\": 4711}");
        get("/channels");
        recorder.record("DELETE", channel, "If-Match: \"1\"\r\n", null);
        json("DELETE", channel, null);
    }

    private void imports() throws IOException, InterruptedException {
        imported(LEADS + "/import", "text/csv", """
                Phone Number;Status;agent_id;Reference;External ID;colour
                +971 50 888 0001;prospect;4;PF-FLEX;imp-1;red
                abc;nope;99;;imp-2;
                "0508880004";;;"Unknown; ref";imp-1;
                """);
        imported(
                LEADS + "/import?dry_run=true", "application/x-ndjson", "{\"phone\": \"0508880005\"}\n{\"phone\": 1\n");
        imported(
                "/users/import",
                "text/csv",
                "first name,Surname,E-Mail\nZed,One,zed1@example.com\nZed,,zed2@example.com\n");
        imported(
                "/properties/import",
                "text/csv",
                "Ref,city,offering_type,value,agent\nZED-1,Dubai,sale,1,1\nZED-2,,x,,\n");
        recorder.record("POST", LEADS + "/import", "Content-Type: text/html\r\n", bytes("x"));
    }

    private void imported(String path, String type, String file) throws IOException, InterruptedException {
        var view = location(recorder.record("POST", path, "Content-Type: " + type + "\r\n", bytes(file)));
        until(view, "\"ended_at\":\"");
        get(view);
        get(view + "/report");
    }

    /** Messages and receipts of WhatsApp, signed as Meta signs them with the secret of the sample. */
    private void messages() throws IOException, InterruptedException {
        event("""
                "contacts": [{"profile": {"name": "Zoë"}, "wa_id": "971580000001"}],
                 "messages": [{"from": "971580000001",
                 "id": "wamid.rec.1", "timestamp": "1700000000", "type": "text", "text": {"body": "Hi, ref: PF-FLEX"}}]
                """);
        event("""
                "messages": [{"from": "971580000001", "id": "wamid.rec.2", "timestamp": "1700000060", "type": "image",
                 "image": {"id": "1", "mime_type": "image/jpeg", "caption": "C"}}]""");
        event("""
                "statuses": [{"id": "wamid.rec.3", "status": "failed", "timestamp": "1700000120",
                 "recipient_id": "971580000001", "errors": [{"code": 131026, "title": "Message undeliverable"}]}]""");
        var answer = get(LEADS + "?filters[phone]=971580000001");
        var id = answer.text().replaceFirst("(?s).*\\{\"id\":(\\d+),\"phone\".*", "$1");
        get(LEADS + "/" + id + "/messages");
        get(LEADS + "/" + id + "/history");
        recorder.record("POST", "/channels/meta", JSON + "X-Hub-Signature-256: sha256=00\r\n", bytes("{}"));
        recorder.record("GET", "/channels/meta?hub.mode=subscribe&hub.verify_token=x&hub.challenge=1", "", null);
        recorder.record(
                "POST", "/channels/twilio", "Content-Type: application/x-www-form-urlencoded\r\n", bytes("a=b"));
    }

    /** Sends one event and waits until it is processed: of events that wait together the order is open. */
    private void event(String members) throws IOException, InterruptedException {
        var body = MetaEvent.of(members);
        recorder.record("POST", "/channels/meta", MetaEvent.headers(body), body);
        until("/inbox?per_page=1&filters[state]=done", "\"count\":" + ++events);
    }

    /** Asks, without recording, until the answer has this text. */
    private void until(String path, String text) throws IOException, InterruptedException {
        for (var i = 0; i < POLLS; i++) {
            if (recorder.send("GET", path, "", null).text().contains(text)) {
                return;
            }
            new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS);
        }
        throw new IllegalStateException(path + " does not come to have " + text);
    }

    private String made(String path, String body) throws IOException {
        return location(json("POST", path, body));
    }

    private static String location(Wire.Answer answer) {
        var location = AnswerRecorder.header(answer, "location");
        return location.isEmpty() ? "/no-location" : location.get(0);
    }

    private Wire.Answer get(String path) throws IOException {
        return recorder.record("GET", path, "", null);
    }

    private Wire.Answer json(String method, String path, String body) throws IOException {
        return recorder.record(method, path, body == null ? "" : JSON, body == null ? null : bytes(body));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
