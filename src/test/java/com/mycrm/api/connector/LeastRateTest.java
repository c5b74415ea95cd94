package com.mycrm.api.connector;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LeastRateTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final LeastRate rate = new LeastRate(Duration.ofSeconds(10), 100);

    @Test
    void fewBytesInAWholeWindowMissIt() {
        rate.begin(0, 50);
        assertFalse(rate.isMissed(9 * SECOND, 50));
        assertTrue(rate.isMissed(10 * SECOND, 149));
    }

    @Test
    void enoughBytesBeginTheNextWindow() {
        rate.begin(0, 0);
        assertFalse(rate.isMissed(10 * SECOND, 100));
        assertFalse(rate.isMissed(19 * SECOND, 100));
        assertTrue(rate.isMissed(20 * SECOND, 199));
    }
}
