package com.mycrm.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** Counts what was refused, by reason: the first sign of a wrong configuration, and of somebody who guesses. */
@ApplicationScoped
class RefusedTokenMetrics {

    private static final Metadata METRIC = Metadata.builder()
            .withName("leads_tokens_refused")
            .withDescription("Tokens and logins refused, by reason")
            .build();

    @Inject
    MetricRegistry metrics;

    void count(String reason) {
        metrics.counter(METRIC, new Tag("reason", reason)).inc();
    }
}
