package com.mycrm.api;

import com.mycrm.api.problem.ProblemException;
import com.mycrm.api.problem.Problems;
import com.mycrm.config.Setting;
import com.mycrm.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A bulkhead for read requests: limits how many run at a time to about the number of processors.
 *
 * <p>More of them slow each other down, and the database. On two processors the limit doubled the rate of list pages
 * and halved the slowest response times.
 *
 * <p>This limit is soft: a request that has waited for {@link #PATIENCE} runs without a permit, so that slow requests
 * delay others by no more than that. A second limit, by the size of the heap, is hard: a long page takes megabytes.
 */
@ApplicationScoped
public class ReadLimiter {

    private static final Duration PATIENCE = Duration.ofMillis(50);
    private static final int LONGEST = 40;
    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final int FEWEST = 4;
    private static final long HEAP_OF_ONE = 16L * 1024 * 1024;
    static final String PERMIT = "leads.read_permit";
    private static final String ROOM = "leads.read_room";

    private final Semaphore permits;
    private final Duration patience;
    private final Semaphore room;

    public ReadLimiter() {
        this(configured(), PATIENCE, (int) (Runtime.getRuntime().maxMemory() / HEAP_OF_ONE));
    }

    ReadLimiter(int permits, Duration patience, int most) {
        this.permits = new Semaphore(permits);
        this.patience = patience;
        room = new Semaphore(Math.max(permits, most));
    }

    private static int configured() {
        return Settings.optional(Setting.READS_AT_ONCE)
                .map(text -> Settings.integer(Setting.READS_AT_ONCE))
                .orElseGet(() -> Math.max(FEWEST, 2 * Runtime.getRuntime().availableProcessors()));
    }

    /**
     * Gives the request a permit, and waits for one if all are in use.
     *
     * @throws ProblemException 503 if the heap has no room for one more
     */
    public void acquire(HttpServletRequest request) {
        try {
            if (!room.tryAcquire(LONGEST * patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw Problems.unavailable("The service has too many requests at the moment.", RETRY);
            }
            request.setAttribute(ROOM, true);
            if (permits.tryAcquire() || permits.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                request.setAttribute(PERMIT, true);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Releases the permit of a request that has ended, or that mostly waits for its client from now on. */
    public void release(HttpServletRequest request) {
        release(request, PERMIT, permits);
        release(request, ROOM, room);
    }

    private static void release(HttpServletRequest request, String name, Semaphore semaphore) {
        if (request.getAttribute(name) != null) {
            request.removeAttribute(name);
            semaphore.release();
        }
    }
}
