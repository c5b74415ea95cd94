package com.mycrm.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mycrm.api.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/**
 * Slows down whoever guesses secrets: after five failures of a key or login each further one makes it wait twice as long,
 * up to a minute. A success, or a quarter of an hour without a try, forgets them.
 *
 * <p>Each node counts for itself, so that n nodes allow n times as many guesses.
 */
@ApplicationScoped
class Throttle {

    private static final int FREE = 5;
    private static final int LONGEST = 60;
    private static final int REMEMBERED = 100_000;

    private record Failures(int count, Instant until) {}

    private final Cache<String, Failures> failures = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(Duration.ofMinutes(15))
            .build();

    /** @throws com.mycrm.api.problem.ProblemException 429 where it is too early for another try */
    void check(String name) {
        var failed = failures.getIfPresent(name);
        if (failed != null && failed.until.isAfter(Instant.now())) {
            throw Problems.tooManyRequests(
                    "Too many failed attempts; wait before the next one.",
                    Duration.between(Instant.now(), failed.until));
        }
    }

    void failed(String name) {
        failures.asMap().merge(name, new Failures(1, Instant.now()), (before, one) -> after(before.count + 1));
    }

    void succeeded(String name) {
        failures.invalidate(name);
    }

    private static Failures after(int count) {
        var wait = count < FREE ? 0 : Math.min(LONGEST, 1 << Math.min(count - FREE, 6));
        return new Failures(count, Instant.now().plusSeconds(wait));
    }
}
