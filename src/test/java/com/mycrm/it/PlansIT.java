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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The work of the database for one page, as the database itself counts it: statements, and rows and index entries read.
 * The tests fail when the index hints of pages, the counts or the blocks of ids that find far pages are taken out.
 *
 * <p>MariaDB and MySQL only: H2 does not count. 20,000 leads by default; {@code -Dleads.it.plans=1000000} takes
 * minutes. The folder {@code target} gets a table of all measurements.
 */
class PlansIT {

    private static final int LEADS = Integer.getInteger("leads.it.plans", 20_000);

    /** So many leads of a filter are read and sorted where no index has the order asked for. */
    private static final int SORTED = 20_000;

    private static final String WEEK = "filters[date][from]=2025-03-03&filters[date][to]=2025-03-09";
    private static final String YEAR = "filters[date][from]=2025-01-01&filters[date][to]=2025-12-31";
    private static final Map<String, String> FILTERS = new LinkedHashMap<>();

    static {
        FILTERS.put("none", "");
        FILTERS.put("frequent status", "filters[status]=delivered");
        FILTERS.put("rare status", "filters[status]=pending");
        FILTERS.put("status of none", "filters[status]=contractSigned");
        FILTERS.put("busy user", "filters[user]=1");
        FILTERS.put("idle user", "filters[user]=300");
        FILTERS.put("property", "filters[property][id]=30");
        FILTERS.put("reference", "filters[property][reference]=PLAN-900");
        FILTERS.put("day", "filters[date]=2025-03-03");
        FILTERS.put("week", WEEK);
        FILTERS.put("year", YEAR);
        FILTERS.put("all time", "filters[date][from]=2020-01-01");
        FILTERS.put("day of creation", "filters[created]=2025-03-03");
        FILTERS.put("year of creation", "filters[created][from]=2025-01-01&filters[created][to]=2025-12-31");
        FILTERS.put("day of change", "filters[updated]=2025-03-03");
        FILTERS.put("changed since", "filters[updated][from]=2025-12-01");
        FILTERS.put("phone number", "filters[phone]=%2B971 50 123 4567");
        FILTERS.put("national number", "filters[phone]=0501234567");
        FILTERS.put("number of Brazil", "filters[phone]=%2B55 11 98765-4321");
        FILTERS.put("status and user", "filters[status]=pending&filters[user]=1");
        FILTERS.put("frequent and user", "filters[status]=delivered&filters[user]=1");
        FILTERS.put("status in a week", "filters[status]=delivered&" + WEEK);
        FILTERS.put("status in a year", "filters[status]=pending&" + YEAR);
        FILTERS.put("user in a week", "filters[user]=1&" + WEEK);
    }

    /**
     * Orders in which a page of a wide range of time reads the whole range, or all leads that come before the range in
     * that order.
     */
    private static final Map<String, Set<String>> EXCEPTIONS = Map.of(
            "year", Set.of("status", "user", "created", "updated"),
            "all time", Set.of("created", "updated"),
            "year of creation", Set.of("status", "user", "date", "updated"),
            "changed since", Set.of("status", "user", "date", "created"),
            "status in a year", Set.of("created", "updated"));

    /**
     * The cost of one request.
     *
     * @param count the leads of the filter
     */
    private record Cost(String filter, String sort, String order, int count, long rows, long statements) {

        @Override
        public String toString() {
            return "%-18s %-8s %-4s %,9d leads %,9d rows %2d statements"
                    .formatted(filter, sort, order, count, rows, statements);
        }

        /** A fiftieth of the table, or the leads of the filter where these are few enough to be sorted. */
        private boolean isTooMuch() {
            var most = Math.max(LEADS / 50, count <= SORTED ? count : 0) + 2_000;
            return rows > most
                    && !(LEADS > SORTED
                            && EXCEPTIONS.getOrDefault(filter, Set.of()).contains(sort));
        }
    }

    private static OwnService service;
    private static Connection database;
    private static Api api;

    @BeforeAll
    static void start() throws SQLException {
        assumeTrue(TestDatabase.isServer(), "H2 does not count");
        var url = TestDatabase.createEmpty("plans");
        service = new OwnService("plans", url);
        api = service.start();
        database = DriverManager.getConnection(url, TestDatabase.NAME, TestDatabase.NAME);
        new LargeTable(database, LEADS).fill();
        var counts = api.write("POST", "/whatsapp-leads/counts/check", null)
                .expect(200)
                .json()
                .getJsonObject("counts");
        assertEquals(LEADS, counts.getInt("leads"));
    }

    @AfterAll
    static void stop() throws SQLException {
        if (service != null) {
            service.close();
            database.close();
        }
    }

    @Test
    void firstPagesReadFewRows() throws SQLException, IOException {
        var costs = new ArrayList<Cost>();
        for (var filter : FILTERS.keySet()) {
            for (var sort : Leads.SORTS) {
                for (var order : List.of("ASC", "DESC")) {
                    costs.add(cost(filter, sort, order, 1));
                }
            }
        }
        write("plans.txt", costs);
        assertEquals(List.of(), costs.stream().filter(Cost::isTooMuch).toList());
    }

    /** Pages in the middle of the list, where an offset would read the first half of it. */
    @Test
    void farPagesReadFewRows() throws SQLException, IOException {
        var costs = new ArrayList<Cost>();
        for (var filter : List.of("none", "frequent status")) {
            var count = cost(filter, "id", "ASC", 1).count();
            costs.add(cost(filter, "id", "ASC", count / 200));
        }
        write("plans-far.txt", costs);
        assertEquals(
                List.of(),
                costs.stream().filter(cost -> cost.rows() > LEADS / 4).toList());
    }

    private static void write(String file, List<Cost> costs) throws IOException {
        Files.write(Path.of("target", file), costs.stream().map(Cost::toString).toList());
    }

    /** The cost of the second of two requests: the first fills the caches. */
    private static Cost cost(String filter, String sort, String order, int page) throws SQLException {
        var path = "/whatsapp-leads?sort=%s&sort_order=%s&page=%d&%s".formatted(sort, order, page, FILTERS.get(filter));
        var count = api.json(path).getInt("count");
        var rows = rows();
        var statements = statements();
        api.get(path + "&per_page=100").expect(200);
        return new Cost(filter, sort, order, count, rows() - rows, statements() - statements);
    }

    /** Rows and index entries that the server has read. */
    private static long rows() throws SQLException {
        return status("Handler_read%", "Handler_read_(first|key|last|next|prev|rnd|rnd_next)");
    }

    private static long statements() throws SQLException {
        return status("Com_select", "Com_select");
    }

    private static long status(String like, String names) throws SQLException {
        try (var statement = database.createStatement();
                var row = statement.executeQuery("SHOW GLOBAL STATUS LIKE '" + like + "'")) {
            var sum = 0L;
            while (row.next()) {
                sum += row.getString(1).matches(names) ? row.getLong(2) : 0;
            }
            return sum;
        }
    }
}
