package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * How many rows the database reads for the first page of any filter in any order, its count included: the server itself
 * counts them. A table of all is left in {@code target/plans.txt}.
 *
 * <p>Filling the table takes minutes, so it runs where it is asked for, {@code -Dleads.it.plans=1000000}. H2 does not count;
 * this is about servers.
 */
class PlansIT {

    private static final int LEADS = Integer.getInteger("leads.it.plans", 0);

    /** A fiftieth of the table; what is read beside the leads makes no difference. */
    private static final long MOST = LEADS / 50 + 1_000;

    private static final Map<String, String> FILTERS = new LinkedHashMap<>();

    static {
        FILTERS.put("none", "");
        FILTERS.put("frequent status", "filters[status]=delivered");
        FILTERS.put("rare status", "filters[status]=pending");
        FILTERS.put("status of none", "filters[status]=contractSigned");
        FILTERS.put("busy user", "filters[user]=1");
        FILTERS.put("idle user", "filters[user]=300");
        FILTERS.put("property", "filters[property][id]=30");
        FILTERS.put("reference", "filters[property][reference]=PLAN-9000");
        FILTERS.put("day", "filters[date]=2025-03-03");
        FILTERS.put("week", "filters[date][from]=2025-03-03&filters[date][to]=2025-03-09");
        FILTERS.put("year", "filters[date][from]=2025-01-01&filters[date][to]=2025-12-31");
        FILTERS.put("all time", "filters[date][from]=2020-01-01");
        FILTERS.put("day of creation", "filters[created]=2025-03-03");
        FILTERS.put("year of creation", "filters[created][from]=2025-01-01&filters[created][to]=2025-12-31");
        FILTERS.put("day of change", "filters[updated]=2025-03-03");
        FILTERS.put("changed since", "filters[updated][from]=2025-12-01");
        FILTERS.put("phone number", "filters[phone]=%2B971 50 123 4567");
        FILTERS.put("status and user", "filters[status]=pending&filters[user]=1");
        FILTERS.put("frequent and user", "filters[status]=delivered&filters[user]=1");
        FILTERS.put("status in a week", "filters[status]=delivered&" + FILTERS.get("week"));
        FILTERS.put("status in a year", "filters[status]=pending&" + FILTERS.get("year"));
        FILTERS.put("user in a week", "filters[user]=1&" + FILTERS.get("week"));
    }

    /**
     * Of many leads in a range of time those that come first in another order: all of the range are read, or all that come
     * before it in that order.
     */
    private static final Map<String, Set<String>> EXCEPTIONS = Map.of(
            "year", Set.of("status", "user", "created", "updated"),
            "all time", Set.of("created", "updated"),
            "year of creation", Set.of("status", "user", "date", "updated"),
            "changed since", Set.of("status", "user", "date", "created"),
            "status in a year", Set.of("created", "updated"));

    @Test
    void aFirstPageReadsLittleOfTheTable() throws SQLException, IOException {
        assumeTrue(TestDatabase.isServer() && LEADS > 0, "asked for by -Dleads.it.plans=1000000");
        var url = TestDatabase.createEmpty("plans");
        try (var service = new OwnService("plans", url);
                var database = DriverManager.getConnection(url, TestDatabase.NAME, TestDatabase.NAME)) {
            var api = service.start();
            fill(database);
            assertEquals(
                    LEADS,
                    api.write("POST", "/whatsapp-leads/counts/check", null)
                            .expect(200)
                            .json()
                            .getJsonObject("counts")
                            .getInt("leads"));
            var table = new ArrayList<String>();
            var tooMany = new ArrayList<String>();
            for (var filter : FILTERS.entrySet()) {
                for (var sort : Leads.SORTS) {
                    for (var order : List.of("ASC", "DESC")) {
                        var path = "/whatsapp-leads?sort=%s&sort_order=%s&%s".formatted(sort, order, filter.getValue());
                        api.get(path).expect(200);
                        var before = reads(database);
                        var start = System.nanoTime();
                        api.get(path + "&page=1").expect(200);
                        var millis = (System.nanoTime() - start) / 1e6;
                        var reads = reads(database) - before;
                        var line = "%-18s %-8s %-4s %,9d rows %8.1f ms"
                                .formatted(filter.getKey(), sort, order, reads, millis);
                        table.add(line);
                        if (reads > MOST
                                && !EXCEPTIONS
                                        .getOrDefault(filter.getKey(), Set.of())
                                        .contains(sort)) {
                            tooMany.add(line);
                        }
                    }
                }
            }
            Files.write(Path.of("target/plans.txt"), table);
            assertEquals(List.of(), tooMany);
        }
    }

