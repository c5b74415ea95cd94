package com.mycrm.webhooks;

import com.mycrm.config.Metrics;
import com.mycrm.persistence.DatabaseReady;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** Metrics of webhooks: gauges of deliveries, which all nodes share, and counters of the attempts of this node. */
@ApplicationScoped
class DeliveryMetrics {

    private static final Metadata ATTEMPTS = Metrics.described(
            "leads_webhook_attempts", "Attempts to send an event to a webhook, by result: done, refused, unanswered");

    @Inject
    private MetricRegistry metrics;

    private volatile Totals totals = new Totals(0, 0, 0);

    /**
     * Numbers of all webhooks.
     *
     * @param waiting deliveries that have not ended
     * @param failed deliveries whose attempts have all failed
     * @param disabled webhooks that the service has switched off
     */
    record Totals(long waiting, long failed, long disabled) {}

    void register(@Observes DatabaseReady ready) {
        metrics.gauge(
                Metrics.described("leads_webhook_deliveries_waiting", "Deliveries to webhooks that have not ended"),
                () -> totals.waiting());
        metrics.gauge(
                Metrics.described(
                        "leads_webhook_deliveries_failed", "Deliveries to webhooks whose attempts have all failed"),
                () -> totals.failed());
        metrics.gauge(
                Metrics.described("leads_webhooks_disabled", "Webhooks that the service has switched off"),
                () -> totals.disabled());
    }

    void count(DeliveryResult result) {
        var word = result.isSuccess() ? "done" : result.statusCode() == null ? "unanswered" : "refused";
        metrics.counter(ATTEMPTS, new Tag("result", word)).inc();
    }

    /** Sets the values of the gauges. */
    void set(Totals now) {
        totals = now;
    }
}
