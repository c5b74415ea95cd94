package com.mycrm.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How fast a running service takes events of Meta's, and how soon their leads are in its list, while lists are being
 * read.
 *
 * <p>First a burst, as fast as the service answers; then single events, each followed until its lead is seen. Every
 * event is a new customer's, so it is a lead: the database grows by as many.
 */
public final class WebhookBenchmark {

    private static final int SENDERS = 8;
    private static final int READERS = 2;
    private static final long PAUSE_MILLIS = 25;
    private static final long LONGEST_SECONDS = 600;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicLong next = new AtomicLong(System.currentTimeMillis() * 100);
    private final String url;
    private final String token;

    private WebhookBenchmark(String url) throws IOException, InterruptedException {
        this.url = url;
        token = token();
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
        new WebhookBenchmark(arguments[0]).run(events, singles);
    }

    private void run(int events, int singles) throws Exception {
        var reading = new AtomicBoolean(true);
        var read = new AtomicLong();
        var readers = Executors.newFixedThreadPool(READERS);
        var began = System.nanoTime();
        for (var i = 0; i < READERS; i++) {
            readers.submit(() -> {
                for (var page = 1; reading.get(); page++) {
                    get("/whatsapp-leads?sort=date&sort_order=DESC&per_page=50&page=" + (1 + page % 20));
                    read.incrementAndGet();
                }
                return null;
            });
        }
        try {
            burst(events / 10 + 1);
            System.out.println("warm");
            var before = count("");
            var start = System.nanoTime();
            var answers = burst(events);
            var accepted = seconds(start);
            while (count("") < before + events) {
                if (seconds(start) > LONGEST_SECONDS) {
                    throw new IllegalStateException("accepted events did not become leads; see the service's inbox");
                }
                Thread.sleep(20);
            }
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

    /** Nanoseconds that each event was answered in. */
    private List<Long> burst(int events) throws InterruptedException, ExecutionException {
        var senders = Executors.newFixedThreadPool(SENDERS);
        try {
            var left = new AtomicLong(events);
            Callable<List<Long>> sender = () -> {
                var times = new ArrayList<Long>();
                while (left.getAndDecrement() > 0) {
                    var start = System.nanoTime();
                    send(Long.toString(next.incrementAndGet()));
                    times.add(System.nanoTime() - start);
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
        for (var i = 0; i < singles; i++) {
            var phone = Long.toString(next.incrementAndGet());
            var start = System.nanoTime();
            send(phone);
            var accepted = System.nanoTime();
            while (count("&filters[phone]=" + phone) == 0) {
                Thread.onSpinWait();
            }
            visible.add(System.nanoTime() - accepted);
            answered.add(accepted - start);
            Thread.sleep(PAUSE_MILLIS);
        }
        System.out.printf(
                "%,d single events: answered in %.1f ms (median), %.1f ms (99th); then visible in %.0f ms (median),"
                        + " %.0f ms (99th)%n",
                singles, millis(answered, 0.5), millis(answered, 0.99), millis(visible, 0.5), millis(visible, 0.99));
    }

    private void send(String phone) throws IOException, InterruptedException {
        var body = """
                {"object": "whatsapp_business_account", "entry": [{"id": "1", "changes": [{"field": "messages", "value":
                {"messaging_product": "whatsapp", "metadata": {"display_phone_number": "15550783881", "phone_number_id":
                "106540352242922"}, "contacts": [{"profile": {"name": "Bench"}, "wa_id": "%1$s"}], "messages": [{"from":
                "%1$s", "id": "wamid.bench.%1$s", "timestamp": "%2$d", "type": "text", "text": {"body":
                "Hi, I am interested. ref: PF-FLEX"}}]}}]}]}""".formatted(phone, Instant.now().getEpochSecond());
        var answer = http.send(
                HttpRequest.newBuilder(URI.create(url + "/channels/meta"))
                        .header("Content-Type", "application/json")
                        .header("X-Hub-Signature-256", "sha256=" + signature(body))
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
    }

    private static String signature(String body) {
        try {
            var secret = setting("LEADS_META_APP_SECRET", "demo");
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private long count(String filter) throws IOException, InterruptedException {
        return Long.parseLong(found("\"count\":\\s*(\\d+)", get("/whatsapp-leads?per_page=1" + filter)));
    }

    private String get(String path) throws IOException, InterruptedException {
        var escaped = path.replace("[", "%5B").replace("]", "%5D");
        return http.send(
                        HttpRequest.newBuilder(URI.create(url + escaped))
                                .header("Authorization", "Bearer " + token)
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    private String token() throws IOException, InterruptedException {
        var credentials = setting("LEADS_KEY", "demo") + ":" + setting("LEADS_SECRET", "demo");
        var answer = http.send(
                HttpRequest.newBuilder(URI.create(url + "/auth/oauth/v1/token"))
                        .header(
                                "Authorization",
                                "Basic "
                                        + Base64.getEncoder()
                                                .encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                        .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                        .build(),
                BodyHandlers.ofString());
        return found("\"access_token\":\\s*\"([^\"]*)\"", answer.body());
    }

    private static String found(String pattern, String text) {
        var found = Pattern.compile(pattern).matcher(text);
        if (!found.find()) {
            throw new IllegalStateException(text);
        }
        return found.group(1);
    }

    private static String setting(String name, String standard) {
        var value = System.getenv(name);
        return value == null ? standard : value;
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static double millis(List<Long> nanos, double share) {
        var sorted = nanos.stream().sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1L, (long) (share * sorted.size()))) / 1e6;
    }
}
