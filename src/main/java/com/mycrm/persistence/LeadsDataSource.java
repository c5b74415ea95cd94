package com.mycrm.persistence;

import com.mycrm.config.Setting;
import com.mycrm.config.Settings;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.ToIntFunction;

/**
 * The connection pool of the application, built from its settings.
 *
 * <p>{@code WEB-INF/web.xml} names this class as the data source. The server wraps it, so that its connections take
 * part in transactions, but pools nothing itself: {@link #getConnection} gives it a {@link TransactionBoundConnection},
 * and the real connections stay in this pool. The WAR therefore brings its pool along to any Payara, and an operator
 * needs no command for its size and time limits.
 */
public final class LeadsDataSource extends HikariDataSource {

    /** The server creates the instances and gives no access to them. Metrics, reads and the shutdown need them. */
    private static final Queue<LeadsDataSource> INSTANCES = new ConcurrentLinkedQueue<>();

    private static final long NETWORK_MILLIS = 5_000;

    public LeadsDataSource() {
        super(config());
        INSTANCES.add(this);
    }

    /** A connection that the server may keep open for as long as it likes. */
    @Override
    public Connection getConnection() {
        return TransactionBoundConnection.of(this::pooled);
    }

    /** As {@link #getConnection()}: some servers pass the name and password of {@code web.xml}, which has none. */
    @Override
    public Connection getConnection(String user, String password) {
        return getConnection();
    }

    /** A connection of the pool, for work outside of a transaction. */
    Connection pooled() throws SQLException {
        return super.getConnection();
    }

    /** The pool; empty before the server has created it, which it does with the first connection. */
    static Optional<LeadsDataSource> made() {
        return Optional.ofNullable(INSTANCES.peek());
    }

    static int sum(ToIntFunction<HikariPoolMXBean> gauge) {
        return INSTANCES.stream()
                .map(HikariDataSource::getHikariPoolMXBean)
                .filter(pool -> pool != null)
                .mapToInt(gauge)
                .sum();
    }

    /** Closes the connections that are not in use, and the others when they return. */
    private static void dropAll() {
        INSTANCES.stream()
                .map(HikariDataSource::getHikariPoolMXBean)
                .filter(pool -> pool != null)
                .forEach(HikariPoolMXBean::softEvictConnections);
    }

    static void closeAll() {
        for (var source = INSTANCES.poll(); source != null; source = INSTANCES.poll()) {
            source.close();
        }
    }

    private static HikariConfig config() {
        var url = JdbcUrl.configured();
        var queryMillis = Settings.duration(Setting.DB_TIMEOUT).toMillis();
        var config = new HikariConfig();
        config.setPoolName("database");
        config.setDriverClassName(url.driver());
        config.setJdbcUrl(url.text());
        config.setUsername(Settings.text(Setting.DB_USER));
        config.setPassword(Settings.text(Setting.DB_PASSWORD));
        config.setDataSourceProperties(url.pooledProperties(queryMillis + NETWORK_MILLIS));
        config.setConnectionInitSql(url.queryTimeoutStatement(queryMillis));
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.setMaximumPoolSize(Settings.integer(Setting.DB_POOL));
        config.setConnectionTimeout(2_000);
        config.setValidationTimeout(1_000);
        config.setInitializationFailTimeout(-1);
        config.setExceptionOverride(new UnusableConnections(LeadsDataSource::dropAll, System::nanoTime));
        return config;
    }
}
