package com.mycrm.webhooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {

    /** Adds nothing to a pause. */
    private static final RandomGenerator NONE = new Random() {
        private static final long serialVersionUID = 1L;

        @Override
        public double nextDouble() {
            return 0;
        }
    };

    @Test
    void pausesGrowAndEnd() {
        assertEquals(Optional.of(Duration.ofSeconds(5)), pause(1));
        assertEquals(Optional.of(Duration.ofSeconds(30)), pause(2));
        assertEquals(Optional.of(Duration.ofHours(24)), pause(9));
        assertEquals(Optional.empty(), pause(10));
    }

    private static Optional<Duration> pause(int attempts) {
        return RetrySchedule.pause(attempts, Optional.empty(), NONE);
    }

    @Test
    void pauseIsUpToAFifthLonger() {
        for (var seed = 0; seed < 100; seed++) {
            var pause =
                    RetrySchedule.pause(2, Optional.empty(), new Random(seed)).orElseThrow();
            assertTrue(pause.compareTo(Duration.ofSeconds(30)) >= 0 && pause.compareTo(Duration.ofSeconds(36)) <= 0);
        }
    }

    @Test
    void askedPauseIsUpToAFifthLongerToo() {
        var asked = Duration.ofHours(1);
        var pauses = new Random(1)
                .longs(100)
                .mapToObj(Random::new)
                .map(random ->
                        RetrySchedule.pause(1, Optional.of(asked), random).orElseThrow())
                .toList();
        assertTrue(pauses.stream()
                .allMatch(pause -> pause.compareTo(asked) >= 0 && pause.compareTo(Duration.ofMinutes(72)) <= 0));
        assertTrue(pauses.stream().distinct().count() > 50);
    }

    @Test
    void receiverMayAskForMoreTimeUpToADay() {
        assertEquals(Optional.of(Duration.ofMinutes(1)), asked(Duration.ofMinutes(1)));
        assertEquals(Optional.of(Duration.ofSeconds(5)), asked(Duration.ofSeconds(1)));
        assertEquals(Optional.of(Duration.ofHours(24)), asked(Duration.ofDays(300)));
    }

    private static Optional<Duration> asked(Duration time) {
        return RetrySchedule.pause(1, Optional.of(time), NONE);
    }
}
