package com.mycrm.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mycrm.api.problem.RecordedLog;
import com.mycrm.config.Setting;
import com.mycrm.config.TestConfig;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestConfig.class)
class MigrationTest {

    private static final String FORGET =
            "DELETE FROM \"flyway_schema_history\" WHERE CAST(REGEXP_SUBSTR(\"version\", '^[0-9]+') AS INT) > ";
    private static final String FAIL = "UPDATE \"flyway_schema_history\" SET \"success\" = FALSE WHERE \"version\" = ";

    private Connection database;

    @BeforeEach
    void open() throws SQLException {
        TestConfig.set(Setting.DB_URL, "jdbc:h2:mem:" + UUID.randomUUID());
        database = DriverManager.getConnection(
                JdbcUrl.configured().text(), Setting.DB_USER.defaultValue(), Setting.DB_PASSWORD.defaultValue());
    }

    @AfterEach
    void close() throws SQLException {
        update("SHUTDOWN");
    }

    @Test
    void migrationThatFailedIsRunAgainOverWhatIsLeftOfIt() throws SQLException {
        assertTrue(Migration.configured().run());
        for (var table : List.of("calls", "lead_counts", "lead_count_deltas")) {
            update("DROP TABLE " + table);
        }
        update(FORGET + 4);
        update(FAIL + "'4'");
        assertTrue(Migration.configured().run());
        assertIsNewest();
        assertEquals(List.of("0"), query("SELECT COUNT(*) FROM calls"));
        assertEquals(List.of("3"), query("SELECT COUNT(*) FROM lead_count_state"));
    }

    @Test
    void migrationThatWasKilledIsRunAgainOverWhatIsLeftOfIt() throws SQLException {
        TestConfig.set(Setting.SAMPLE_DATA, "true");
        assertTrue(Migration.configured().run());
        update(FORGET + 0);
        for (var table : List.of("api_keys", "whatsapp_leads", "email_leads", "calls", "imports")) {
            update("DROP TABLE " + table);
        }
        for (var table : List.of("user_rights", "properties", "locations", "users", "lead_history")) {
            update("DELETE FROM " + table);
        }
        assertTrue(Migration.configured().run());
        assertIsNewest();
        assertEquals(List.of("1500"), query("SELECT COUNT(*) FROM whatsapp_leads"));
    }

    @Test
    void nodeThatFindsAnotherOneMigratingWaits() throws SQLException {
        assertTrue(Migration.configured().run());
        update(FORGET + 5);
        update(FAIL + "'5'");
        update("UPDATE node_locks SET owner = 'other', leased_until = UNIX_TIMESTAMP() + 30 WHERE name = 'migration'");
        assertFalse(Migration.configured().run());
        update("UPDATE node_locks SET leased_until = UNIX_TIMESTAMP() - 1 WHERE name = 'migration'");
        assertTrue(Migration.configured().run());
        assertEquals(List.of("0"), query("SELECT leased_until FROM node_locks WHERE name = 'migration'"));
    }

    @Test
    void databaseThatIsDoneIsNotLocked() throws SQLException {
        assertTrue(Migration.configured().run());
        update("UPDATE node_locks SET owner = 'other', leased_until = UNIX_TIMESTAMP() + 30 WHERE name = 'migration'");
        assertTrue(Migration.configured().run());
    }

    /** Nodes of two versions share a database while an upgrade lasts, so it opens. */
    @Test
    void tablesOfANewerVersionAreToldOf() throws SQLException {
        assertTrue(Migration.configured().run());
        update("UPDATE \"flyway_schema_history\" SET \"version\" = '99' WHERE \"version\" = '1'");
        update("INSERT INTO \"flyway_schema_history\" SELECT 0, '1', \"description\", \"type\", \"script\","
                + " \"checksum\", \"installed_by\", \"installed_on\", \"execution_time\", \"success\""
                + " FROM \"flyway_schema_history\" WHERE \"version\" = '99'");
        try (var log = new RecordedLog(Migration.class)) {
            var migration = Migration.configured();
            assertTrue(migration.run());
            assertEquals(
                    List.of("WARNING The tables of " + migration.database() + " are those of a newer version of the"
                            + " service (migration 99); the way back to this one is the backup that was made before"),
                    log.lines());
        }
    }

    @Test
    void databaseOfAnotherApplicationIsLeftAlone() throws SQLException {
        update("CREATE TABLE users (id INT)");
        var refusal = assertThrows(IllegalArgumentException.class, Migration.configured()::run);
        assertEquals(
                "The database of LEADS_DB_URL has tables of another application;"
                        + " the service needs a database of its own",
                refusal.getMessage());
        assertEquals(
                List.of("USERS"),
                query("SELECT table_name FROM information_schema.tables" + " WHERE table_schema = 'PUBLIC'"));
    }

    @Test
    void sampleDataDoNotComeIntoADatabaseThatWasMigratedWithoutThem() throws SQLException {
        assertTrue(Migration.configured().run());
        TestConfig.set(Setting.SAMPLE_DATA, "true");
        assertTrue(Migration.configured().run());
        assertEquals(List.of("0"), query("SELECT COUNT(*) FROM whatsapp_leads"));
    }

    @Test
    void sampleDataAreNotOpenedWithoutTheirSetting() throws SQLException {
        TestConfig.set(Setting.SAMPLE_DATA, "true");
        assertTrue(Migration.configured().run());
        assertTrue(Migration.configured().run());
        TestConfig.set(Setting.SAMPLE_DATA, "false");
        var migration = Migration.configured();
        var refusal = assertThrows(IllegalArgumentException.class, migration::run);
        assertEquals(
                "The database " + migration.database() + " has the sample data, whose credentials are public:"
                        + " set LEADS_SAMPLE_DATA=true, or LEADS_DB_URL to another database",
                refusal.getMessage());
    }

    private static void assertIsNewest() {
        var migrations = Migration.configured().flyway().load().info();
        assertEquals(List.of(), List.of(migrations.pending()));
        assertTrue(Stream.of(migrations.all()).noneMatch(one -> one.getState().isFailed()));
    }

    private void update(String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private List<String> query(String sql) throws SQLException {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(sql)) {
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }
}
