package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Received events: processed, retried, dead, replayed and deleted, and how the inbox is observed. */
class InboxIT {

    /** A source without handler: its events stay as they are inserted. */
    private static final String SOURCE = "test";

    private static final String VIEW = """
            {"id": %d, "source": "%s", "channel": %s, "state": "%s", "attempts": %d, "bytes": %d, "error": %s,
             "received_at": "%s", "next_attempt_at": %s, "ended_at": %s}""";

    private final Api api = TestServer.api();

    @Test
    void unknownJsonIsDone() {
        var body = """
                {"object": "page", "entry": [{"changes": [{"field": "feed", "value": "caf\\u00e9 é"}]}]}""";
        var event = ended(body, "done");
        var received = event.getJsonObject("event").getString("received_at");
        var endedAt = event.getJsonObject("event").getString("ended_at");
        assertEquals(
                view(id(event), "meta", "null", "done", 1, bytes(body), null, received, null, endedAt),
                event.getJsonObject("event"));
        assertEquals(body, event.getString("body"));
    }

    @Test
    void bodyNeedsTheRightToReadLeads() {
        var event = ended("{\"from\": \"32470000000\"}", "done");
        var token = new Accounts(api).tokenWith("webhook.manage");
        assertEquals(
                Json.createObjectBuilder(event).addNull("body").build(),
                api.as(token, "GET", "/inbox/" + id(event), null).expect(200).json());
    }

    @Test
    void malformedEventIsDeadAndCanBeReplayed() {
        var event = ended("no JSON", "dead").getJsonObject("event");
        var id = event.getInt("id");
        assertEquals(
                view(
                        id,
                        "meta",
                        "null",
                        "dead",
                        1,
                        7,
                        "The body is no JSON",
                        event.getString("received_at"),
                        null,
                        event.getString("ended_at")),
                event);
        Sql.update("UPDATE inbox_events SET body = ? WHERE id = ?", "{}".getBytes(StandardCharsets.UTF_8), id);
        var replayed =
                api.write("POST", "/inbox/" + id + "/replay", "").expect(202).json();
        assertEquals(List.of("event"), List.copyOf(replayed.keySet()));
        Eventually.assertBecomes("done", () -> state(id));
        var done = api.json("/inbox/" + id).getJsonObject("event");
        assertEquals(
                view(
                        id,
                        "meta",
                        "null",
                        "done",
                        1,
                        7,
                        null,
                        event.getString("received_at"),
                        null,
                        done.getString("ended_at")),
                done);
        Sql.update("DELETE FROM inbox_events WHERE id = ?", id);
    }

    @Test
    void listShowsTheNewestEventFirstAndFilters() {
        var at = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        try {
            put("waiting", at, at, 0, null);
            put("running", at, at.plusSeconds(600), 1, null);
            put("done", at, at, 2, null);
            put("dead", at, at, 12, "because");
            var all = "/inbox?filters[source]=" + SOURCE;
            var events = items(api.json(all));
            var first = id(SOURCE, "waiting");
            assertEquals(
                    List.of(
                            view(first + 3, SOURCE, "{\"id\": 9}", "dead", 12, 2, "because", "" + at, null, "" + at),
                            view(first + 2, SOURCE, "{\"id\": 9}", "done", 2, 2, null, "" + at, null, "" + at),
                            view(first + 1, SOURCE, "{\"id\": 9}", "running", 1, 2, null, "" + at, null, null),
                            view(first, SOURCE, "{\"id\": 9}", "waiting", 0, 2, null, "" + at, "" + at, null)),
                    events);
            var page = api.get(all + "&filters[state]=waiting,running,dead&per_page=2&page=2")
                    .expect(200);
            assertEquals(
                    Answer.json("{\"count\": 3, \"page\": 2, \"per_page\": 2, \"events\": [" + events.get(3) + "]}"),
                    page.json());
            var link = "</inbox?filters%%5Bsource%%5D=test&filters%%5Bstate%%5D=waiting%%2Crunning%%2Cdead"
                    + "&per_page=2&page=%d>; rel=\"%s\"";
            assertEquals(
                    String.join(", ", link.formatted(1, "first"), link.formatted(1, "prev"), link.formatted(2, "last")),
                    page.header("link"));
            api.get("/inbox?filters[state]=lost&filters[no]=1")
                    .isBadRequest(
                            "/inbox",
                            "filters[state]",
                            "takes one or more of waiting, running, done, dead, separated by commas",
                            "filters[no]",
                            "is unknown; there are state, source");
        } finally {
            forget();
        }
    }

