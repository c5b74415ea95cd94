package com.mycrm.security;

import com.mycrm.config.Metrics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** Counts refused tokens and credentials by reason: the first sign of a wrong configuration and of guessing. */
@ApplicationScoped
class RefusedTokenMetrics {

    private static final Metadata REFUSED =
            Metrics.described("leads_tokens_refused", "Tokens and logins refused, by reason");

    @Inject
    MetricRegistry metrics;

    void count(String reason) {
        metrics.counter(REFUSED, new Tag("reason", reason)).inc();
    }
}
