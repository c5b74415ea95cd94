package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Waits for a condition that the service brings about in the background, such as an event that has been processed.
 *
 * <p>A scheduler polls the condition; the test blocks until the condition holds or the time limit is over, and fails
 * with the value that was read last. A poll that hangs cannot outlast the limit.
 */
final class Eventually {

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final long PAUSE_MILLIS = 10;

    private static final ScheduledExecutorService SCHEDULER = Executors.newScheduledThreadPool(4, task -> {
        var thread = new Thread(task, "eventually");
        thread.setDaemon(true);
        return thread;
    });

    private Eventually() {}

    /** Waits until the value equals the expected one, for a minute at most. */
    static <T> void assertBecomes(T expected, Supplier<T> value) {
        assertEquals(expected, get(LIMIT, value, expected::equals));
    }

    /** The first value that is accepted, within a minute. */
    static <T> T get(Supplier<T> value, Predicate<T> accepted) {
        return get(LIMIT, value, accepted);
    }

    /** The first value that is accepted, within the limit. A poll that throws ends the wait. */
    static <T> T get(Duration limit, Supplier<T> value, Predicate<T> accepted) {
        var last = new AtomicReference<T>();
        var found = new CompletableFuture<T>();
        var polling = SCHEDULER.scheduleWithFixedDelay(
                () -> {
                    try {
                        last.set(value.get());
                        if (accepted.test(last.get())) {
                            found.complete(last.get());
                        }
                    } catch (RuntimeException | Error e) {
                        found.completeExceptionally(e);
                    }
                },
                0,
                PAUSE_MILLIS,
                TimeUnit.MILLISECONDS);
        try {
            return found.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return fail("not within " + limit + "; the last value was " + last.get());
        } catch (ExecutionException e) {
            throw new AssertionError("a poll failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            polling.cancel(true);
        }
    }
}
