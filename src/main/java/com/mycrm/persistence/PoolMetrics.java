package com.mycrm.persistence;

import com.mycrm.config.Metrics;
import com.mycrm.config.Setting;
import com.mycrm.config.Settings;
import com.zaxxer.hikari.HikariPoolMXBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.function.ToIntFunction;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** Gauges of the connection pool. Waiting requests are the first sign of an overload. */
@ApplicationScoped
class PoolMetrics {

    @Inject
    private MetricRegistry metrics;

    void register(@Observes DatabaseReady ready) {
        gauge("leads_db_pool_active", "Database connections in use", HikariPoolMXBean::getActiveConnections);
        gauge("leads_db_pool_idle", "Database connections not in use", HikariPoolMXBean::getIdleConnections);
        gauge(
                "leads_db_pool_waiting",
                "Requests waiting for a database connection",
                HikariPoolMXBean::getThreadsAwaitingConnection);
        var size = Settings.integer(Setting.DB_POOL);
        metrics.gauge(Metrics.described("leads_db_pool_max", "Database connections at most"), () -> size);
    }

    private void gauge(String name, String description, ToIntFunction<HikariPoolMXBean> value) {
        metrics.gauge(Metrics.described(name, description), () -> LeadsDataSource.sum(value));
    }
}
