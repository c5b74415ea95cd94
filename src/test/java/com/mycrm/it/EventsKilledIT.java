package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.JsonObject;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Two nodes are killed at random moments while eight writers change everything. Then a reader of the feed, one of the
 * stream and a receiver of webhooks each have the objects of the service, by events alone: no event is missing, out of
 * order or, in the feed and the stream, there twice.
 *
 * <p>{@code -Dleads.it.events=600} runs it for at least so many seconds, {@code -Dleads.it.seed} with the same random numbers.
 * On H2, which nodes do not share in production, it runs only so.
 */
class EventsKilledIT {

    private static final Integer ASKED_SECONDS = Integer.getInteger("leads.it.events");
    private static final int SECONDS = ASKED_SECONDS == null ? 30 : ASKED_SECONDS;
    private static final long SEED = Long.getLong("leads.it.seed", System.nanoTime());
    private static final int LEAST_EVENTS = 1_000;
    private static final int WRITERS = 8;
    private static final int PAUSE_MILLIS = 50;
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final Map<String, String> TABLES = Map.of(
            "whatsapp", "whatsapp_leads",
            "lead", "email_leads",
            "call_tracking", "calls",
            "user", "users",
            "property", "properties");
    private static final Comparator<Event> BY_NUMBER = Comparator.comparing(Event::seq);

    private record Event(long seq, String id, String type) {}

    private final String database = TestDatabase.createShared("events");
    private final RandomWriter.Shared shared = new RandomWriter.Shared();
    private List<KilledNode> nodes;

    @Test
    void everyReaderHasTheObjectsOfTheService() {
        assumeTrue(TestDatabase.isServer() || ASKED_SECONDS != null);
        try (var first = node("events-1");
                var second = node("events-2")) {
            nodes = List.of(first, second);
            var begin = end();
            var listed = EventCopy.list(api());
            var versions = versions();
            var feed = new EventReader.Feed(nodes, begin, new EventCopy(listed));
            var stream = new EventStreamReader(nodes, begin, new EventCopy(listed));
            try (var receiver = new EventReceiver(new EventCopy(listed))) {
                register(receiver);
                feed.start();
                stream.start();
                writeWhileNodesAreKilled(feed.copy);
                assertTrue(first.kills() > 0 && second.kills() > 0, "both were killed");
                awaitQuiet();
                assertEquals(List.of(), shared.failures());
                await(feed);
                await(stream);
                var own = feed.copy.events();
                assertDense(begin, own);
                assertDense(begin, stream.copy.events());
                assertEquals(named(own), named(stream.copy.events()));
                assertReceived(own, receiver);
                var now = EventCopy.list(api());
                assertEquals(List.of(), feed.copy.differences(now));
                assertEquals(List.of(), stream.copy.differences(now));
                assertEquals(List.of(), receiver.copy.differences(now));
                assertOneEventForEachVersion(versions, own);
                System.out.printf(
                        "seed %d: %d events, %d messages to the webhook, %d imports, %d kills%n",
                        SEED, own.size(), receiver.attempts(), shared.imports().size(), first.kills() + second.kills());
            } finally {
                feed.stop();
                stream.stop();
            }
        }
    }

    private KilledNode node(String name) {
        var node = new OwnService(name, database);
        node.set("LEADS_WEBHOOKS_ALLOW", "127.0.0.1");
        node.heap("400m");
        node.startQuickly();
        return new KilledNode(node);
    }

    private Api api() {
        return nodes.get(0).api();
    }

    private void register(EventReceiver receiver) {
        api().write("POST", "/webhooks", "{\"url\": \"" + receiver.url() + "\"}")
                .expect(201);
    }

    /** The position after the last event. */
    private long end() {
        return Long.parseLong(api().json("/events?after=now").getString("next"));
    }

