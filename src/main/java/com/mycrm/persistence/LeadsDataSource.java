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
 * The one connection pool of the application, built from its settings.
 *
 * <p>{@code WEB-INF/web.xml} names this class. The server takes part in transactions and keeps what {@link #getConnection} gives
 * it, which is lent; this pool keeps the connections. So the WAR brings its pool to any Payara, and size, wait and time limits
 * need no command of an operator.
 */
public final class LeadsDataSource extends HikariDataSource {

    /** The server makes the instances and hands none out, so they are kept for the gauges and for the end. */
    private static final Queue<LeadsDataSource> INSTANCES = new ConcurrentLinkedQueue<>();

    private static final long NETWORK_MILLIS = 5_000;

    public LeadsDataSource() {
        super(config());
        INSTANCES.add(this);
    }

    /** What the server may keep as long as it likes. */
    @Override
    public Connection getConnection() {
        return TransactionBoundConnection.of(this::pooled);
    }

    /** A connection of the pool, for what is done outside of any transaction. */
    Connection pooled() throws SQLException {
        return super.getConnection();
    }

    /** The pool, where the server has made one. */
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

    static void closeAll() {
        for (var source = INSTANCES.poll(); source != null; source = INSTANCES.poll()) {
            source.close();
        }
    }

    private static HikariConfig config() {
        var url = JdbcUrl.of(Settings.text(Setting.DB_URL));
        var queryMillis = Settings.duration(Setting.DB_TIMEOUT).toMillis();
        var config = new HikariConfig();
        config.setPoolName("leads");
        config.setDriverClassName(url.driver());
        config.setJdbcUrl(url.text());
        config.setUsername(Settings.text(Setting.DB_USER));
        config.setPassword(Settings.text(Setting.DB_PASSWORD));
        config.setDataSourceProperties(url.pooled(queryMillis + NETWORK_MILLIS));
        config.setConnectionInitSql(url.limitingQueriesTo(queryMillis));
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.setMaximumPoolSize(Settings.integer(Setting.DB_POOL));
        config.setConnectionTimeout(2_000);
        config.setValidationTimeout(1_000);
        config.setInitializationFailTimeout(-1);
        return config;
    }
}
