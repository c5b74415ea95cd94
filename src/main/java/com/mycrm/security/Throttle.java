package com.mycrm.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mycrm.api.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Slows down guessing of secrets. From the fifth failure of a key or login from one address on, that address has to
 * wait before its next attempt at it: one second, and twice as long after each further failure, up to a minute. A
 * success, or a quarter of an hour without an attempt, resets the count of that key or login from that address alone:
 * nobody locks a key or login for other addresses, or frees it for them.
 *
 * <p>An address has {@value #MOST_OF_ADDRESS} failures a minute, whatever the names.
 *
 * <p>Each node counts for itself, so n nodes allow n times as many guesses. It remembers {@value #CACHE_SIZE} names and
 * as many addresses.
 */
@ApplicationScoped
class Throttle {

    private static final int FIRST_THROTTLED_FAILURE = 5;
    private static final int LONGEST_WAIT_SECONDS = 60;
    private static final Duration MEMORY = Duration.ofMinutes(15);
    private static final int CACHE_SIZE = 20_000;
    private static final int MOST_OF_ADDRESS = 100;
    private static final Duration WINDOW = Duration.ofMinutes(1);

    /**
     * Who tries.
     *
     * @param name of a key or login; null for one that cannot exist, which is not remembered
     */
    record Attempt(String name, String address) {}

    private record Failures(int count, Instant until) {}

    private final Clock clock;
    private final Cache<Attempt, Failures> failures;
    private final Cache<String, Failures> ofAddresses;

    Throttle() {
        this(Clock.systemUTC());
    }

    Throttle(Clock clock) {
        this.clock = clock;
        failures = cache(MEMORY);
        ofAddresses = cache(WINDOW);
    }

    private <K> Cache<K, Failures> cache(Duration memory) {
        return Caffeine.newBuilder()
                .maximumSize(CACHE_SIZE)
                .expireAfterWrite(memory)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    /** @throws com.mycrm.api.problem.ProblemException 429 if the attempt comes too early */
    void check(Attempt attempt) {
        var now = clock.instant();
        Stream.of(Optional.ofNullable(failures.getIfPresent(attempt)), ofAddress(attempt.address()))
                .flatMap(Optional::stream)
                .map(Failures::until)
                .filter(until -> until.isAfter(now))
                .findFirst()
                .ifPresent(until -> {
                    throw Problems.tooManyRequests(
                            "Too many failed attempts; wait before the next one.", Duration.between(now, until));
                });
    }

    private Optional<Failures> ofAddress(String address) {
        return Optional.ofNullable(ofAddresses.getIfPresent(address)).filter(failed -> failed.count >= MOST_OF_ADDRESS);
    }

    void recordFailure(Attempt attempt) {
        if (attempt.name() != null) {
            failures.asMap().compute(attempt, (same, before) -> failures(before == null ? 1 : before.count + 1));
        }
        var now = clock.instant();
        ofAddresses
                .asMap()
                .compute(
                        attempt.address(),
                        (same, before) -> before == null || !before.until.isAfter(now)
                                ? new Failures(1, now.plus(WINDOW))
                                : new Failures(before.count + 1, before.until));
    }

    void recordSuccess(Attempt attempt) {
        failures.invalidate(attempt);
    }

    private Failures failures(int count) {
        var excess = count - FIRST_THROTTLED_FAILURE;
        var wait = excess < 0 ? 0 : Math.min(LONGEST_WAIT_SECONDS, 1 << Math.min(excess, 6));
        return new Failures(count, clock.instant().plusSeconds(wait));
    }
}