    private void writeWhileNodesAreKilled(EventCopy copy) {
        var random = new Random(SEED);
        var threads = Executors.newScheduledThreadPool(WRITERS + nodes.size());
        for (var writer = 0; writer < WRITERS; writer++) {
            threads.scheduleWithFixedDelay(
                    new RandomWriter(nodes, random.nextLong(), shared), 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
        var end = new CountDownLatch(1);
        var killers = new ArrayList<CompletableFuture<Void>>();
        for (var node : nodes) {
            var seed = random.nextLong();
            killers.add(CompletableFuture.runAsync(() -> node.killUntil(end, new Random(seed)), threads));
        }
        KilledNode.await(end, SECONDS * 1_000L);
        Eventually.get(LIMIT, copy::size, size -> size >= LEAST_EVENTS);
        end.countDown();
        killers.forEach(CompletableFuture::join);
        threads.shutdown();
        Eventually.get(LIMIT, threads::isTerminated, ended -> ended);
    }

    /** Nodes that were killed again and again at the same rows have made an import fail, which says so. */
    private static void assertHasEnded(JsonObject ended) {
        var isDone = ended.getString("state").equals("done");
        assertTrue(isDone || ended.getString("reason", "").startsWith("The service ended 2 times"), ended::toString);
    }

    /** Waits until nothing is imported, processed or numbered any more. */
    private void awaitQuiet() {
        var api = api();
        shared.imports().forEach(location -> assertHasEnded(new Imports(api).ended(location)));
        Eventually.get(
                LIMIT,
                () -> api.json("/inbox?filters[state]=waiting,running&per_page=1")
                        .getInt("count"),
                count -> count == 0);
        Eventually.get(
                LIMIT,
                () -> numbers("events WHERE seq = 0", "COUNT(*)", "'none'").get("none"),
                none -> none == 0);
    }

    private void await(EventReader reader) {
        Eventually.get(LIMIT, () -> reader.failure() != null || reader.copy.last() == end(), done -> done);
        assertNull(reader.failure());
    }

    /** The numbers follow each other without a gap, up to the last one. */
    private void assertDense(long begin, List<JsonObject> events) {
        var expected = LongStream.rangeClosed(begin + 1, end()).boxed().toList();
        assertEquals(expected, events.stream().map(EventCopy::seq).toList());
    }

    /** All events were received, those of each object in their order. */
    private static void assertReceived(List<JsonObject> own, EventReceiver receiver) {
        Eventually.get(LIMIT, receiver.copy::size, size -> size >= own.size());
        assertEquals(List.of(), receiver.failures());
        var received = receiver.copy.events();
        assertEquals(named(own), named(received).stream().sorted(BY_NUMBER).toList());
        var last = new HashMap<String, Long>();
        for (var event : received) {
            var before = last.put(subject(event), EventCopy.seq(event));
            assertTrue(before == null || before < EventCopy.seq(event), () -> "out of order: " + event);
        }
    }

    /** What an event is, without its data: an erasure may come between two readers. */
    private static List<Event> named(List<JsonObject> events) {
        return events.stream()
                .map(event -> new Event(EventCopy.seq(event), event.getString("id"), event.getString("type")))
                .toList();
    }

    /** The object that an event is about; of a message, its lead. */
    private static String subject(JsonObject event) {
        var name = event.getString("type").split("\\.")[0];
        var object = event.getJsonObject("data").getJsonObject(name);
        return name.equals("message")
                ? "whatsapp " + Leads.id(object.getJsonObject("lead"))
                : name + " " + Leads.id(object);
    }

    /** Each version of an object has one event, and a deletion is the last. */
    private void assertOneEventForEachVersion(Map<String, Long> before, List<JsonObject> events) {
        var expected = new TreeMap<String, Long>();
        var erased = new HashSet<String>();
        var found = new TreeMap<String, Long>();
        versions().forEach((name, version) -> expected.put(name, version - before.getOrDefault(name, 0L)));
        for (var event : events) {
            var name = subject(event);
            if (event.getString("type").endsWith(".deleted")) {
                found.remove(name);
                assertFalse(expected.containsKey(name), () -> "deleted, but there: " + event);
            } else if (!event.getString("type").startsWith("message.")) {
                found.merge(name, 1L, Long::sum);
            }
            if (event.getString("type").endsWith(".erased")) {
                erased.add(name); // a lead that showed the person only before has no new version
            }
        }
        expected.values().removeIf(versions -> versions == 0);
        expected.keySet().removeAll(erased);
        found.keySet().removeAll(erased);
        assertEquals(expected, found);
    }

    /** The versions of all objects, by names as {@link EventCopy} has them. */
    private Map<String, Long> versions() {
        var all = new HashMap<String, Long>();
        TABLES.forEach((name, table) -> all.putAll(numbers(table, "version", "CONCAT('" + name + " ', id)")));
        return all;
    }

    private Map<String, Long> numbers(String from, String number, String name) {
        var all = new HashMap<String, Long>();
        try (var connection = DriverManager.getConnection(database, TestDatabase.NAME, TestDatabase.NAME);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT " + name + ", " + number + " FROM " + from)) {
            while (rows.next()) {
                all.put(rows.getString(1), rows.getLong(2));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return all;
    }
}
