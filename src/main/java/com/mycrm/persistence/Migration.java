package com.mycrm.persistence;

import com.mycrm.config.Setting;
import com.mycrm.config.Settings;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Migrates the schema to its newest version with Flyway.
 *
 * <p>In a new database, the sample data are a part of the migration if {@link Setting#SAMPLE_DATA} is on. Later they
 * are not looked for: a database with sample data also starts without that setting.
 *
 * <p>It uses connections of its own, because those of the pool limit the time of a statement and a migration may need
 * more.
 *
 * @param database the URL of the database without credentials, for the log
 */
record Migration(String database, FluentConfiguration flyway) {

    private static final String TABLES = "classpath:db/migration";
    private static final String SAMPLE_DATA = "classpath:db/sample";

    private static final Map<String, String> SERVER_SQL = Map.of(
            "table", "ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin",
            "stored", "STORED");

    private static final Map<String, String> H2_SQL = Map.of("table", "", "stored", "");

    static Migration configured() {
        var url = JdbcUrl.configured();
        var flyway = Flyway.configure(Migration.class.getClassLoader())
                .driver(url.driver())
                .dataSource(url.text(), Settings.text(Setting.DB_USER), Settings.text(Setting.DB_PASSWORD))
                .jdbcProperties(url.connectionProperties())
                .locations(TABLES)
                .ignoreMigrationPatterns("*:missing", "*:future")
                .placeholders(url.isServer() ? SERVER_SQL : H2_SQL);
        return new Migration(url.withoutSecrets(), flyway);
    }

    void run() {
        if (Settings.isOn(Setting.SAMPLE_DATA) && flyway.load().info().current() == null) {
            flyway.locations(TABLES, SAMPLE_DATA);
        }
        flyway.load().migrate();
    }
}
