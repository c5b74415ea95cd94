package com.mycrm.api;

import java.util.Map;

/** Health check of a node: while one of these beans is not ready, {@code /health/ready} says DOWN. */
public interface ReadinessCheck {

    String name();

    boolean isReady();

    /** What else the answer says, such as the cause; empty if there is nothing. */
    default Map<String, String> data() {
        return Map.of();
    }
}
