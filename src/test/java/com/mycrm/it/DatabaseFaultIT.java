package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Faults of the database server: requests wait, are repeated, or get 503, and the service is back by itself. */
class DatabaseFaultIT {

    private static final String WAITING =
            "SELECT id FROM information_schema.processlist WHERE user = 'leads' AND info LIKE '%FOR UPDATE%'"
                    + " AND id <> CONNECTION_ID()";

    private final Api api = TestServer.api();

    @BeforeEach
    void needsAServer() {
        assumeTrue(TestDatabase.isAdministered(), "H2 has no such faults");
    }

    @Test
    void readOnlyServerIs503AndNotReadyUntilItTakesWritesAgain() {
        var lead = "{\"phone\": \"0509993001\"}";
        api.token();
        TestDatabase.administer("SET GLOBAL read_only = 1");
        try {
            for (var i = 0; i < 20; i++) {
                var answer = api.write("POST", "/whatsapp-leads", lead);
                answer.isProblem(
                        503, "Service Unavailable", "The database takes no writes at the moment.", "/whatsapp-leads");
                assertEquals("5", answer.header("retry-after"));
            }
            api.get("/whatsapp-leads?per_page=1").expect(200);
            Eventually.assertBecomes(503, this::readiness);
        } finally {
            TestDatabase.administer("SET GLOBAL read_only = 0");
        }
        Leads.deleting(api, api.write("POST", "/whatsapp-leads", lead), id -> {});
        Eventually.assertBecomes(200, this::readiness);
    }

    @Test
    void transactionWhoseConnectionIsKilledIsRunAgain() {
        Leads.deleting(api, api.write("POST", "/whatsapp-leads", "{\"phone\": \"0509993002\"}"), id -> {
            var answer = whileLocked(id, other -> {
                var waiting = waiting();
                Sql.update("KILL CONNECTION " + waiting);
                Eventually.get(() -> waiting(), thread -> thread != waiting);
            });
            answer.expect(200);
            assertEquals(1, Leads.changes(api, id).size());
        });
    }

    @Test
    void transactionThatADeadlockEndsIsRunAgain() {
        Leads.deleting(api, api.write("POST", "/whatsapp-leads", "{\"phone\": \"0509993003\"}"), id -> {
            whileLockedAgainst(id).expect(200);
            assertEquals(2, Leads.history(api, id).size());
        });
    }

    /** As a Galera cluster does when a member joins; the service may have remembered the former distance. */
    @Test
    void importedLeadsHaveTheirIdsWhenTheDistanceOfIdsChanges() {
        var rows = IntStream.range(0, 900).mapToObj(i -> "07" + (1_000_000 + i)).collect(Collectors.joining("\n"));
        try {
            setDistanceOfIds(3);
            var location = api.upload(Imports.PATH, Imports.CSV, ("phone\n" + rows).getBytes(StandardCharsets.UTF_8))
                    .expect(202)
                    .header("location");
            new Imports(api).until(location, view -> view.getString("state").equals("done"));
            assertEquals(900, Sql.number("SELECT COUNT(*) FROM whatsapp_leads WHERE phone LIKE '07_______'"));
            var counts = api.write("POST", "/whatsapp-leads/counts/check", null)
                    .expect(200)
                    .json();
            assertEquals(0, counts.getJsonObject("counts").getInt("different"), counts::toString);
        } finally {
            setDistanceOfIds(1);
            Sql.numbers("SELECT id FROM whatsapp_leads WHERE phone LIKE '07_______'")
                    .forEach(id -> Leads.delete(api, id));
        }
    }

    /** For the connections that the service has from now on. */
    private void setDistanceOfIds(int distance) {
        TestDatabase.administer("SET GLOBAL auto_increment_increment = " + distance);
        TestDatabase.administer("KILL USER " + TestDatabase.NAME);
        Eventually.assertBecomes(
                200, () -> api.get("/whatsapp-leads?per_page=1").status());
    }

    private int readiness() {
        return api.send("GET", "/health/ready", null).status();
    }

    private interface Step {
        void run(Connection other) throws SQLException;
    }

    /** The answer to a change of a lead that waits for another transaction while the step runs. */
    private Answer whileLocked(long id, Step step) {
        try (var other = Sql.connect()) {
            other.setAutoCommit(false);
            update(other, "UPDATE whatsapp_leads SET version = version WHERE id = " + id);
            var answer = patch(id, "{\"status\": \"prospect\"}");
            step.run(other);
            other.rollback();
            return answer.join();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The answer to a change that holds the lead and waits for its user, while another one does the reverse. */
    private Answer whileLockedAgainst(long id) {
        try (var other = Sql.connect()) {
            other.setAutoCommit(false);
            // The database ends the transaction that has changed less.
            update(other, "UPDATE properties SET version = version + 1");
            update(other, "UPDATE users SET version = version + 1 WHERE id = 4");
            var answer = patch(id, "{\"user\": 4}");
            Eventually.get(
                    () -> Sql.number("SELECT COUNT(*) FROM information_schema.processlist"
                            + " WHERE user = 'leads' AND info LIKE 'UPDATE %whatsapp_leads%'"),
                    waiting -> waiting > 0);
            update(other, "UPDATE whatsapp_leads SET version = version WHERE id = " + id);
            other.rollback();
            return answer.join();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private CompletableFuture<Answer> patch(long id, String change) {
        return CompletableFuture.supplyAsync(() -> api.write("PATCH", "/whatsapp-leads/" + id, change));
    }

    private static void update(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    /** The connection of the service that waits for a row. */
    private static long waiting() {
        return Eventually.get(() -> Sql.number(WAITING), thread -> thread > 0);
    }
}