    /** Users, properties and leads after the sample's: busy ones and idle ones, and times that grow with the ids. */
    private static void fill(Connection database) throws SQLException {
        grow(
                database,
                "users",
                500,
                "INSERT INTO users (id, first_name, last_name, email, email_key, role, status,"
                        + " created_at, updated_at, version) SELECT id + %1$d, first_name, last_name, CONCAT('plan-', id + %1$d),"
                        + " CONCAT('plan-', id + %1$d), role, 'active', created_at, updated_at, 1 FROM users ORDER BY id LIMIT %2$d");
        grow(
                database,
                "properties",
                20_000,
                "INSERT INTO properties (id, reference, reference_key, status, type_name,"
                        + " type_category, offering_type, price, prices, languages, images, user_id, created_at, updated_at, version)"
                        + " SELECT id + %1$d, CONCAT('PLAN-', id + %1$d), CONCAT('plan-', id + %1$d), status, type_name, type_category,"
                        + " offering_type, price, prices, languages, images, user_id, created_at, updated_at, 1 FROM properties"
                        + " ORDER BY id LIMIT %2$d");
        var property = "1 + FLOOR(20000 * POW(CRC32(CONCAT('p', id + %1$d)) / 4294967296e0, 2))";
        var date = "1690000000 + (id + %1$d) * " + 94_000_000 / LEADS;
        grow(
                database,
                "whatsapp_leads",
                LEADS,
                "INSERT INTO whatsapp_leads (id, phone, phone_digits, status, user_id,"
                        + " property_id, property_reference, property_reference_key, lead_date, created_at, updated_at, created_by,"
                        + " version) SELECT id + %1$d, CONCAT('+9715', LPAD(CRC32(CONCAT('t', id + %1$d)) %% 100000000, 8, '0')),"
                        + " CONCAT('9715', LPAD(CRC32(CONCAT('t', id + %1$d)) %% 100000000, 8, '0')),"
                        + " CASE WHEN CRC32(CONCAT('s', id + %1$d)) %% 100 < 2 THEN 'pending'"
                        + " WHEN CRC32(CONCAT('s', id + %1$d)) %% 100 < 60 THEN 'delivered' ELSE 'prospect' END,"
                        + " 1 + FLOOR(450 * POW(CRC32(CONCAT('u', id + %1$d)) / 4294967296e0, 2)), " + property
                        + ", CONCAT('PLAN-', " + property + "), CONCAT('plan-', " + property + "), " + date + ", "
                        + date
                        + " + 60, " + date
                        + " + CRC32(id + %1$d) %% 1209600, 'plans', 1 FROM whatsapp_leads ORDER BY id LIMIT %2$d");
        try (var statement = database.createStatement()) {
            statement.execute("ANALYZE TABLE users, properties, whatsapp_leads");
        }
    }

    /** @param sql adds rows made of those that there are: format arguments are how many those are, the highest id, and how many to add */
    private static void grow(Connection database, String table, int rows, String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            for (var have = count(database, table); have < rows; have = count(database, table)) {
                statement.executeUpdate(sql.formatted(have, Math.min(have, rows - have)));
            }
        }
    }

    private static long count(Connection database, String table) throws SQLException {
        return number(database, "SELECT COUNT(*) FROM " + table);
    }

    /** Rows and index entries that the server has read so far. Nobody else uses it meanwhile. */
    private static long reads(Connection database) throws SQLException {
        try (var statement = database.createStatement();
                var row = statement.executeQuery("SHOW GLOBAL STATUS LIKE 'Handler_read%'")) {
            var reads = 0L;
            while (row.next()) {
                reads += row.getString(1).matches("Handler_read_(first|key|last|next|prev|rnd|rnd_next)")
                        ? row.getLong(2)
                        : 0;
            }
            return reads;
        }
    }

    private static long number(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
