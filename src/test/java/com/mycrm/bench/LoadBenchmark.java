package com.mycrm.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * How many requests of each kind a running service answers in a second, from several connections that ask without a pause;
 * with a writer beside them if wanted.
 *
 * <p>Whom and what it asks for it learns from the service itself. It can fill the service with leads first, which stay.
 */
public final class LoadBenchmark {

    private static final int CONNECTIONS = 16;
    private static final int WARM_UP_SECONDS = 60;
    private static final int WRITES_A_SECOND = 50;
    private static final int ROWS_A_FILE = 100_000;
    private static final String[] STATUSES = {"delivered", "delivered", "prospect", "notdelivered", "qualified"};
    private static final String EXPAND = "X-MyCRM-Expand-Data: true\r\n";

    /** A kind of request: a header line or none, and paths. */
    private record Scenario(String header, Supplier<String> path) {}

    /** What came of a scenario: requests a second, milliseconds, answers that were none. */
    private record Result(double rate, double median, double slow, int errors) {}

    private final String url;
    private final Random random = new Random(42);
    private final Map<String, List<Result>> results = new LinkedHashMap<>();
    private final String token;
    private long leads;

    private LoadBenchmark(String url) throws IOException {
        this.url = url;
        token = token();
    }

    /** Arguments: the service's URL; options as {@code name=value}. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 0) {
            System.err.println("needs: URL [leads=N] [seconds=10] [rounds=2] [writer=true],"
                    + " and LEADS_KEY and LEADS_SECRET in the environment");
            return;
        }
        var options = new LinkedHashMap<>(Map.of("leads", "0", "seconds", "10", "rounds", "2", "writer", "false"));
        Arrays.stream(arguments)
                .skip(1)
                .map(option -> option.split("=", 2))
                .forEach(option -> options.put(option[0], option[1]));
        var benchmark = new LoadBenchmark(arguments[0]);
        benchmark.fill(Long.parseLong(options.get("leads")));
        benchmark.run(
                Integer.parseInt(options.get("seconds")),
                Integer.parseInt(options.get("rounds")),
                Boolean.parseBoolean(options.get("writer")));
    }

    private void fill(long wanted) throws IOException, InterruptedException {
        try (var wire = new Wire(url)) {
            for (leads = count(wire, ""); leads < wanted; leads = count(wire, "")) {
                var rows = new StringBuilder("phone,status,date\n");
                for (var i = 0; i < Math.min(ROWS_A_FILE, wanted - leads); i++) {
                    rows.append("+9715%08d,%s,%s%n"
                            .formatted(
                                    random.nextInt(100_000_000),
                                    STATUSES[random.nextInt(STATUSES.length)],
                                    Instant.ofEpochSecond(1_690_000_000L + (leads + i) * 90 % 90_000_000)));
                }
                var answer = wire.send(
                        "POST",
                        "/whatsapp-leads/import",
                        headers("Content-Type: text/csv\r\n"),
                        rows.toString().getBytes(StandardCharsets.UTF_8));
                var location = found("(?i)\r\nlocation: (\\S+)", answer.headers());
                while (wire.get(location, headers("")).text().matches("(?s).*\"(running|queued)\".*")) {
                    Thread.sleep(200);
                }
                System.err.println(count(wire, "") + " leads");
            }
        }
    }

    private void run(int seconds, int rounds, boolean isWriting) throws Exception {
        var scenarios = scenarios();
        var threads = Executors.newFixedThreadPool(CONNECTIONS + 1);
        var isOver = new AtomicBoolean();
        try {
            for (var scenario : scenarios.values()) {
                load(threads, scenario, Math.max(1, WARM_UP_SECONDS / scenarios.size()));
            }
            if (isWriting) {
                threads.submit(() -> write(isOver));
            }
            for (var round = 0; round < rounds; round++) {
                for (var scenario : scenarios.entrySet()) {
                    results.computeIfAbsent(scenario.getKey(), name -> new ArrayList<>())
                            .add(load(threads, scenario.getValue(), seconds));
                }
            }
        } finally {
            isOver.set(true);
            threads.shutdown();
            threads.awaitTermination(1, TimeUnit.MINUTES);
        }
        print(rounds, isWriting);
    }

    private void print(int rounds, boolean isWriting) {
        System.out.printf(
                "%,d leads, %d connections, %d rounds%s%n%n",
                leads, CONNECTIONS, rounds, isWriting ? ", a writer" : "");
        System.out.println(
                "| | requests/s | from | to | median ms | 99 % ms | errors |\n|---|--:|--:|--:|--:|--:|--:|");
        results.forEach((name, all) -> {
            var rates = all.stream().mapToDouble(Result::rate).sorted().toArray();
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %,.0f | %,.0f | %,.0f | %.1f | %.1f | %d |%n",
                    name,
                    (rates[(rates.length - 1) / 2] + rates[rates.length / 2]) / 2,
                    rates[0],
                    rates[rates.length - 1],
                    all.stream().mapToDouble(Result::median).average().orElse(0),
                    all.stream().mapToDouble(Result::slow).max().orElse(0),
                    all.stream().mapToInt(Result::errors).sum());
        });
    }

    private Map<String, Scenario> scenarios() throws IOException {
        try (var wire = new Wire(url)) {
            leads = count(wire, "");
            var users = all(wire, "/users?per_page=500", "\\{\"id\":(\\d+)");
            var references = all(wire, "/properties?per_page=500", "\"reference\":\"([^\"]+)\"");
            var phones = new ArrayList<String>();
            for (var part = 0; part < 10; part++) {
                phones.addAll(
                        all(wire, "/whatsapp-leads?page=" + (1 + part * leads / 1000), "\"phone\":\"\\+?(\\d+)\""));
            }
            var far = leads / 200;
            var farList = wire.get("/whatsapp-leads?page=" + far, headers(""));
            var cursor = found("<([^>]*)>; rel=\"next\"", farList.headers());
            var tag = found(
                    "(?i)\r\netag: (\\S+)",
                    wire.get("/whatsapp-leads", headers("")).headers());
            var scenarios = new LinkedHashMap<String, Scenario>();
            scenarios.put("default page of 100", of("", () -> ""));
            scenarios.put(
                    "a status, page of 10",
                    of("", () -> "?per_page=10&filters[status]=prospect&page=" + (1 + any(20))));
            scenarios.put("seven days, latest first", of("", () -> {
                var day = Instant.ofEpochSecond(1_690_000_000L + any(1000) * 86_400L);
                return "?sort=date&sort_order=DESC&filters[date][from]="
                        + day.toString().substring(0, 10) + "&filters[date][to]="
                        + day.plusSeconds(6 * 86_400).toString().substring(0, 10);
            }));
            scenarios.put("default page, expanded", of(EXPAND, () -> ""));
            scenarios.put("a user's page, expanded", of(EXPAND, () -> "?filters[user]=" + any(users)));
            scenarios.put("a property's reference", of("", () -> "?filters[property][reference]=" + any(references)));
            scenarios.put("a whole phone number", of("", () -> "?filters[phone]=" + any(phones)));
            scenarios.put("page " + far + " by number", of("", () -> "?page=" + (far - any(50))));
            scenarios.put("the same by cursor", new Scenario("", () -> cursor));
            scenarios.put("one lead by id", of("", () -> "?filters[id]=" + (1 + any((int) leads))));
            scenarios.put("unchanged since (304)", of("If-None-Match: " + tag + "\r\n", () -> ""));
            return scenarios;
        }
    }

    private static Scenario of(String header, Supplier<String> query) {
        return new Scenario(header, () -> "/whatsapp-leads" + query.get());
    }

    private Result load(ExecutorService threads, Scenario scenario, int seconds) throws Exception {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        var tasks = new ArrayList<Callable<List<Long>>>();
        for (var i = 0; i < CONNECTIONS; i++) {
            tasks.add(() -> ask(scenario, end));
        }
        var all = new ArrayList<Long>();
        var errors = 0;
        for (var task : threads.invokeAll(tasks)) {
            for (var nanos : task.get()) {
                if (nanos < 0) {
                    errors++;
                } else {
                    all.add(nanos);
                }
            }
        }
        var sorted = all.stream().mapToLong(Long::longValue).sorted().toArray();
        return new Result((double) sorted.length / seconds, millis(sorted, 50), millis(sorted, 99), errors);
    }

    /** The times that answers took, in nanoseconds; -1 for an answer that is none. */
    private List<Long> ask(Scenario scenario, long end) throws IOException {
        var times = new ArrayList<Long>();
        var headers = headers(scenario.header());
        try (var wire = new Wire(url)) {
            for (var start = System.nanoTime(); start < end; ) {
                var status = wire.get(scenario.path().get(), headers).status();
                var now = System.nanoTime();
                times.add(status == 200 || status == 304 ? now - start : -1);
                start = now;
            }
        }
        return times;
    }

