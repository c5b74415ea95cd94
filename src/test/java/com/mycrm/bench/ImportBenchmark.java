package com.mycrm.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/**
 * How fast a running service imports leads, as a ratio to a plain batched JDBC insert of the same rows into the same
 * table, in turns: A B A B.
 *
 * <p>It empties the table of leads before each turn, so it wants a database of its own, and says no to one with other
 * leads than the sample's.
 */
public final class ImportBenchmark {

    private static final String HEADER = "phone,status,user,date,external_id\n";
    private static final String[] STATUSES = {"pending", "delivered", "prospect", "qualified", "notReady"};
    private static final int BATCH = 1_000;
    private static final int SAMPLE = 1_500;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;
    private final Connection database;
    private final List<Long> users = new ArrayList<>();

    private ImportBenchmark(String url, Connection database) {
        this.url = url;
        this.database = database;
    }

    /**
     * Arguments: the service's URL, the JDBC URL of its database with user and password, and how many rows (100,000).
     */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 2) {
            System.err.println("needs: URL JDBC-URL [ROWS [TURNS]], and LEADS_KEY and LEADS_SECRET in the environment");
            return;
        }
        var rows = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 100_000;
        var turns = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 3;
        try (var connection = DriverManager.getConnection(arguments[1])) {
            new ImportBenchmark(arguments[0], connection).run(rows, turns);
        }
    }

    private void run(int rows, int turns) throws SQLException, IOException, InterruptedException {
        readUsers();
        var file = file(rows);
        var ratios = new ArrayList<Double>();
        try {
            for (var turn = 1; turn <= turns; turn++) {
                empty();
                var plain = rows / plain(file);
                empty();
                var imported = rows / imported(file);
                ratios.add(imported / plain);
                System.out.printf(
                        "%d rows: plain %,.0f/s, import %,.0f/s, ratio %.2f%n",
                        rows, plain, imported, imported / plain);
            }
        } finally {
            Files.delete(file);
            count();
        }
        Collections.sort(ratios);
        System.out.printf(
                "ratio: median %.2f, from %.2f to %.2f%n",
                ratios.get(ratios.size() / 2), ratios.get(0), ratios.get(ratios.size() - 1));
    }

    private void readUsers() throws SQLException {
        try (var statement = database.createStatement()) {
            try (var found = statement.executeQuery("SELECT id FROM users ORDER BY id")) {
                while (found.next()) {
                    users.add(found.getLong(1));
                }
            }
            try (var found = statement.executeQuery("SELECT COUNT(*) FROM whatsapp_leads WHERE external_id IS NULL")) {
                found.next();
                if (found.getLong(1) > SAMPLE) {
                    throw new IllegalStateException(
                            "This database has leads of its own; the benchmark would delete them");
                }
            }
        }
    }

    private void empty() throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute("DELETE FROM lead_history");
            statement.execute("TRUNCATE TABLE whatsapp_leads");
        }
    }

    private Path file(int rows) throws IOException {
        var random = new Random(1);
        var file = Files.createTempFile("leads", ".csv");
        try (var out = Files.newBufferedWriter(file)) {
            out.write(HEADER);
            for (var i = 0; i < rows; i++) {
                out.write("+9715%08d,%s,%d,%s,bench-%d%n"
                        .formatted(
                                random.nextInt(100_000_000),
                                STATUSES[random.nextInt(STATUSES.length)],
                                users.get(random.nextInt(users.size())),
                                Instant.ofEpochSecond(1_700_000_000L + random.nextInt(60_000_000)),
                                i));
            }
        }
        return file;
    }

    /** Seconds that it takes. */
    private double plain(Path file) throws SQLException, IOException {
        var start = System.nanoTime();
        var now = Instant.now().getEpochSecond();
        database.setAutoCommit(false);
        try (var lines = Files.newBufferedReader(file);
                var row = database.prepareStatement("INSERT INTO whatsapp_leads (phone, phone_digits, status, user_id,"
                        + " property_id, lead_date, external_id, created_by, created_at, updated_at, version)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, 'bench', ?, ?, 1)")) {
            lines.readLine();
            var count = 0;
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var cells = line.split(",");
                row.setString(1, cells[0]);
                row.setString(2, cells[0].substring(1));
                row.setString(3, cells[1]);
                row.setLong(4, Long.parseLong(cells[2]));
                row.setNull(5, Types.BIGINT);
                row.setLong(6, Instant.parse(cells[3]).getEpochSecond());
                row.setString(7, cells[4]);
                row.setLong(8, now);
                row.setLong(9, now);
                row.addBatch();
                if (++count % BATCH == 0) {
                    row.executeBatch();
                    database.commit();
                }
            }
            row.executeBatch();
            database.commit();
        } finally {
            database.setAutoCommit(true);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /** Seconds from the first byte sent to the last row imported. */
    private double imported(Path file) throws IOException, InterruptedException {
        var token = token();
        var start = System.nanoTime();
        var upload = http.send(
                request("/whatsapp-leads/import", token)
                        .header("Content-Type", "text/csv")
                        .POST(BodyPublishers.ofFile(file))
                        .build(),
                BodyHandlers.ofString());
        var location =
                upload.headers().firstValue("Location").orElseThrow(() -> new IllegalStateException(upload.body()));
        for (var view = "\"running\""; view.contains("\"running\"") || view.contains("\"queued\""); ) {
            Thread.sleep(100);
            view = http.send(request(location, token).build(), BodyHandlers.ofString())
                    .body();
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /** Lets the service count anew what was written past it. */
    private void count() throws IOException, InterruptedException {
        http.send(
                request("/whatsapp-leads/counts/check", token())
                        .POST(BodyPublishers.noBody())
                        .build(),
                BodyHandlers.discarding());
    }

    private String token() throws IOException, InterruptedException {
        var credentials = System.getenv("LEADS_KEY") + ":" + System.getenv("LEADS_SECRET");
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
        var token = Pattern.compile("\"access_token\":\"([^\"]*)\"").matcher(answer.body());
        if (!token.find()) {
            throw new IllegalStateException(answer.body());
        }
        return token.group(1);
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(URI.create(url + path)).header("Authorization", "Bearer " + token);
    }
}
