package com.mycrm.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Measures how fast a running service imports leads, as a ratio to a batched JDBC insert of the same rows, in turns: A
 * B A B.
 *
 * <p>It empties the table of leads before each turn. It refuses a database that has other leads than the sample's.
 */
public final class ImportBenchmark {

    private static final String HEADER = "phone,status,user,date,external_id\n";
    private static final String[] STATUSES = {"pending", "delivered", "prospect", "qualified", "notReady"};
    private static final int BATCH = 1_000;
    private static final int SAMPLE = 1_500;

    private final Client client;
    private final Connection database;
    private final List<Long> users = new ArrayList<>();

    private ImportBenchmark(Client client, Connection database) {
        this.client = client;
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
            new ImportBenchmark(Client.ofEnvironment(arguments[0]), connection).run(rows, turns);
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
            recount();
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

    private String file(int rows) {
        var random = new Random(1);
        var file = new StringBuilder(HEADER);
        for (var i = 0; i < rows; i++) {
            file.append("+9715%08d,%s,%d,%s,bench-%d\n"
                    .formatted(
                            random.nextInt(100_000_000),
                            STATUSES[random.nextInt(STATUSES.length)],
                            users.get(random.nextInt(users.size())),
                            Instant.ofEpochSecond(1_700_000_000L + random.nextInt(60_000_000)),
                            i));
        }
        return file.toString();
    }

    /** Seconds of a batched JDBC insert. */
    private double plain(String file) throws SQLException {
        var start = System.nanoTime();
        var now = Instant.now().getEpochSecond();
        database.setAutoCommit(false);
        try (var row = database.prepareStatement("INSERT INTO whatsapp_leads (phone, phone_digits, status, user_id,"
                + " property_id, lead_date, external_id, created_by, created_at, updated_at, version)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, 'bench', ?, ?, 1)")) {
            var count = 0;
            for (var line : file.lines().skip(1).toList()) {
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
    private double imported(String file) throws IOException, InterruptedException {
        client.renew();
        var start = System.nanoTime();
        client.importTable("whatsapp-leads", file);
        return (System.nanoTime() - start) / 1e9;
    }

    /** Lets the service count again what was written by SQL. */
    private void recount() throws IOException {
        client.renew();
        try (var wire = client.connect()) {
            wire.send("POST", "/whatsapp-leads/counts/check", client.headers(""), new byte[0]);
        }
    }
}
