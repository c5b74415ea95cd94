package com.mycrm.inbox;

import com.mycrm.config.Metrics;
import com.mycrm.persistence.DatabaseClock;
import com.mycrm.persistence.DatabaseReady;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** Metrics of the inbox: gauges of the inbox, which all nodes share, and counters of the work of this node. */
@ApplicationScoped
class InboxMetrics {

    static final Metadata ACCEPTED = Metrics.described("leads_inbox_accepted", "Events taken in, by source");
    static final Metadata PROCESSED = Metrics.described("leads_inbox_processed", "Events processed, by source");
    static final Metadata FAILED =
            Metrics.described("leads_inbox_failed", "Attempts to process an event that failed, by source");
    static final Metadata DEAD = Metrics.described("leads_inbox_dead", "Events put aside, by source");

    private static final double MILLIS = 1_000;

    @Inject
    private MetricRegistry metrics;

    private volatile Backlog backlog = Backlog.NONE;

    void register(@Observes DatabaseReady ready) {
        metrics.gauge(
                Metrics.described("leads_inbox_depth", "Events that wait or are being processed"),
                () -> backlog.depth());
        metrics.gauge(Metrics.described("leads_inbox_dead_events", "Events that were put aside"), () -> backlog.dead());
        metrics.gauge(
                Metrics.described(
                        "leads_inbox_age_seconds", "How long the event has been due that has been so longest"),
                () -> ageMillis() / MILLIS);
    }

    void count(Metadata what, String source) {
        metrics.counter(what, new Tag("source", source)).inc();
    }

    /** Sets the values of the gauges. */
    void set(Backlog now) {
        backlog = now;
    }

    long ageMillis() {
        return backlog.age(DatabaseClock.millis());
    }
}
