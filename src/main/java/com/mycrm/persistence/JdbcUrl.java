package com.mycrm.persistence;

import com.mycrm.config.Setting;
import com.mycrm.config.Settings;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * The configured JDBC URL, and the driver and connection properties that follow from it.
 *
 * <p>There are two kinds: the embedded H2, and servers. MariaDB and MySQL are both reached through MySQL's driver.
 */
record JdbcUrl(String text) {

    private static final String MARIADB = "jdbc:mariadb:";
    private static final String MYSQL = "jdbc:mysql:";
    private static final String H2 = "jdbc:h2:";
    private static final String H2_MEMORY = "jdbc:h2:mem:";

    /**
     * Writes a commit to the file at once, so that a commit survives a SIGKILL. There is no trace file beside it, which
     * has statements and values, and which H2 would let every user of the machine read.
     */
    private static final String H2_OPTIONS = ";MODE=MySQL;WRITE_DELAY=0;LOCK_TIMEOUT=10000;TRACE_LEVEL_FILE=0";

    /** How long a transaction that has written may wait for its next statement. */
    private static final int IDLE_SECONDS = 15;

    static JdbcUrl configured() {
        return of(Settings.text(Setting.DB_URL));
    }

    /** @throws IllegalArgumentException for a database that is not supported */
    static JdbcUrl of(String setting) {
        if (setting.startsWith(MARIADB)) {
            return new JdbcUrl(MYSQL + setting.substring(MARIADB.length()));
        }
        if (setting.startsWith(MYSQL)) {
            return new JdbcUrl(setting);
        }
        if (!setting.startsWith(H2)) {
            throw new IllegalArgumentException(Setting.DB_URL.key()
                    + " takes a JDBC URL that begins with jdbc:mysql:, jdbc:mariadb: or jdbc:h2:, not '"
                    + new JdbcUrl(setting).withoutSecrets() + "'");
        }
        var endsWithItsConnections = setting.startsWith(H2_MEMORY)
                && !setting.toUpperCase(Locale.ROOT).contains("DB_CLOSE_DELAY");
        return new JdbcUrl(setting + H2_OPTIONS + (endsWithItsConnections ? ";DB_CLOSE_DELAY=-1" : ""));
    }

    boolean isServer() {
        return text.startsWith(MYSQL);
    }

    String driver() {
        return isServer() ? "com.mysql.cj.jdbc.Driver" : "org.h2.Driver";
    }

    /** The URL without credentials and parameters, for messages. */
    String withoutSecrets() {
        return text.replaceFirst("[?;].*", "").replaceFirst("//[^/]*@", "//");
    }

    /**
     * The driver's properties of every connection. A parameter of the URL overrides the property of its name.
     *
     * <p>{@code fallbackToSystemKeyStore} is off, because the system's key store is Payara's: the driver would present
     * Payara's certificate to a database that asks for a client certificate, and the database would end the connection.
     * {@code openTelemetry} is off, because the driver finds Payara's API of it and would trace each statement for
     * nobody.
     */
    Map<String, String> connectionProperties() {
        return isServer()
                ? Map.of("connectTimeout", "2000", "fallbackToSystemKeyStore", "false", "openTelemetry", "DISABLED")
                : Map.of();
    }

    /** The driver's properties of the connections in the pool. */
    Properties pooledProperties(long socketMillis) {
        var properties = new Properties();
        properties.putAll(connectionProperties());
        if (isServer()) {
            properties.put("useServerPrepStmts", "true");
            // A statement that is refused while it is prepared would be sent again as text, although the server may
            // have rolled its transaction back by then.
            properties.put("emulateUnsupportedPstmts", "false");
            properties.put("cachePrepStmts", "true");
            properties.put("prepStmtCacheSize", "250");
            properties.put("prepStmtCacheSqlLimit", "4096");
            properties.put("useLocalSessionState", "true");
            properties.put("cacheServerConfiguration", "true");
            properties.put("rewriteBatchedStatements", "true");
            properties.put("sslMode", "PREFERRED");
            // The driver's read-ahead stream calls available() before each read, which is a system call.
            properties.put("useReadAheadInput", "false");
            properties.put("useUnbufferedInput", "false");
            properties.put("socketTimeout", Long.toString(socketMillis));
        }
        return properties;
    }

    /**
     * The first statement of a new connection: it limits the time of each query. The limit is the database's, so that
     * an abandoned query ends too. MariaDB also ends a transaction that has written and then does nothing. Otherwise a
     * node that is frozen or cut off would hold its locks for hours, such as that of the numbers of events, which all
     * nodes need.
     *
     * <p>MySQL reads <code>/*!80000</code> as SQL and <code>/*M!</code> as a comment; MariaDB does the reverse.
     */
    String queryTimeoutStatement(long millis) {
        var seconds = Math.max(1, (millis + 999) / 1000);
        return isServer()
                ? "SET SESSION innodb_lock_wait_timeout=" + seconds + " /*!80000 , max_execution_time=" + millis
                        + " */ /*M!100101 , max_statement_time=" + seconds
                        + " */ /*M!100301 , idle_write_transaction_timeout=" + IDLE_SECONDS + " */"
                : "SET QUERY_TIMEOUT " + millis;
    }
}
