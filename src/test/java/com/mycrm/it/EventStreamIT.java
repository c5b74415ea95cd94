package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The stream of events: its text, where it begins and how it is resumed, who gets it, and how it ends. */
class EventStreamIT {

    private static final String STREAM = "/events/stream";
    private static final String READERS = EventFeed.READERS;

    private static final Pattern ID = Pattern.compile("id: (\\d+)");
    private static final int CHANGES = 100;

    private final Api api = TestServer.api();

    @Test
    void eventsComeAsTheFeedHasThem() {
        var feed = new EventFeed(api);
        try (var stream = open(STREAM + "?limit=1&foo=1", "Accept-Encoding", "gzip")) {
            assertEquals(200, stream.status());
            assertEquals("text/event-stream;charset=UTF-8", stream.header("Content-Type"));
            assertEquals("no-cache", stream.header("Cache-Control"));
            assertEquals("no", stream.header("X-Accel-Buffering"));
            assertEquals("", stream.header("Content-Encoding"));
            assertEquals(
                    "the parameter limit plays no part here and was ignored,"
                            + " the parameter foo is unknown and was ignored",
                    stream.header("X-MyCRM-API-Warning"));
            assertEquals(List.of("id: " + feed.position()), stream.block());
            var id = make("+971505550001");
            var event = feed.next(1).get(0);
            var lines = stream.block();
            assertEquals("id: " + event.getJsonNumber("seq"), lines.get(0));
            assertEquals("event: whatsapp.created", lines.get(1));
            assertEquals(event, Answer.json(lines.get(2).substring("data: ".length())));
            assertEquals(3, lines.size());
            Leads.delete(api, id);
            assertTrue(stream.event().endsWith(" whatsapp.deleted"));
        }
    }

    @Test
    void aStreamGoesOnAfterItsLastId() {
        var feed = new EventFeed(api);
        var start = Long.parseLong(feed.position());
        var ids = IntStream.range(0, 4).mapToObj(n -> make("+97150555010" + n)).toList();
        feed.next(4);
        try (var byId = open(STREAM + "?after=now", "Last-Event-ID", Long.toString(start + 1));
                var byAfter = open(STREAM + "?types=whatsapp.*&after=" + (start + 2));
                var blank = open(STREAM + "?after=" + (start + 3), "Last-Event-ID", "")) {
            for (var stream : List.of(byId, byAfter, blank)) {
                Leads.deleting(api, api.write("POST", "/whatsapp-leads", "{\"phone\": \"+971505550200\"}"), made -> {});
            }
            for (var seq = start + 2; seq <= start + 10; seq++) {
                var type = seq <= start + 4 || (seq - start) % 2 == 1 ? " whatsapp.created" : " whatsapp.deleted";
                assertEquals(seq + type, byId.event());
                assertEquals(seq + type, seq > start + 2 ? byAfter.event() : seq + type);
                assertEquals(seq + type, seq > start + 3 ? blank.event() : seq + type);
            }
        }
        for (var bad : List.of("x", "-1", "1.0", "now", "9".repeat(30))) {
            api.get(STREAM, "Last-Event-ID", bad)
                    .isProblem(
                            400,
                            "Bad Request",
                            "The header Last-Event-ID has no id of an event; send the last one that came.",
                            STREAM);
        }
        api.get(STREAM, "Last-Event-ID", "999999999999999999").expect(410);
        api.get(STREAM + "?types=x&after=y&filters[z]=1").expect(400);
        var head = api.send("HEAD", STREAM, null, "Authorization", "Bearer " + api.token());
        assertEquals("text/event-stream;charset=UTF-8", head.expect(200).header("content-type"));
        api.get(STREAM, "Accept", "application/xml").expect(406);
        api.get(STREAM, "Accept", "application/json")
                .isProblem(
                        406,
                        "Not Acceptable",
                        "This address has no answer in a type that the header Accept asks for.",
                        STREAM);
        ids.forEach(id -> Leads.delete(api, id));
    }

