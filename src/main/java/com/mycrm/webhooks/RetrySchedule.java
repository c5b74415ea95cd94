package com.mycrm.webhooks;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** When a delivery that has failed is sent again. */
final class RetrySchedule {

    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(6),
            Duration.ofHours(12),
            Duration.ofHours(24));

    /** The largest share of a pause that is added to it, so that deliveries which failed together come apart. */
    private static final double JITTER = 0.2;

    private static final Duration LONGEST = Duration.ofHours(24);

    private RetrySchedule() {}

    /**
     * The pause before the next attempt.
     *
     * @param attempts that have failed
     * @param asked what the receiver asked for by {@code Retry-After}; the longer one counts, 24 hours at most
     * @return empty after the last attempt
     */
    static Optional<Duration> pause(int attempts, Optional<Duration> asked, RandomGenerator random) {
        if (attempts > PAUSES.size()) {
            return Optional.empty();
        }
        var pause = PAUSES.get(attempts - 1);
        var jittered = pause.plusMillis((long) (pause.toMillis() * JITTER * random.nextDouble()));
        return Optional.of(asked.map(time -> time.compareTo(LONGEST) > 0 ? LONGEST : time)
                .filter(time -> time.compareTo(jittered) > 0)
                .orElse(jittered));
    }
}
