package com.mycrm.persistence;

import com.mycrm.config.Setting;
import com.mycrm.config.Settings;
import com.zaxxer.hikari.HikariPoolMXBean;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.function.ToIntFunction;

/** Gauges of the connection pool. Waiting requests are the first sign of an overload. */
@ApplicationScoped
class PoolMetrics {

    @Inject
    private MeterRegistry metrics;

    void register(@Observes DatabaseReady ready) {
        gauge("leads_db_pool_active", "Database connections in use", HikariPoolMXBean::getActiveConnections);
        gauge("leads_db_pool_idle", "Database connections not in use", HikariPoolMXBean::getIdleConnections);
        gauge(
                "leads_db_pool_waiting",
                "Requests waiting for a database connection",
                HikariPoolMXBean::getThreadsAwaitingConnection);
        var size = Settings.integer(Setting.DB_POOL);
        Gauge.builder("leads_db_pool_max", () -> size)
                .description("Database connections at most")
                .register(metrics);
    }

    private void gauge(String name, String description, ToIntFunction<HikariPoolMXBean> value) {
        Gauge.builder(name, () -> LeadsDataSource.sum(value))
                .description(description)
                .register(metrics);
    }
}
