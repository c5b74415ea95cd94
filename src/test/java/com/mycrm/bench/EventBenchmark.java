package com.mycrm.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/** Measures what the log of events costs writers, how soon it shows a change, and how fast it is read. */
public final class EventBenchmark {

    private static final Pattern LEAD = Pattern.compile("\"data\":\\{\"whatsapp\":\\{\"id\":(\\d+)");
    private static final Pattern LOCATION = Pattern.compile("(?i)\r\nlocation: /whatsapp-leads/(\\d+)");
    private static final Pattern EVENT = Pattern.compile("\\{\"id\":\"evt_");
    private static final Pattern NEXT = Pattern.compile("\"next\":\"(\\d+)\",\"has_more\":(true|false)");
    private static final String COLUMNS = "seq, event_id, type, occurred_at, actor, data, changed";
    private static final int WRITERS = 8;
    private static final long EVERY = 20_000_000;

    private static final AtomicLong PHONES = new AtomicLong(System.currentTimeMillis());

    private EventBenchmark() {}

    /** When a lead was sent and answered, by {@link System#nanoTime}. */
    private record Written(long sent, long answered) {}

    /** What a part of the feed holds. */
    private record Piece(int events, String next, boolean hasMore) {}

    public static void main(String[] arguments) throws Exception {
        var mode = arguments.length < 2 ? "" : arguments[0];
        switch (mode) {
            case "writers" -> writers(arguments[1], arguments[2], number(arguments, 3, 10), number(arguments, 4, 3));
            case "latency" -> latency(Client.ofEnvironment(arguments[1]), number(arguments, 2, 30));
            case "feed" ->
                feed(
                        Client.ofEnvironment(arguments[1]),
                        arguments[2],
                        number(arguments, 3, 1_000_000),
                        number(arguments, 4, 3));
            default ->
                System.err.println("needs: writers URL URL-OF-THE-OTHER [SECONDS [TURNS]], latency URL [SECONDS],"
                        + " or feed URL JDBC-URL [EVENTS [TURNS]]; LEADS_KEY and LEADS_SECRET if not the sample's");
        }
    }

    private static int number(String[] arguments, int index, int standard) {
        return arguments.length > index ? Integer.parseInt(arguments[index]) : standard;
    }

    /** Leads that eight writers add a second, in turns to two services. */
    private static void writers(String url, String other, int seconds, int turns) throws Exception {
        var clients = List.of(Client.ofEnvironment(url), Client.ofEnvironment(other));
        for (var client : clients) {
            written(client, seconds);
        }
        var ratios = new ArrayList<Double>();
        for (var turn = 1; turn <= turns; turn++) {
            var first = written(clients.get(0), seconds);
            var second = written(clients.get(1), seconds);
            ratios.add(first / second);
            System.out.printf("leads/s: %,.0f and %,.0f, ratio %.2f%n", first, second, first / second);
        }
        Collections.sort(ratios);
        System.out.printf("ratio: median %.2f%n", ratios.get(ratios.size() / 2));
    }

    private static double written(Client client, int seconds) throws Exception {
        client.renew();
        var end = System.nanoTime() + seconds * 1_000_000_000L;
        Callable<Integer> writer = () -> {
            try (var wire = client.connect()) {
                var count = 0;
                for (; System.nanoTime() < end; count++) {
                    write(client, wire);
                }
                return count;
            }
        };
        var writers = Executors.newFixedThreadPool(WRITERS);
        try {
            var sum = 0;
            for (var count : writers.invokeAll(Collections.nCopies(WRITERS, writer))) {
                sum += count.get();
            }
            return sum / (double) seconds;
        } finally {
            writers.shutdown();
        }
    }

    /** Adds a lead and returns its id. */
    static long write(Client client, Wire wire) throws IOException {
        var lead = "{\"phone\":\"+%d\"}".formatted(PHONES.incrementAndGet());
        var headers = client.headers("Content-Type: application/json\r\n");
        var answer = wire.send("POST", "/whatsapp-leads", headers, lead.getBytes(StandardCharsets.UTF_8));
        var location = LOCATION.matcher(answer.headers());
        if (answer.status() != 201 || !location.find()) {
            throw new IOException("the service answered " + answer.status() + " " + answer.text());
        }
        return Long.parseLong(location.group(1));
    }

