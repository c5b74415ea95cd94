package com.mycrm.security;

import com.mycrm.api.problem.Problems;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The queue of requests that need a slow hash. Half of the processors hash at once, so that others are left to the
 * other requests.
 *
 * <p>It is short: {@value #MOST} requests, {@value #MOST_OF_ADDRESS} of one address. Any further request is refused at
 * once, so that hashing holds few threads of the server, and one address cannot keep others out.
 */
final class HashingQueue {

    private static final int MOST = 16;
    private static final int MOST_OF_ADDRESS = 4;
    private static final Duration WAIT = Duration.ofSeconds(10);
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final Semaphore processors =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);
    private final AtomicInteger size = new AtomicInteger();
    private final Map<String, Integer> sizes = new ConcurrentHashMap<>();

    /** @throws com.mycrm.api.problem.ProblemException 503 if too many requests are waiting, or this one for too long */
    <T> T run(String address, Supplier<T> work) {
        try {
            if (sizes.merge(address, 1, Integer::sum) > MOST_OF_ADDRESS) {
                throw full();
            }
            return enqueue(work);
        } finally {
            sizes.computeIfPresent(address, (same, count) -> count == 1 ? null : count - 1);
        }
    }

    private <T> T enqueue(Supplier<T> work) {
        try {
            if (size.incrementAndGet() > MOST) {
                throw full();
            }
            return hash(work);
        } finally {
            size.decrementAndGet();
        }
    }

    private <T> T hash(Supplier<T> work) {
        try {
            if (!processors.tryAcquire(WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw full();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw full();
        }
        try {
            return work.get();
        } finally {
            processors.release();
        }
    }

    /** The requests that are waiting or hashing. */
    int size() {
        return size.get();
    }

    private static RuntimeException full() {
        return Problems.unavailable("Too many secrets are being checked at the moment.", RETRY);
    }
}
