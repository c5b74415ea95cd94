package com.mycrm.config;

import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/**
 * Producer of the registry of all metrics, with those of the JVM in it. {@code /metrics} shows what is in it; a class
 * that counts or measures something injects {@link io.micrometer.core.instrument.MeterRegistry}.
 */
@ApplicationScoped
public class MetricsProducer {

    private PrometheusMeterRegistry registry;
    private JvmGcMetrics collections;

    @PostConstruct
    void create() {
        registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        collections = new JvmGcMetrics();
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        collections.bindTo(registry);
    }

    @Produces
    PrometheusMeterRegistry registry() {
        return registry;
    }

    /** The JVM notifies the listener of garbage collections until it is removed. */
    @PreDestroy
    void close() {
        collections.close();
        registry.close();
    }
}
