package com.mycrm.security;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Counts refused tokens and credentials by reason: the first sign of a wrong configuration and of guessing. */
@ApplicationScoped
class RefusedTokenMetrics {

    @Inject
    MeterRegistry metrics;

    void count(String reason) {
        Counter.builder("leads_tokens_refused")
                .description("Tokens and logins refused, by reason")
                .tag("reason", reason)
                .register(metrics)
                .increment();
    }
}
