package com.mycrm.app.launcher;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Imports a file into a running service, shows how it goes, and says what failed: for operators.
 *
 * <p>Exit code 0 when every row was imported, 1 when some were not, 2 when nothing could be done.
 */
public final class ImportFile {

    private static final String USAGE = """
            java -cp whatsapp-leads.jar com.mycrm.app.launcher.ImportFile [--dry-run] [--charset NAME] LIST FILE
              LIST  whatsapp-leads, leads, calltrackings, users or properties
              FILE  .csv, .tsv, .txt, .json, .jsonl, .ndjson, .xlsx or .xlsm
              LEADS_URL (http://127.0.0.1:8080), LEADS_KEY and LEADS_SECRET say where the service is and who asks.""";

    private static final Map<String, String> TYPES = Map.of(
            "csv", "text/csv",
            "tsv", "text/csv",
            "txt", "text/csv",
            "json", "application/x-ndjson",
            "jsonl", "application/x-ndjson",
            "ndjson", "application/x-ndjson",
            "xlsm", "application/octet-stream",
            "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private static final int WIDTH = 30;
    private static final long PAUSE_MILLIS = 300;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;
    private final String token;

    private ImportFile(String url, String key, String secret) throws IOException, InterruptedException {
        this.url = url;
        var credentials = Base64.getEncoder().encodeToString((key + ":" + secret).getBytes(StandardCharsets.UTF_8));
        var answer = http.send(
                HttpRequest.newBuilder(URI.create(url + "/auth/oauth/v1/token"))
                        .header("Authorization", "Basic " + credentials)
                        .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                        .build(),
                BodyHandlers.ofString());
        token = text(expected(answer, 200), "access_token").orElseThrow();
    }

    /** See {@link #USAGE}. */
    public static void main(String[] arguments) throws InterruptedException {
        System.exit(run(arguments));
    }

    private static int run(String[] arguments) throws InterruptedException {
        var dryRun = false;
        var charset = "UTF-8";
        var at = 0;
        for (; at < arguments.length && arguments[at].startsWith("--"); at++) {
            if (arguments[at].equals("--dry-run")) {
                dryRun = true;
            } else if (arguments[at].equals("--charset") && at + 1 < arguments.length) {
                charset = arguments[++at];
            } else {
                return refused("unknown option " + arguments[at]);
            }
        }
        if (arguments.length - at != 2) {
            return refused("a list and a file are needed");
        }
        var file = arguments[at + 1];
        var type = TYPES.get(file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
        if (type == null) {
            return refused(file + " is no file of these kinds");
        }
        try {
            var client = new ImportFile(
                    setting("LEADS_URL", "http://127.0.0.1:8080"),
                    setting("LEADS_KEY", ""),
                    setting("LEADS_SECRET", ""));
            var path = "/" + arguments[at] + "/import?dry_run=" + dryRun;
            var location = client.upload(
                    path,
                    Path.of(file),
                    type.startsWith("text/")
                            ? type + ";charset=" + URLEncoder.encode(charset, StandardCharsets.UTF_8)
                            : type);
            return client.follow(location);
        } catch (FileNotFoundException e) {
            return failed("there is no file " + file);
        } catch (IOException | IllegalArgumentException e) {
            return failed(e.getMessage() == null ? "the service cannot be reached" : e.getMessage());
        }
    }

    private String upload(String path, Path file, String type) throws IOException, InterruptedException {
        var answer = http.send(
                request(path)
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofFile(file))
                        .build(),
                BodyHandlers.ofString());
        expected(answer, 202);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private int follow(String location) throws IOException, InterruptedException {
        while (true) {
            var view = expected(http.send(request(location).build(), BodyHandlers.ofString()), 200);
            var state = text(view, "state").orElseThrow();
            show(view, state);
            if (!state.equals("queued") && !state.equals("running")) {
                System.out.println();
                text(view, "reason").ifPresent(System.out::println);
                report(location);
                return state.equals("done") && number(view, "rows_failed") == 0 ? 0 : 1;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private static void show(String view, String state) {
        var done = number(view, "rows_done");
        var rate = number(view, "rows_per_second");
        var left = number(view, "seconds_left");
        var total = done + rate * left;
        var filled = state.equals("done") ? WIDTH : total == 0 ? 0 : (int) (WIDTH * done / total);
        System.out.printf(
                "\r[%s%s] %s: %d rows, %d failed, %d/s%s   ",
                "#".repeat(filled),
                "-".repeat(WIDTH - filled),
                state,
                done,
                number(view, "rows_failed"),
                rate,
                left > 0 ? ", " + left + " s left" : "");
        System.out.flush();
    }

    private void report(String location) throws IOException, InterruptedException {
        var report = expected(
                http.send(request(location + "/report").build(), BodyHandlers.ofString(StandardCharsets.UTF_8)), 200);
        if (report.lines().count() > 1) {
            System.out.print(report);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).header("Authorization", "Bearer " + token);
    }

    private static String expected(HttpResponse<String> answer, int status) throws IOException {
        if (answer.statusCode() != status) {
            throw new IOException("the service answered " + answer.statusCode() + " "
                    + text(answer.body(), "detail").orElse(""));
        }
        return answer.body();
    }

    /** The answers read here are flat and the service's own; a JSON library is not to be had outside the server. */
    private static Optional<String> text(String json, String member) {
        var found = Pattern.compile("\"" + member + "\":\\s*\"((?:[^\"\\\\]|\\\\.)*)\"")
                .matcher(json);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    private static long number(String json, String member) {
        var found = Pattern.compile("\"" + member + "\":\\s*(\\d+)").matcher(json);
        return found.find() ? Long.parseLong(found.group(1)) : 0;
    }

    private static String setting(String name, String standard) {
        return Optional.ofNullable(System.getenv(name)).orElse(standard);
    }

    private static int refused(String why) {
        System.err.println(why + System.lineSeparator() + USAGE);
        return 2;
    }

    private static int failed(String why) {
        System.err.println(why);
        return 2;
    }
}