    /** How soon each of 50 leads a second is in the feed, which is read by long polls. */
    private static void latency(Client client, int seconds) throws Exception {
        var position = now(client);
        Map<Long, Written> written = new ConcurrentHashMap<>();
        var count = (int) (seconds * 1_000_000_000L / EVERY);
        var writer = Executors.newSingleThreadExecutor();
        try {
            var writing = writer.submit(() -> {
                addPaced(client, count, written);
                return null;
            });
            var seen = follow(client, position, count);
            writing.get();
            var afterAnswer = new ArrayList<Long>();
            var afterSending = new ArrayList<Long>();
            written.forEach((id, times) -> {
                afterAnswer.add(Math.max(0, seen.get(id) - times.answered()));
                afterSending.add(seen.get(id) - times.sent());
            });
            print("in the feed after the answer to its writer", afterAnswer);
            print("in the feed after it was sent", afterSending);
        } finally {
            writer.shutdownNow();
        }
    }

    static String now(Client client) throws IOException {
        return client.get("/events?after=now").getString("next");
    }

    private static void addPaced(Client client, int count, Map<Long, Written> written) throws IOException {
        try (var wire = client.connect()) {
            var due = System.nanoTime();
            for (var i = 0; i < count; i++, due += EVERY) {
                LockSupport.parkNanos(due - System.nanoTime());
                var sent = System.nanoTime();
                var id = write(client, wire);
                written.put(id, new Written(sent, System.nanoTime()));
            }
        }
    }

    /** When each of the leads came by the feed. */
    private static Map<Long, Long> follow(Client client, String from, int count) throws IOException {
        var seen = new HashMap<Long, Long>();
        try (var wire = client.connect()) {
            for (var position = from; seen.size() < count; ) {
                var text = events(client, wire, "types=whatsapp.created&wait=20&after=" + position);
                var time = System.nanoTime();
                LEAD.matcher(text).results().forEach(lead -> seen.put(Long.valueOf(lead.group(1)), time));
                position = piece(text).next();
            }
        }
        return seen;
    }

    private static void print(String what, List<Long> nanos) {
        System.out.printf(
                "%,d leads %s: %.1f ms (median), %.1f ms (99th)%n",
                nanos.size(), what, WebhookBenchmark.millis(nanos, 0.5), WebhookBenchmark.millis(nanos, 0.99));
    }

    /** Events read a second by the feed, in turns with a plain SELECT of the same rows. */
    private static void feed(Client client, String jdbc, int events, int turns) throws Exception {
        new LeadFill(client).upTo(events);
        for (var turn = 1; turn <= turns; turn++) {
            client.renew();
            var start = System.nanoTime();
            var read = read(client);
            var byFeed = read * 1e9 / (System.nanoTime() - start);
            start = System.nanoTime();
            var selected = select(jdbc);
            var bySelect = selected * 1e9 / (System.nanoTime() - start);
            System.out.printf(
                    "%,d events by the feed: %,.0f/s; %,d by SELECT: %,.0f/s; ratio %.2f%n",
                    read, byFeed, selected, bySelect, byFeed / bySelect);
        }
    }

    private static long read(Client client) throws IOException {
        var count = 0L;
        try (var wire = client.connect()) {
            var piece = piece(events(client, wire, "limit=1000"));
            for (count += piece.events(); piece.hasMore(); count += piece.events()) {
                piece = piece(events(client, wire, "limit=1000&after=" + piece.next()));
            }
        }
        return count;
    }

    private static String events(Client client, Wire wire, String query) throws IOException {
        var answer = wire.get("/events?" + query, client.headers(""));
        if (answer.status() != 200) {
            throw new IOException("the service answered " + answer.status() + " " + answer.text());
        }
        return answer.text();
    }

    private static Piece piece(String text) {
        var end = NEXT.matcher(text).region(Math.max(0, text.length() - 100), text.length());
        if (!end.find()) {
            throw new IllegalStateException("no position in the feed");
        }
        return new Piece(
                (int) EVENT.matcher(text).results().count(),
                end.group(1),
                end.group(2).equals("true"));
    }

    private static long select(String jdbc) throws SQLException {
        try (var connection = DriverManager.getConnection(jdbc);
                var statement = connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
            statement.setFetchSize(jdbc.startsWith("jdbc:mysql:") ? Integer.MIN_VALUE : 1_000);
            var count = 0L;
            try (var rows = statement.executeQuery("SELECT " + COLUMNS + " FROM events WHERE seq > 0 ORDER BY seq")) {
                for (; rows.next(); count++) {
                    for (var column = 1; column <= 7; column++) {
                        rows.getString(column);
                    }
                }
            }
            return count;
        }
    }
}
