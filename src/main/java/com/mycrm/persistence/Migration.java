package com.mycrm.persistence;

import com.mycrm.config.Setting;
import com.mycrm.config.Settings;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Brings the tables to the newest version.
 *
 * <p>On connections of its own: the pool ends long statements, and a migration may be one.
 */
record Migration(String shown, FluentConfiguration flyway) {

    private static final String SERVER_TABLE = "ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin";

    static Migration configured() {
        var url = JdbcUrl.of(Settings.text(Setting.DB_URL));
        var flyway = Flyway.configure(Migration.class.getClassLoader())
                .driver(url.driver())
                .dataSource(url.text(), Settings.text(Setting.DB_USER), Settings.text(Setting.DB_PASSWORD))
                .jdbcProperties(url.plain())
                .locations("classpath:db/migration")
                .placeholders(
                        url.isServer()
                                ? Map.of("table", SERVER_TABLE, "stored", "STORED")
                                : Map.of("table", "", "stored", ""));
        return new Migration(url.shown(), flyway);
    }

    void run() {
        flyway.load().migrate();
    }
}
