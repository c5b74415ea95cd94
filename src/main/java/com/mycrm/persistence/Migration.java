package com.mycrm.persistence;

import com.mycrm.config.Setting;
import com.mycrm.config.Settings;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Migrates the schema to its newest version with Flyway.
 *
 * <p>It uses connections of its own, because those of the pool limit the time of a statement and a migration may need more.
 *
 * @param database the URL of the database without credentials, for the log
 */
record Migration(String database, FluentConfiguration flyway) {

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
                .locations("classpath:db/migration")
                .placeholders(url.isServer() ? SERVER_SQL : H2_SQL);
        return new Migration(url.withoutSecrets(), flyway);
    }

    void run() {
        flyway.load().migrate();
    }
}
