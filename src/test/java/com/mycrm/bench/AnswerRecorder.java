package com.mycrm.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Records the answers of a running service with sample data into a text file, so that two builds are compared by
 * {@code diff}: 200 generated reads, then a fixed list of writes, on a database that is new.
 *
 * <p>Left out is what differs from run to run: request ids, ETags (whether there is one, and whether it gives 304, is
 * recorded), secrets, and times after the start of the recording, which read {@code (now)}.
 */
public final class AnswerRecorder {

    private static final List<String> HEADERS = List.of(
            "content-type",
            "link",
            "location",
            "allow",
            "vary",
            "cache-control",
            "content-disposition",
            "www-authenticate",
            "retry-after",
            "preference-applied",
            "x-mycrm-api-warning");

    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    private static final Pattern MASKED =
            Pattern.compile("\"(request_id|secret|rows_per_second|milliseconds)\":(\"[^\"]*\"|\\d+)");

    private final Instant start = Instant.now().minus(Duration.ofHours(1));
    private final Client client;
    private final Writer out;
    private int number;

    private AnswerRecorder(Client client, Writer out) {
        this.client = client;
        this.out = out;
    }

    /** Arguments: the service's URL, the file to write, and {@code reads} to leave out the writes. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 2) {
            System.err.println("needs: URL FILE [reads]");
            return;
        }
        try (var out = Files.newBufferedWriter(Path.of(arguments[1]))) {
            var recorder = new AnswerRecorder(new Client(arguments[0], "demo:demo"), out);
            new GeneratedReads(recorder).run(200);
            if (arguments.length == 2) {
                new ScriptedWrites(recorder).run();
            }
            System.out.println(recorder.number + " answers are in " + arguments[1]);
        }
    }

    /**
     * Sends a request and records its answer.
     *
     * @param headers a line each, with its end
     * @param body null for none
     */
    Wire.Answer record(String method, String path, String headers, byte[] body) throws IOException {
        var answer = send(method, path, headers, body);
        out.write("### %d %s %s%n".formatted(++number, method, masked(path)));
        headers.lines().forEach(line -> write("> " + line));
        if (body != null) {
            write("> " + new String(body, StandardCharsets.UTF_8));
        }
        write(Integer.toString(answer.status()));
        HEADERS.forEach(name -> header(answer, name).forEach(value -> write(name + ": " + masked(value))));
        var etag = header(answer, "etag");
        if (!etag.isEmpty()) {
            write("etag: " + (method.equals("GET") ? repeated(path, headers, etag.get(0)) : "yes"));
        }
        write(masked(answer.text()).replace("},{", "},\n{"));
        out.write("\n");
        return answer;
    }

    /** Sends a request and does not record the answer. */
    Wire.Answer send(String method, String path, String headers, byte[] body) throws IOException {
        try (var wire = client.connect()) {
            return wire.send(method, path, client.headers(headers), body);
        }
    }

    /** Status of the same request for a client that has the answer. */
    private int repeated(String path, String headers, String etag) throws IOException {
        return send("GET", path, headers + "If-None-Match: " + etag + "\r\n", null)
                .status();
    }

    /** Values of a header, one for each line of it. */
    static List<String> header(Wire.Answer answer, String name) {
        return answer.headers()
                .lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .toList();
    }

    /** Target of the link with this relation. */
    static Optional<String> link(Wire.Answer answer, String relation) {
        return Pattern.compile("<([^>]*)>; rel=\"" + relation + "\"")
                .matcher(header(answer, "link").stream().collect(Collectors.joining(", ")))
                .results()
                .map(found -> found.group(1))
                .findFirst();
    }

    private String masked(String text) {
        var times = TIME.matcher(text).replaceAll(found -> isNew(found.group()) ? "(now)" : found.group());
        return MASKED.matcher(times).replaceAll("\"$1\":(masked)");
    }

    private boolean isNew(String time) {
        try {
            return Instant.parse(time).isAfter(start);
        } catch (DateTimeException e) {
            return false;
        }
    }

    private void write(String line) {
        try {
            out.write(line + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
