package com.mycrm.persistence;

import static java.lang.System.Logger.Level.WARNING;

import com.mycrm.config.Setting;
import com.mycrm.config.Settings;
import java.lang.System.Logger;
import java.sql.DriverManager;
import java.util.Map;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Migrates the schema to its newest version with Flyway, on one node at a time ({@link MigrationLock}).
 *
 * <p>In a new database, the sample data are a part of the migration if {@link Setting#SAMPLE_DATA} is on. A database
 * that has them is not opened without that setting, which keeps their credentials on this machine.
 *
 * <p>It uses connections of its own, because those of the pool limit the time of a statement and a migration may need
 * more.
 *
 * @param database the URL of the database without credentials, for the log
 */
record Migration(String database, FluentConfiguration flyway) {

    private static final Logger LOG = System.getLogger(Migration.class.getName());
    private static final int LOGIN_SECONDS = 10;
    private static final String TABLES = "classpath:db/migration";
    private static final String SAMPLE_DATA = "classpath:db/sample";

    private static final Map<String, String> SERVER_SQL = Map.of(
            "table", "ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin",
            "stored", "STORED");

    private static final Map<String, String> H2_SQL = Map.of("table", "", "stored", "");

    static Migration configured() {
        var url = JdbcUrl.configured();
        // The only limit of a login that the driver takes. A server that stands still accepts connections, and a start
        // would wait for it forever.
        DriverManager.setLoginTimeout(LOGIN_SECONDS);
        var flyway = Flyway.configure(Migration.class.getClassLoader())
                .driver(url.driver())
                .dataSource(url.text(), Settings.text(Setting.DB_USER), Settings.text(Setting.DB_PASSWORD))
                .jdbcProperties(url.connectionProperties())
                .locations(TABLES)
                .ignoreMigrationPatterns("*:missing", "*:future")
                // The table of the lock is there before the first migration.
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .placeholders(url.isServer() ? SERVER_SQL : H2_SQL);
        H2File.of(url).ifPresent(H2File::protect);
        return new Migration(url.withoutSecrets(), flyway);
    }

    /**
     * Migrates, unless another node does.
     *
     * @return false if the database is not migrated yet, because another node is at it
     * @throws IllegalArgumentException where the settings do not fit what is in the database
     */
    boolean run() {
        rejectSampleData();
        chooseLocations();
        if (isDone()) {
            warnOfNewerTables();
            return true;
        }
        try (var lock = MigrationLock.acquire(flyway.getDataSource()).orElse(null)) {
            if (lock == null) {
                return false;
            }
            migrate();
            return true;
        }
    }

    private void rejectSampleData() {
        if (!Settings.isOn(Setting.SAMPLE_DATA)
                && Stream.of(flyway.load().info().applied())
                        .anyMatch(migration -> migration.getDescription().startsWith("sample "))) {
            throw new IllegalArgumentException(("The database %s has the sample data, whose credentials are public: set"
                            + " LEADS_SAMPLE_DATA=true, or LEADS_DB_URL to another database")
                    .formatted(database));
        }
    }

    /** While an upgrade lasts, an older node may start again. Otherwise somebody went back without the backup. */
    private void warnOfNewerTables() {
        Stream.of(flyway.load().info().applied())
                .filter(migration -> migration.getState().name().startsWith("FUTURE"))
                .reduce((earlier, later) -> later)
                .ifPresent(newest -> LOG.log(
                        WARNING,
                        "The tables of {0} are those of a newer version of the service (migration {1}); the way back to"
                                + " this one is the backup that was made before",
                        database,
                        newest.getVersion()));
    }

    /** So that a read-only server is not written to without need. */
    private boolean isDone() {
        var info = flyway.load().info();
        return info.pending().length == 0 && !hasFailed(info) && MigrationLock.isCreated(flyway.getDataSource());
    }

    /**
     * A migration that failed left a part of it and an entry that would stop each later start. Every migration can be
     * run again over a part of it.
     */
    private void migrate() {
        if (hasFailed(flyway.load().info())) {
            LOG.log(WARNING, "A migration of {0} had failed and is run again", database);
            flyway.load().repair();
        }
        flyway.load().migrate();
    }

    private static boolean hasFailed(MigrationInfoService info) {
        return Stream.of(info.all()).anyMatch(migration -> migration.getState().isFailed());
    }

    /**
     * Sample data come into a new database only, also where the first start was broken off. Both folders have an empty
     * file {@code flyway.location}, by which Flyway finds them on Open Liberty.
     */
    private void chooseLocations() {
        flyway.locations(TABLES);
        if (Settings.isOn(Setting.SAMPLE_DATA)) {
            flyway.locations(TABLES, SAMPLE_DATA);
            if (Stream.of(flyway.load().info().all())
                    .anyMatch(migration -> migration.getState() == MigrationState.IGNORED)) {
                flyway.locations(TABLES);
            }
        }
    }
}