    @Test
    void replayOfARunningEventIs409() {
        var at = Instant.now();
        try {
            put("running", at, at.plusSeconds(600), 1, null);
            var id = id(SOURCE, "running");
            var path = "/inbox/" + id + "/replay";
            var answer = api.write("POST", path, "");
            answer.isProblem(409, "Conflict", "The event " + id + " is being processed.", path);
            assertEquals("1", answer.header("retry-after"));
            api.write("POST", "/inbox/0/replay", "")
                    .isProblem(404, "Not Found", "The event 0 does not exist.", "/inbox/0/replay");
            api.get("/inbox/x").isProblem(404, "Not Found", "The event x does not exist.", "/inbox/x");
        } finally {
            forget();
        }
    }

    @Test
    void eventOfADeadNodeIsProcessedAfterItsLease() {
        var past = Instant.now().minusSeconds(1);
        Sql.update(
                "INSERT INTO inbox_events"
                        + " (source, channel_id, body, bytes, state, received_at, due_at, attempts, owner)"
                        + " VALUES ('meta', 0, ?, 2, 'running', ?, ?, 1, 'a node that was killed')",
                "{}".getBytes(StandardCharsets.UTF_8),
                past.toEpochMilli(),
                past.toEpochMilli());
        var id = Sql.number("SELECT MAX(id) FROM inbox_events");
        Eventually.assertBecomes("done", () -> state(id));
        assertEquals(2, api.json("/inbox/" + id).getJsonObject("event").getInt("attempts"));
    }

    @Test
    void eventIsDeadAfterTwelveAttempts() {
        var now = Instant.now();
        Sql.update(
                "INSERT INTO inbox_events (source, channel_id, body, bytes, state, received_at, due_at, attempts)"
                        + " VALUES ('meta', 0, ?, 2, 'waiting', ?, ?, 12)",
                "{}".getBytes(StandardCharsets.UTF_8),
                now.toEpochMilli(),
                now.toEpochMilli());
        var id = Sql.number("SELECT MAX(id) FROM inbox_events");
        Eventually.assertBecomes("dead", () -> state(id));
        assertEquals(
                "Given up after 12 attempts, the last of which did not end",
                api.json("/inbox/" + id).getJsonObject("event").getString("error"));
        Sql.update("DELETE FROM inbox_events WHERE id = ?", id);
    }

    @Test
    void endedEventsAreDeletedAfterAWeek() {
        var now = Instant.now();
        try {
            for (var state : List.of("done", "dead", "waiting")) {
                put(
                        state,
                        now.minus(Duration.ofDays(9)),
                        now.minus(Duration.ofDays(7)).minusSeconds(60),
                        1,
                        null);
                put(
                        state,
                        now.minus(Duration.ofDays(9)),
                        now.minus(Duration.ofDays(7)).plusSeconds(600),
                        1,
                        null);
            }
            Eventually.assertBecomes(
                    4L, () -> Sql.number("SELECT COUNT(*) FROM inbox_events WHERE source = ?", SOURCE));
            assertEquals(
                    List.of("waiting", "waiting", "dead", "done"),
                    items(api.json("/inbox?filters[source]=" + SOURCE)).stream()
                            .map(event -> event.getString("state"))
                            .toList());
        } finally {
            forget();
        }
    }

