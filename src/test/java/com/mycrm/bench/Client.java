package com.mycrm.bench;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The requests of a benchmark between its measurements, each on a connection of its own. */
final class Client {

    private static final Pattern NEXT = Pattern.compile("<([^>]*)>; rel=\"next\"");
    private static final Pattern LOCATION = Pattern.compile("(?i)\r\nlocation: (\\S+)");

    private static final long POLL_MILLIS = 100;

    private final String url;
    private final String credentials;
    private volatile String token;

    /** @param credentials key and secret with a colon between them */
    Client(String url, String credentials) throws IOException {
        this.url = url;
        this.credentials = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        renew();
    }

    /** Gets a new token, because a benchmark may take longer than one lives. */
    void renew() throws IOException {
        try (var wire = connect()) {
            var answer = wire.send(
                    "POST",
                    "/auth/oauth/v1/token",
                    "Authorization: Basic " + credentials + "\r\nContent-Type: application/x-www-form-urlencoded\r\n",
                    "grant_type=client_credentials".getBytes(StandardCharsets.UTF_8));
            token = json(expected(answer, 200)).getString("access_token");
        }
    }

    /** A client with the API key of the environment, or the sample's. */
    static Client ofEnvironment(String url) throws IOException {
        return new Client(url, setting("LEADS_KEY", "demo") + ":" + setting("LEADS_SECRET", "demo"));
    }

    static String setting(String name, String standard) {
        return System.getenv().getOrDefault(name, standard);
    }

    Wire connect() throws IOException {
        return new Wire(url);
    }

    /** @param more header lines, each with its end */
    String headers(String more) {
        return "Authorization: Bearer " + token + "\r\n" + more;
    }

    JsonObject get(String path) throws IOException {
        return json(answer(path));
    }

    /** The address of the next page. */
    Optional<String> next(String path) throws IOException {
        return next(answer(path));
    }

    long count(String query) throws IOException {
        return get("/whatsapp-leads?per_page=1" + query).getJsonNumber("count").longValueExact();
    }

    /**
     * A value of each object of a list, page by page.
     *
     * @param most stops at so many
     */
    List<String> walk(String list, Function<JsonObject, String> value, int most) throws IOException {
        var found = new ArrayList<String>();
        for (var next = Optional.of("/" + list + "?per_page=500"); next.isPresent() && found.size() < most; ) {
            var answer = answer(next.get());
            values(json(answer), list, value).forEach(found::add);
            next = next(answer);
        }
        return found;
    }

    static List<String> values(JsonObject page, String list, Function<JsonObject, String> value) {
        return page.getJsonArray(list).stream()
                .map(JsonValue::asJsonObject)
                .map(value)
                .toList();
    }

    /** Imports a table and waits until all of its rows are in. */
    void importTable(String list, String csv) throws IOException, InterruptedException {
        var location = upload(list, csv);
        for (var state = "queued"; !state.equals("done"); ) {
            Thread.sleep(POLL_MILLIS);
            var view = get(location).getJsonObject("import");
            state = view.getString("state");
            if (view.getInt("rows_failed") > 0
                    || !List.of("queued", "running", "done").contains(state)) {
                throw new IOException("the import has failed: " + view);
            }
        }
    }

    private String upload(String list, String csv) throws IOException {
        try (var wire = connect()) {
            var answer = wire.send(
                    "POST",
                    "/" + list + "/import",
                    headers("Content-Type: text/csv\r\n"),
                    csv.getBytes(StandardCharsets.UTF_8));
            var location = LOCATION.matcher(expected(answer, 202).headers());
            location.find();
            return location.group(1);
        }
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Wire.Answer answer(String path) throws IOException {
        try (var wire = connect()) {
            return expected(wire.get(path, headers("")), 200);
        }
    }

    private static Optional<String> next(Wire.Answer answer) {
        return NEXT.matcher(answer.headers())
                .results()
                .map(link -> link.group(1))
                .findFirst();
    }

    private static Wire.Answer expected(Wire.Answer answer, int status) throws IOException {
        if (answer.status() != status) {
            throw new IOException("the service answered " + answer.status() + " " + answer.text());
        }
        return answer;
    }

    private static JsonObject json(Wire.Answer answer) {
        try (var reader = Json.createReader(new StringReader(answer.text()))) {
            return reader.readObject();
        }
    }
}
