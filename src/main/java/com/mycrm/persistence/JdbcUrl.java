package com.mycrm.persistence;

import com.mycrm.config.Setting;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * The configured JDBC URL and what follows from it: the driver and how to speak to it.
 *
 * <p>MariaDB is spoken to through MySQL's driver, so there are two kinds: embedded H2, and servers.
 */
record JdbcUrl(String text) {

    private static final String MARIADB = "jdbc:mariadb:";
    private static final String MYSQL = "jdbc:mysql:";
    private static final String H2 = "jdbc:h2:";
    private static final String H2_MEMORY = "jdbc:h2:mem:";

    static JdbcUrl of(String setting) {
        if (setting.startsWith(MARIADB)) {
            return new JdbcUrl(MYSQL + setting.substring(MARIADB.length()));
        }
        if (setting.startsWith(H2)) {
            var stays = setting.startsWith(H2_MEMORY)
                    && !setting.toUpperCase(Locale.ROOT).contains("DB_CLOSE_DELAY");
            // Without a delay before writing: what was committed is there after a SIGKILL too.
            return new JdbcUrl(
                    setting + ";MODE=MySQL;WRITE_DELAY=0;LOCK_TIMEOUT=10000" + (stays ? ";DB_CLOSE_DELAY=-1" : ""));
        }
        if (setting.startsWith(MYSQL)) {
            return new JdbcUrl(setting);
        }
        throw new IllegalStateException(Setting.DB_URL.key()
                + " takes a JDBC URL that begins with jdbc:mysql:, jdbc:mariadb: or jdbc:h2:, not '"
                + new JdbcUrl(setting).shown() + "'");
    }

    boolean isServer() {
        return text.startsWith(MYSQL);
    }

    String driver() {
        return isServer() ? "com.mysql.cj.jdbc.Driver" : "org.h2.Driver";
    }

    /** The URL without credentials and parameters. */
    String shown() {
        return text.replaceFirst("[?;].*", "").replaceFirst("//[^/]*@", "//");
    }

    /**
     * What any connection asks of the driver; the URL's own parameters win.
     *
     * <p>Not the key store of the system: Payara's has a certificate of its own, which a database that asks for one of its
     * clients' does not know, and ends the connection. Nor traces, which the driver would make of each statement because it
     * sees Payara's own API for them, though nobody reads any.
     */
    Map<String, String> plain() {
        return isServer()
                ? Map.of("connectTimeout", "2000", "fallbackToSystemKeyStore", "false", "openTelemetry", "DISABLED")
                : Map.of();
    }

    /** What the pool asks of the driver beside that. */
    Properties pooled(long socketMillis) {
        var properties = new Properties();
        properties.putAll(plain());
        if (isServer()) {
            properties.put("useServerPrepStmts", "true");
            properties.put("cachePrepStmts", "true");
            properties.put("prepStmtCacheSize", "250");
            properties.put("prepStmtCacheSqlLimit", "4096");
            properties.put("useLocalSessionState", "true");
            properties.put("cacheServerConfiguration", "true");
            properties.put("rewriteBatchedStatements", "true");
            properties.put("sslMode", "PREFERRED");
            // The other stream asks the system how much has come before each reading.
            properties.put("useReadAheadInput", "false");
            properties.put("useUnbufferedInput", "false");
            properties.put("socketTimeout", Long.toString(socketMillis));
        }
        return properties;
    }

    /**
     * The statement that limits the queries of a new connection, on the server's side, so that an abandoned query ends too.
     *
     * <p>MySQL takes what is in {@code /*!80000} for SQL and what is in {@code /*M!} for a comment, MariaDB the reverse.
     */
    String limitingQueriesTo(long millis) {
        var seconds = Math.max(1, (millis + 999) / 1000);
        return isServer()
                ? "SET SESSION innodb_lock_wait_timeout=" + seconds + " /*!80000 , max_execution_time=" + millis
                        + " */ /*M!100101 , max_statement_time=" + seconds + " */"
                : "SET QUERY_TIMEOUT " + millis;
    }
}