    @Test
    void oldestEventMakesTheServiceNotReady() {
        var longAgo = Instant.now().minus(Duration.ofMinutes(10));
        var age = "leads_inbox_age_seconds";
        var depth = "leads_inbox_depth";
        try {
            put("waiting", longAgo, longAgo, 0, null);
            Eventually.assertBecomes(503, this::readiness);
            var answer = api.send("GET", "/health/ready", null).json();
            assertEquals("DOWN", answer.getString("status"));
            assertEquals(
                    List.of("{\"name\":\"inbox\",\"status\":\"DOWN\",\"data\":{}}"),
                    answer.getJsonArray("checks").stream()
                            .map(Object::toString)
                            .filter(check -> check.contains("DOWN"))
                            .toList());
            assertTrue(Metrics.value(api, age) >= 600);
            assertEquals(1, Metrics.value(api, depth));
        } finally {
            forget();
        }
        Eventually.assertBecomes(200, this::readiness);
        assertEquals(0, Metrics.value(api, age));
        assertEquals(0, Metrics.value(api, depth));
    }

    @Test
    void metricsCountEventsByOutcome() {
        var accepted = count("accepted");
        var processed = count("processed");
        var failed = count("failed");
        var dead = count("dead");
        ended("{}", "done");
        ended("no JSON", "dead");
        assertEquals(accepted + 2, count("accepted"));
        assertEquals(processed + 1, count("processed"));
        assertEquals(failed + 1, count("failed"));
        assertEquals(dead + 1, count("dead"));
    }

    private double count(String what) {
        return Metrics.value(api, "leads_inbox_" + what + "_total{source=\"meta\"}");
    }

    private int readiness() {
        return api.send("GET", "/health/ready", null).status();
    }

    /** Sends an event as Meta does, waits until it has this state, and returns its document. */
    private JsonObject ended(String body, String state) {
        var before = Sql.number("SELECT COALESCE(MAX(id), 0) FROM inbox_events");
        WhatsApp.signed(api, "demo", body).expect(200);
        var id = Sql.number("SELECT MIN(id) FROM inbox_events WHERE id > ?", before);
        Eventually.assertBecomes(state, () -> state(id));
        return api.json("/inbox/" + id);
    }

    private static void put(String state, Instant received, Instant due, int attempts, String error) {
        Sql.update(
                "INSERT INTO inbox_events (source, channel_id, body, bytes, state, received_at, due_at,"
                        + " leased_until, attempts, error) VALUES (?, 9, ?, 2, ?, ?, ?, ?, ?, ?)",
                SOURCE,
                "{}".getBytes(StandardCharsets.UTF_8),
                state,
                received.toEpochMilli(),
                due.toEpochMilli(),
                due.getEpochSecond(),
                attempts,
                error);
    }

    private static void forget() {
        Sql.update("DELETE FROM inbox_events WHERE source = ?", SOURCE);
    }

    private static long id(String source, String state) {
        return Sql.number("SELECT MIN(id) FROM inbox_events WHERE source = ? AND state = ?", source, state);
    }

    private static long id(JsonObject document) {
        return document.getJsonObject("event").getInt("id");
    }

    private static String state(long id) {
        return Sql.text("SELECT state FROM inbox_events WHERE id = ?", id);
    }

    private static int bytes(String body) {
        return body.getBytes(StandardCharsets.UTF_8).length;
    }

    private static List<JsonObject> items(JsonObject list) {
        return list.getJsonArray("events").getValuesAs(JsonObject.class);
    }

    private static JsonObject view(
            long id,
            String source,
            String channel,
            String state,
            int attempts,
            int bytes,
            String error,
            String received,
            String next,
            String ended) {
        return Answer.json(VIEW.formatted(
                id, source, channel, state, attempts, bytes, quoted(error), received, quoted(next), quoted(ended)));
    }

    private static String quoted(String text) {
        return text == null ? "null" : "\"" + text + "\"";
    }
}
