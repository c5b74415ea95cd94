package com.mycrm.config;

import org.eclipse.microprofile.metrics.Metadata;

/** Names and descriptions of metrics, as {@code /metrics} shows them. */
public final class Metrics {

    private Metrics() {}

    public static Metadata described(String name, String description) {
        return Metadata.builder().withName(name).withDescription(description).build();
    }
}
