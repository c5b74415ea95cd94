package com.mycrm.webhooks;

import com.mycrm.persistence.DatabaseReady;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Metrics of webhooks: gauges of deliveries, which all nodes share, and counters of the attempts of this node. */
@ApplicationScoped
class DeliveryMetrics {

    @Inject
    private MeterRegistry metrics;

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
        Gauge.builder("leads_webhook_deliveries_waiting", () -> totals.waiting())
                .description("Deliveries to webhooks that have not ended")
                .register(metrics);
        Gauge.builder("leads_webhook_deliveries_failed", () -> totals.failed())
                .description("Deliveries to webhooks whose attempts have all failed")
                .register(metrics);
        Gauge.builder("leads_webhooks_disabled", () -> totals.disabled())
                .description("Webhooks that the service has switched off")
                .register(metrics);
    }

    void count(DeliveryResult result) {
        var word = result.isSuccess() ? "done" : result.statusCode() == null ? "unanswered" : "refused";
        Counter.builder("leads_webhook_attempts")
                .description("Attempts to send an event to a webhook, by result: done, refused, unanswered")
                .tag("result", word)
                .register(metrics)
                .increment();
    }

    /** Sets the values of the gauges. */
    void set(Totals now) {
        totals = now;
    }
}
