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
        var planned = PAUSES.get(attempts - 1);
        var pause = asked.map(RetrySchedule::kept)
                .filter(time -> time.compareTo(planned) > 0)
                .orElse(planned);
        return Optional.of(pause.plusMillis((long) (pause.toMillis() * JITTER * random.nextDouble())));
    }

    /** The pause that is made where a receiver asks for one. */
    static Duration kept(Duration asked) {
        return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
    }
}
