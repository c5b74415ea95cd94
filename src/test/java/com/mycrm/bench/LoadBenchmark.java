package com.mycrm.bench;

import com.mycrm.bench.Scenarios.Scenario;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;

/**
 * How many requests of each kind a running service answers in a second, from several connections that ask without a
 * pause; with a writer beside them if wanted.
 *
 * <p>It can fill the service with leads first. These stay, and so do the writer's.
 */
public final class LoadBenchmark {

    private static final String USAGE = "needs: URL [leads=0] [connections=16] [seconds=10] [rounds=2] [warmup=60]"
            + " [writer=false], and LEADS_KEY and LEADS_SECRET in the environment";
    private static final Pattern TAG = Pattern.compile("(?i)\r\netag: (\\S+)");

    /** What came of a scenario: requests a second, milliseconds, answers that were none. */
    private record Result(double rate, double median, double slow, int errors) {}

    /** What one connection saw: how many nanoseconds each answer took, and how often there was none. */
    private record Seen(List<Long> nanos, int errors) {}

    private final Client client;
    private final int connections;
    private final Map<String, List<Result>> results = new LinkedHashMap<>();

    private LoadBenchmark(Client client, int connections) {
        this.client = client;
        this.connections = connections;
    }

    /** Arguments: the service's URL; options as {@code name=value}. */
    public static void main(String[] arguments) throws Exception {
        var options = new LinkedHashMap<>(Map.of(
                "leads", "0", "connections", "16", "seconds", "10", "rounds", "2", "warmup", "60", "writer", "false"));
        for (var option : Arrays.asList(arguments).subList(Math.min(1, arguments.length), arguments.length)) {
            var parts = option.split("=", 2);
            if (parts.length < 2 || options.replace(parts[0], parts[1]) == null) {
                System.err.println(option + " is no option; " + USAGE);
                return;
            }
        }
        if (arguments.length == 0 || System.getenv("LEADS_KEY") == null) {
            System.err.println(USAGE);
            return;
        }
        var client = new Client(arguments[0], System.getenv("LEADS_KEY") + ":" + System.getenv("LEADS_SECRET"));
        new LeadFill(client).upTo(Long.parseLong(options.get("leads")));
        new LoadBenchmark(client, Integer.parseInt(options.get("connections")))
                .run(
                        Integer.parseInt(options.get("seconds")),
                        Integer.parseInt(options.get("rounds")),
                        Integer.parseInt(options.get("warmup")),
                        Boolean.parseBoolean(options.get("writer")));
    }

    private void run(int seconds, int rounds, int warmUp, boolean isWriting) throws Exception {
        var leads = client.count("");
        var scenarios = Scenarios.learn(client);
        var threads = Executors.newFixedThreadPool(connections);
        try {
            for (var scenario : scenarios.values()) {
                load(threads, scenario, (double) warmUp / scenarios.size());
            }
            var writer = new Writer(client);
            if (isWriting) {
                writer.start();
            }
            for (var round = 0; round < rounds; round++) {
                for (var scenario : scenarios.entrySet()) {
                    results.computeIfAbsent(scenario.getKey(), name -> new ArrayList<>())
                            .add(load(threads, scenario.getValue(), seconds));
                }
            }
            System.out.printf(
                    Locale.ROOT,
                    "%,d leads, %d connections, %d rounds of %d s%s%n%n",
                    leads,
                    connections,
                    rounds,
                    seconds,
                    isWriting ? "; " + writer.end() : "");
        } finally {
            threads.shutdown();
        }
        print();
    }

    private void print() {
        System.out.println(
                "| | requests/s | from | to | median ms | 99 % ms | errors |\n|---|--:|--:|--:|--:|--:|--:|");
        results.forEach((name, all) -> {
            var rates = sorted(all, Result::rate);
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %,.0f | %,.0f | %,.0f | %.1f | %.1f | %d |%n",
                    name,
                    middle(rates),
                    rates[0],
                    rates[rates.length - 1],
                    middle(sorted(all, Result::median)),
                    middle(sorted(all, Result::slow)),
                    all.stream().mapToInt(Result::errors).sum());
        });
    }

    private static double[] sorted(List<Result> all, ToDoubleFunction<Result> value) {
        return all.stream().mapToDouble(value).sorted().toArray();
    }

    private static double middle(double[] sorted) {
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /** Asks until the time is up; what is under way then is waited for, and so is the time that it takes. */
    private Result load(ExecutorService threads, Scenario scenario, double seconds)
            throws IOException, InterruptedException, ExecutionException {
        client.renew();
        var start = System.nanoTime();
        var end = start + (long) (seconds * TimeUnit.SECONDS.toNanos(1));
        var tasks = new ArrayList<Callable<Seen>>();
        for (var i = 0; i < connections; i++) {
            tasks.add(() -> ask(scenario, end));
        }
        var all = new ArrayList<Long>();
        var errors = 0;
        for (var task : threads.invokeAll(tasks)) {
            all.addAll(task.get().nanos());
            errors += task.get().errors();
        }
        var taken = (System.nanoTime() - start) / 1e9;
        var sorted = all.stream().mapToLong(Long::longValue).sorted().toArray();
        return new Result(sorted.length / taken, millis(sorted, 50), millis(sorted, 99), errors);
    }

    private Seen ask(Scenario scenario, long end) {
        var nanos = new ArrayList<Long>();
        var errors = 0;
        while (System.nanoTime() < end) {
            try (var wire = client.connect()) {
                errors += ask(wire, scenario, end, nanos);
            } catch (IOException e) {
                errors++;
            }
        }
        return new Seen(nanos, errors);
    }

    /** Fills in how long each answer took, and says how many others there were. */
    private int ask(Wire wire, Scenario scenario, long end, List<Long> nanos) throws IOException {
        var headers = client.headers(scenario.header());
        var errors = 0;
        var tag = "";
        for (var start = System.nanoTime(); start < end; ) {
            var answer = wire.get(
                    scenario.path().get(), tag.isEmpty() ? headers : headers + "If-None-Match: " + tag + "\r\n");
            var now = System.nanoTime();
            var newTag = scenario.conditional() ? tag(answer) : "";
            if (answer.status() == (tag.isEmpty() || !tag.equals(newTag) ? 200 : 304)) {
                nanos.add(now - start);
            } else {
                errors++;
            }
            tag = newTag;
            start = System.nanoTime();
        }
        return errors;
    }

    private static String tag(Wire.Answer answer) {
        var tag = TAG.matcher(answer.headers());
        return tag.find() ? tag.group(1) : "";
    }

    private static double millis(long[] sorted, int percent) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) ((sorted.length - 1L) * percent / 100)] / 1e6;
    }
}