    private Void write(AtomicBoolean isOver) throws IOException, InterruptedException {
        try (var wire = new Wire(url)) {
            while (!isOver.get()) {
                var lead = "{\"whatsapp\":{\"phone\":\"05%08d\"}}".formatted(any(100_000_000));
                wire.send(
                        "POST",
                        "/whatsapp-leads",
                        headers("Content-Type: application/json\r\n"),
                        lead.getBytes(StandardCharsets.UTF_8));
                Thread.sleep(1000 / WRITES_A_SECOND);
            }
        }
        return null;
    }

    private static double millis(long[] sorted, int percent) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) ((sorted.length - 1L) * percent / 100)] / 1e6;
    }

    private static int any(int below) {
        return ThreadLocalRandom.current().nextInt(below);
    }

    private static String any(List<String> of) {
        return of.get(any(of.size()));
    }

    private String headers(String more) {
        return "Authorization: Bearer " + token + "\r\n" + more;
    }

    private long count(Wire wire, String query) throws IOException {
        return Long.parseLong(found(
                "\"count\":(\\d+)",
                wire.get("/whatsapp-leads?per_page=1" + query, headers("")).text()));
    }

    private List<String> all(Wire wire, String path, String pattern) throws IOException {
        return Pattern.compile(pattern)
                .matcher(wire.get(path, headers("")).text())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static String found(String pattern, String text) {
        var found = Pattern.compile(pattern).matcher(text);
        if (!found.find()) {
            throw new IllegalStateException("expected " + pattern + " in " + text);
        }
        return found.group(1);
    }

    private String token() throws IOException {
        var key = System.getenv("LEADS_KEY") + ":" + System.getenv("LEADS_SECRET");
        try (var wire = new Wire(url)) {
            var basic = Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
            var answer = wire.send(
                    "POST",
                    "/auth/oauth/v1/token",
                    "Authorization: Basic " + basic + "\r\nContent-Type: application/x-www-form-urlencoded\r\n",
                    "grant_type=client_credentials".getBytes(StandardCharsets.UTF_8));
            return found("\"access_token\":\"([^\"]*)\"", answer.text());
        }
    }
}
