package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A client of the stream of events. A thread of its own reads the lines. */
final class OpenStream implements AutoCloseable {

    /** The line after the last one. */
    static final String END = "the end";

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int PATIENCE_SECONDS = 60;

    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final HttpResponse<InputStream> answer;

    /** Opens a stream and waits for the head of its answer. */
    OpenStream(Api api, String token, String path, String... headers) {
        var all = Stream.concat(Stream.of("Authorization", "Bearer " + token), Stream.of(headers));
        var request = HttpRequest.newBuilder(
                        URI.create(api.url(path).replace("[", "%5B").replace("]", "%5D")))
                .headers(all.toArray(String[]::new))
                .build();
        try {
            answer = HTTP.send(request, BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        var reading = new Thread(this::read, "stream");
        reading.setDaemon(true);
        reading.start();
    }

    private void read() {
        try (var reader = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
            }
            lines.add(END);
        } catch (IOException e) {
            lines.add("broken: " + e.getMessage());
        }
    }

    int status() {
        return answer.statusCode();
    }

    String header(String name) {
        return String.join(", ", answer.headers().allValues(name));
    }

    /** The next line; fails where none comes. */
    String line() {
        try {
            var line = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertNotNull(line, "nothing came");
            return line;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The lines up to the next empty one, without comments. */
    List<String> block() {
        var block = new ArrayList<String>();
        for (var line = line(); !line.isEmpty(); line = line()) {
            assertNotEquals(END, line, () -> "the stream has ended after " + block);
            if (!line.startsWith(":")) {
                block.add(line);
            }
        }
        return block;
    }

    /** The number and the type of the next event, such as {@code 17 user.created}; passes over mere positions. */
    String event() {
        var block = block();
        while (block.size() == 1) {
            block = block();
        }
        assertEquals(3, block.size(), block::toString);
        return block.get(0).substring("id: ".length()) + " " + block.get(1).substring("event: ".length());
    }

    /** Passes over comments and positions up to the end, and fails on anything else. */
    void expectEnd() {
        for (var line = line(); !line.equals(END); line = line()) {
            assertEquals("", line.replaceAll("^(:.*|id: \\d+)$", ""));
        }
    }

    @Override
    public void close() {
        try {
            answer.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
