package com.mycrm.bench;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Measures how fast a running service accepts events of Meta, and how soon their leads are listed, while lists are
 * read.
 *
 * <p>First a burst, as fast as the service answers; then single events, each followed until its lead is listed. Each
 * event is of a new customer and makes a lead.
 */
public final class WebhookBenchmark {

    private static final int SENDERS = 8;
    private static final int READERS = 2;
    private static final long PAUSE_MILLIS = 25;
    private static final long POLL_MILLIS = 2;
    private static final long LONGEST_SECONDS = 600;

    private final AtomicLong next = new AtomicLong(System.currentTimeMillis() * 100);
    private final Client client;

    private WebhookBenchmark(Client client) {
        this.client = client;
    }

    /** Arguments: the service's URL, how many events in the burst (5,000) and how many single ones (400). */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 1) {
            System.err.println("needs: URL [EVENTS [SINGLES]], and in the environment LEADS_KEY, LEADS_SECRET and"
                    + " LEADS_META_APP_SECRET where they are not the sample's");
            return;
        }
        var events = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5_000;
        var singles = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 400;
        new WebhookBenchmark(Client.ofEnvironment(arguments[0])).run(events, singles);
    }

    private void run(int events, int singles) throws Exception {
        var reading = new AtomicBoolean(true);
        var read = new AtomicLong();
        var readers = Executors.newFixedThreadPool(READERS);
        var began = System.nanoTime();
        for (var i = 0; i < READERS; i++) {
            readers.submit(() -> {
                try (var wire = client.connect()) {
                    for (var page = 1; reading.get(); page++) {
                        var path = "/whatsapp-leads?sort=date&sort_order=DESC&per_page=50&page=" + (1 + page % 20);
                        wire.get(path, client.headers(""));
                        read.incrementAndGet();
                    }
                }
                return null;
            });
        }
        try {
            burst(events / 10 + 1);
            System.out.println("warm");
            var before = client.count("");
            var start = System.nanoTime();
            var answers = burst(events);
            var accepted = seconds(start);
            awaitLeads("", before + events);
            System.out.printf(
                    "burst of %,d: accepted %,.0f/s, answered in %.1f ms (median), %.1f ms (99th); leads %,.0f/s%n",
                    events, events / accepted, millis(answers, 0.5), millis(answers, 0.99), events / seconds(start));
            single(singles);
        } finally {
            reading.set(false);
            readers.shutdown();
        }
        System.out.printf("pages of the list read meanwhile: %,.0f/s%n", read.get() / seconds(began));
    }

    /** Asks every few milliseconds, as a client would: the list tells nobody when it grows. */
    private void awaitLeads(String filters, long leads) throws IOException, InterruptedException {
        var start = System.nanoTime();
        while (client.count(filters) < leads) {
            if (seconds(start) > LONGEST_SECONDS) {
                throw new IllegalStateException("accepted events did not become leads; see the service's inbox");
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    /** Nanoseconds that each event was answered in. */
    private List<Long> burst(int events) throws InterruptedException, ExecutionException {
        var senders = Executors.newFixedThreadPool(SENDERS);
        try {
            var left = new AtomicLong(events);
            Callable<List<Long>> sender = () -> {
                var times = new ArrayList<Long>();
                try (var wire = client.connect()) {
                    while (left.getAndDecrement() > 0) {
                        times.add(send(wire, Long.toString(next.incrementAndGet())));
                    }
                }
                return times;
            };
            var all = new ArrayList<Long>();
            for (var times : senders.invokeAll(Collections.nCopies(SENDERS, sender))) {
                all.addAll(times.get());
            }
            return all;
        } finally {
            senders.shutdown();
        }
    }

    private void single(int singles) throws IOException, InterruptedException {
        var answered = new ArrayList<Long>();
        var visible = new ArrayList<Long>();
        try (var wire = client.connect()) {
            for (var i = 0; i < singles; i++) {
                var phone = Long.toString(next.incrementAndGet());
                answered.add(send(wire, phone));
                var accepted = System.nanoTime();
                awaitLeads("&filters[phone]=" + phone, 1);
                visible.add(System.nanoTime() - accepted);
                Thread.sleep(PAUSE_MILLIS);
            }
        }
        System.out.printf(
                "%,d single events: answered in %.1f ms (median), %.1f ms (99th); then visible in %.0f ms (median),"
                        + " %.0f ms (99th)%n",
                singles, millis(answered, 0.5), millis(answered, 0.99), millis(visible, 0.5), millis(visible, 0.99));
    }

    /** Sends the first message of a customer and returns the nanoseconds until its answer. */
    private static long send(Wire wire, String phone) throws IOException {
        var body = MetaEvent.of("""
                "contacts": [{"profile": {"name": "Bench"}, "wa_id": "%1$s"}], "messages": [{"from": "%1$s",
                 "id": "wamid.bench.%1$s", "timestamp": "%2$d", "type": "text",
                 "text": {"body": "Hi, I am interested. ref: PF-FLEX"}}]
                """.formatted(phone, Instant.now().getEpochSecond()));
        var headers = MetaEvent.headers(body);
        var start = System.nanoTime();
        var answer = wire.send("POST", "/channels/meta", headers, body);
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.status() + " " + answer.text());
        }
        return System.nanoTime() - start;
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    static double millis(List<Long> nanos, double share) {
        var sorted = nanos.stream().sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1L, (long) (share * sorted.size()))) / 1e6;
    }
}
