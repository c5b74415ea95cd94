package com.mycrm.bench;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Measures what open streams of events cost a running service: memory, threads, and the rate of its lists.
 *
 * <p>It looks at the service's process by jcmd and /proc, so it needs Linux and the user of the service.
 */
public final class EventStreamBenchmark {

    private static final int PATIENCE_MILLIS = 60_000;
    private static final long LISTS_NANOS = 5_000_000_000L;

    private final Client client;
    private final URI url;
    private final String pid;

    private EventStreamBenchmark(String url, String pid) throws IOException {
        this.client = Client.ofEnvironment(url);
        this.url = URI.create(url);
        this.pid = pid;
    }

    /** What the process holds after a garbage collection. */
    private record State(long heapMiB, long residentMiB, long threads) {}

    /** Arguments: the service's URL, the id of its process, and how many streams (1,000). */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 2) {
            System.err.println("needs: URL PID [STREAMS]; LEADS_KEY and LEADS_SECRET if not the sample's");
            return;
        }
        var count = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1_000;
        new EventStreamBenchmark(arguments[0], arguments[1]).run(count);
    }

    private void run(int count) throws IOException, InterruptedException {
        lists();
        System.out.printf("without streams: %,.0f pages/s, %s%n", lists(), state());
        var position = EventBenchmark.now(client);
        var streams = new ArrayList<Socket>();
        try {
            for (var i = 0; i < count; i++) {
                streams.add(open(position));
            }
            var readers = new ArrayList<BufferedReader>();
            for (var stream : streams) {
                readers.add(new BufferedReader(new InputStreamReader(stream.getInputStream(), StandardCharsets.UTF_8)));
            }
            event(readers);
            System.out.printf("an event was at all of %,d streams after %.0f ms%n", count, event(readers) / 1e6);
            System.out.printf("with %,d streams: %,.0f pages/s, %s%n", count, lists(), state());
        } finally {
            for (var stream : streams) {
                stream.close();
            }
        }
    }

    private Socket open(String position) throws IOException {
        var socket = new Socket(url.getHost(), url.getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
        var request = "GET /events/stream?after=%s HTTP/1.1\r\nHost: %s\r\n%s\r\n"
                .formatted(position, url.getAuthority(), client.headers("Accept: text/event-stream\r\n"));
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** Nanoseconds from sending a lead until its event is at every stream. */
    private long event(List<BufferedReader> streams) throws IOException {
        var start = System.nanoTime();
        try (var wire = client.connect()) {
            EventBenchmark.write(client, wire);
        }
        for (var stream : streams) {
            var line = stream.readLine();
            while (line != null && !line.startsWith("data: ")) {
                line = stream.readLine();
            }
            if (line == null) {
                throw new EOFException("the service has ended a stream");
            }
        }
        return System.nanoTime() - start;
    }

    /** Pages of a list that one client reads a second. */
    private double lists() throws IOException {
        try (var wire = client.connect()) {
            var start = System.nanoTime();
            var count = 0;
            for (; System.nanoTime() - start < LISTS_NANOS; count++) {
                wire.get("/whatsapp-leads", client.headers(""));
            }
            return count * 1e9 / (System.nanoTime() - start);
        }
    }

    private State state() throws IOException, InterruptedException {
        jcmd("GC.run");
        var status = Files.readString(Path.of("/proc", pid, "status"));
        return new State(
                number("used (\\d+)K", jcmd("GC.heap_info")) / 1024,
                number("VmRSS:\\s+(\\d+)", status) / 1024,
                number("Threads:\\s+(\\d+)", status));
    }

    private String jcmd(String command) throws IOException, InterruptedException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var process = new ProcessBuilder(jcmd, pid, command).start();
        var answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return answer;
    }

    private static long number(String pattern, String text) {
        var found = Pattern.compile(pattern).matcher(text);
        if (!found.find()) {
            throw new IllegalStateException("The process shows no " + pattern);
        }
        return Long.parseLong(found.group(1));
    }
}
