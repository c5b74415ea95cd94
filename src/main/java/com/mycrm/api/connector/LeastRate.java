package com.mycrm.api.connector;

import java.time.Duration;

/** Watches that a count of bytes grows by a least number in each window of time. */
final class LeastRate {

    private final long window;
    private final long least;
    private long start;
    private long bytes;

    LeastRate(Duration window, long least) {
        this.window = window.toNanos();
        this.least = least;
    }

    /** Begins a window at this time with this count. */
    void begin(long now, long count) {
        start = now;
        bytes = count;
    }

    /** Whether the window has passed with fewer bytes than the least; otherwise a passed window begins anew. */
    boolean isMissed(long now, long count) {
        if (now - start < window) {
            return false;
        }
        if (count - bytes < least) {
            return true;
        }
        begin(now, count);
        return false;
    }
}
