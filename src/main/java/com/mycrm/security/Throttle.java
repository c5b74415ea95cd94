package com.mycrm.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mycrm.api.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * Slows down guessing of secrets. From the fifth failure of a key or login on, it has to wait before the next attempt:
 * one second, and twice as long after each further failure, up to a minute. A success, or a quarter of an hour without
 * an attempt, resets the count.
 *
 * <p>Each node counts for itself, so n nodes allow n times as many guesses.
 */
@ApplicationScoped
class Throttle {

    private static final int FREE_FAILURES = 5;
    private static final int LONGEST_WAIT_SECONDS = 60;
    private static final Duration MEMORY = Duration.ofMinutes(15);
    private static final int CACHE_SIZE = 100_000;

    private record Failures(int count, Instant until) {}

    private final Clock clock;
    private final Cache<String, Failures> failures;

    Throttle() {
        this(Clock.systemUTC());
    }

    Throttle(Clock clock) {
        this.clock = clock;
        failures = Caffeine.newBuilder()
                .maximumSize(CACHE_SIZE)
                .expireAfterWrite(MEMORY)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    /** @throws com.mycrm.api.problem.ProblemException 429 if the subject has to wait */
    void check(String subject) {
        var failed = failures.getIfPresent(subject);
        if (failed != null && failed.until.isAfter(clock.instant())) {
            throw Problems.tooManyRequests(
                    "Too many failed attempts; wait before the next one.",
                    Duration.between(clock.instant(), failed.until));
        }
    }

    void recordFailure(String subject) {
        failures.asMap().compute(subject, (name, before) -> failures(before == null ? 1 : before.count + 1));
    }

    void recordSuccess(String subject) {
        failures.invalidate(subject);
    }

    private Failures failures(int count) {
        var excess = count - FREE_FAILURES;
        var wait = excess < 0 ? 0 : Math.min(LONGEST_WAIT_SECONDS, 1 << Math.min(excess, 6));
        return new Failures(count, clock.instant().plusSeconds(wait));
    }
}
