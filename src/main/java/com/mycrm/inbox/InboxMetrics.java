package com.mycrm.inbox;

import com.mycrm.persistence.DatabaseClock;
import com.mycrm.persistence.DatabaseReady;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Metrics of the inbox: gauges of the inbox, which all nodes share, and counters of the work of this node. */
@ApplicationScoped
class InboxMetrics {

    /** The counters. */
    enum Counted {
        ACCEPTED("leads_inbox_accepted", "Events taken in, by source"),
        PROCESSED("leads_inbox_processed", "Events processed, by source"),
        FAILED("leads_inbox_failed", "Attempts to process an event that failed, by source"),
        DEAD("leads_inbox_dead", "Events put aside, by source");

        private final String metric;
        private final String description;

        Counted(String metric, String description) {
            this.metric = metric;
            this.description = description;
        }
    }

    private static final double MILLIS = 1_000;

    @Inject
    private MeterRegistry metrics;

    private volatile Backlog backlog = Backlog.NONE;

    void register(@Observes DatabaseReady ready) {
        Gauge.builder("leads_inbox_depth", () -> backlog.depth())
                .description("Events that wait or are being processed")
                .register(metrics);
        Gauge.builder("leads_inbox_dead_events", () -> backlog.dead())
                .description("Events that were put aside")
                .register(metrics);
        Gauge.builder("leads_inbox_age_seconds", () -> ageMillis() / MILLIS)
                .description("How long the event has been due that has been so longest")
                .register(metrics);
    }

    void count(Counted what, String source) {
        Counter.builder(what.metric)
                .description(what.description)
                .tag("source", source)
                .register(metrics)
                .increment();
    }

    /** Sets the values of the gauges. */
    void set(Backlog now) {
        backlog = now;
    }

    long ageMillis() {
        return backlog.age(DatabaseClock.millis());
    }
}