    @Test
    void eachStreamGetsWhatItAskedFor() {
        try (var users = open(STREAM + "?types=user.*");
                var prospects = open(STREAM + "?filters[status]=prospect&filters[user]=3")) {
            var id = make("+971505550301");
            api.write("PATCH", "/whatsapp-leads/" + id, "{\"status\": \"prospect\"}")
                    .expect(200);
            api.write("PATCH", "/whatsapp-leads/" + id, "{\"user\": {\"id\": 3}}")
                    .expect(200);
            assertTrue(prospects.event().endsWith(" whatsapp.updated"));
            var user = api.write(
                            "POST",
                            "/users",
                            "{\"first_name\": \"S\", \"last_name\": \"T\", \"email\": \"s@t.example\"}")
                    .expect(201)
                    .location();
            assertTrue(users.event().endsWith(" user.created"));
            api.write("DELETE", "/users/" + user, null).expect(204);
            Leads.delete(api, id);
        }
    }

    @Test
    void aStreamEndsWithTheTokenOrTheRight() {
        new Accounts(api).withUser("streams", this::endsWithTheTokenOrTheRight);
    }

    private void endsWithTheTokenOrTheRight(long user) {
        Accounts.setRightsLater(user, "lead.read", "user.read");
        var key = Accounts.newKey(user);
        var other = Accounts.newKey(user);
        EventFeed.awaitNoReaders(api);
        try (var revoked = new OpenStream(api, api.tokenOf(key), STREAM);
                var lessened = new OpenStream(api, api.tokenOf(other), STREAM + "?types=user.*");
                var kept = new OpenStream(api, api.tokenOf(other), STREAM + "?types=whatsapp.*")) {
            assertEquals(200, revoked.status());
            var poll = CompletableFuture.supplyAsync(
                    () -> api.as(api.tokenOf(key), "GET", "/events?types=user.*&after=now&wait=55", null));
            Eventually.get(() -> Metrics.value(api, READERS), open -> open >= 4);
            Sql.update("DELETE FROM api_keys WHERE name = ?", key);
            revoked.expectEnd();
            assertEquals(
                    0, poll.join().expect(200).json().getJsonArray("events").size());
            Sql.update("DELETE FROM user_rights WHERE user_id = ? AND right_name = 'user.read'", user);
            lessened.expectEnd();
            kept.block();
            Leads.deleting(api, api.write("POST", "/whatsapp-leads", "{\"phone\": \"+971505550400\"}"), made -> {});
            assertTrue(kept.event().endsWith(" whatsapp.created"));
        }
    }

