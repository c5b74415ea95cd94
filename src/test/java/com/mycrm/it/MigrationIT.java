package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The first start of a database: it may be killed in its middle, and several nodes may do it at once. */
class MigrationIT {

    @BeforeEach
    void needsAServer() {
        assumeTrue(TestDatabase.isServer(), "two processes cannot open the file of H2");
    }

    @Test
    void nodesThatStartAtOnceAfterAKilledMigrationMakeOneDatabase() {
        var database = TestDatabase.createEmpty("migration");
        var schema = database.replaceFirst(".*/", "");
        try (var killed = new OwnService("migration", database);
                var one = new OwnService("migration-1", database);
                var other = new OwnService("migration-2", database)) {
            List.of(killed, one, other).forEach(OwnService::startQuickly);
            killed.launch();
            Eventually.assertBecomes(
                    1L,
                    () -> Sql.number(
                            "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = ?"
                                    + " AND table_name = 'properties'",
                            schema));
            killed.kill();
            var starts = CompletableFuture.supplyAsync(one::start);
            var second = other.start();
            var first = starts.join();
            assertEquals(1_500, first.json("/whatsapp-leads?per_page=1").getInt("count"));
            assertEquals(1_500, second.json("/whatsapp-leads?per_page=1").getInt("count"));
            assertEquals(
                    0,
                    Sql.number("SELECT COUNT(*) - COUNT(DISTINCT version) FROM " + schema + ".flyway_schema_history"));
        }
    }
}
