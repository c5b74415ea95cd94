package com.mycrm.api.etag;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestGenerationsTest {

    private final RequestGenerations generations = new RequestGenerations();

    @Test
    void everyCounterGoesOnFromTheBaseOfTheDatabase() {
        generations.counts = new FixedCounts(Map.of("", 1000L, "boats", 7L, "of a newer version", 9L));
        assertEquals(1007, generations.of("boats"));
        assertEquals(1000, generations.of("not counted yet"));
    }

    @Test
    void countsAreReadOnceInARequest() {
        generations.counts = new FixedCounts(Map.of("", 0L, "boats", 7L));
        generations.of("boats");
        generations.counts = new FixedCounts(Map.of("", 0L, "boats", 8L));
        assertEquals(7, generations.of("boats"));
    }

    private static final class FixedCounts extends ChangeCounts {

        private final Map<String, Long> counts;

        private FixedCounts(Map<String, Long> counts) {
            this.counts = counts;
        }

        @Override
        public Map<String, Long> read() {
            return counts;
        }
    }
}