    @Test
    void aClientThatDoesNotReadHoldsUpNobodyAndMissesNothing() throws IOException {
        var large = "{\"languages\": [{\"code\": \"en\", \"title\": \"t\", \"description\": \"%s\"}]}";
        var property = api.write("PUT", "/properties/by-reference/EV-LARGE", "{\"user\": {\"id\": 1}}")
                .expect(201)
                .location();
        var base = URI.create(api.url("/"));
        try (var slow = new Socket()) {
            slow.setReceiveBufferSize(4_096);
            slow.connect(new InetSocketAddress(base.getHost(), base.getPort()));
            slow.setSoTimeout(60_000);
            var feed = new EventFeed(api);
            slow.getOutputStream()
                    .write(("GET " + STREAM + "?types=property.updated&after=" + feed.position()
                                    + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + api.token()
                                    + "\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            try (var quick = open(STREAM + "?types=property.updated")) {
                quick.block();
                for (var n = 0; n < CHANGES; n++) {
                    api.write("PATCH", "/properties/" + property, large.formatted((n + "x").repeat(8_000)))
                            .expect(200);
                    assertTrue(quick.event().endsWith(" property.updated"));
                }
            }
            var events = new ArrayList<String>();
            var reader = new BufferedReader(new InputStreamReader(slow.getInputStream(), StandardCharsets.ISO_8859_1));
            for (var line = reader.readLine(); events.size() < CHANGES; line = reader.readLine()) {
                assertNotNull(line, () -> "ended after " + events.size());
                var id = ID.matcher(line);
                if (id.matches()) {
                    events.add(id.group(1));
                }
            }
            var first = Long.parseLong(events.get(0));
            assertEquals(
                    IntStream.range(0, CHANGES)
                            .mapToObj(n -> Long.toString(first + n))
                            .toList(),
                    events);
        } finally {
            api.write("DELETE", "/properties/" + property, null).expect(204);
        }
    }

    @Test
    void openStreamsHoldNoThreadAndClientsThatAreGoneNoPlace() {
        EventFeed.awaitNoReaders(api);
        var streams = new ArrayList<OpenStream>();
        for (var n = 0; n < 150; n++) {
            streams.add(open(STREAM + "?types=whatsapp.*"));
        }
        streams.forEach(OpenStream::block);
        assertEquals(150, Metrics.value(api, READERS));
        var id = make("+971505550500");
        streams.forEach(stream -> assertTrue(stream.event().endsWith(" whatsapp.created")));
        api.get("/whatsapp-leads?per_page=1").expect(200);
        streams.forEach(OpenStream::close);
        EventFeed.awaitNoReaders(api);
        Leads.delete(api, id);
    }

    /** On H2 only: the database plays no part. */
    @Test
    void readersAreBoundedAndEndWithTheirTokenOrTheNode() {
        assumeFalse(TestDatabase.isServer());
        try (var service = new OwnService("streams", TestDatabase.createEmpty("streams"))) {
            service.startQuickly();
            service.set("LEADS_STREAMS", "10"); // 5 of one caller
            service.set("LEADS_TOKEN_LIFE", "PT20S");
            var own = service.start();
            var token = own.tokenOf("demo");
            var opened = IntStream.range(0, 40)
                    .mapToObj(n -> CompletableFuture.supplyAsync(() -> new OpenStream(own, token, STREAM)))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
            var refused =
                    opened.stream().filter(stream -> stream.status() == 429).toList();
            assertEquals(
                    5, opened.stream().filter(stream -> stream.status() == 200).count());
            assertEquals(35, refused.size());
            refused.forEach(stream -> {
                assertEquals("5", stream.header("Retry-After"));
                assertEquals("application/problem+json", stream.header("Content-Type"));
            });
            own.as(token, "GET", "/events?after=now&wait=1", null)
                    .isProblem(
                            429,
                            "Too Many Requests",
                            "This caller has too many readers that wait for events.",
                            "/events");
            own.as(token, "GET", "/events?after=now", null).expect(200);
            var kept = opened.stream().filter(stream -> stream.status() == 200).toList();
            kept.get(0).close();
            Eventually.get(
                    () -> {
                        own.as(token, "POST", "/whatsapp-leads", "{\"phone\": \"+971505550600\"}");
                        try (var next = new OpenStream(own, token, STREAM)) {
                            return next.status();
                        }
                    },
                    status -> status == 200);
            kept.subList(1, 5).forEach(stream -> {
                for (var line = stream.line(); !line.equals(OpenStream.END); line = stream.line()) {
                    assertTrue(line.matches("|:|(id|event|data): .*"), line);
                }
            });

            var last = own.tokenOf("demo");
            try (var stream = new OpenStream(own, last, STREAM)) {
                stream.block();
                var poll = CompletableFuture.supplyAsync(() -> own.as(last, "GET", "/events?after=now&wait=50", null));
                Eventually.get(() -> Metrics.value(own, READERS), open -> open == 2);
                service.terminate();
                stream.expectEnd();
                assertEquals(
                        0, poll.join().expect(200).json().getJsonArray("events").size());
            }
            assertEquals(143, service.ended());
            assertTrue(service.output().lines().noneMatch(line -> line.startsWith("\tat ")), service::output);
        }
    }

    private OpenStream open(String path, String... headers) {
        return new OpenStream(api, api.token(), path, headers);
    }

    private long make(String phone) {
        return api.write("POST", "/whatsapp-leads", "{\"phone\": \"" + phone + "\"}")
                .expect(201)
                .location();
    }
}
