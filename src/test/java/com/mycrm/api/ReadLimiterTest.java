package com.mycrm.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mycrm.api.problem.FakeRequest;
import com.mycrm.api.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ReadLimiterTest {

    private static final Duration NONE = Duration.ZERO;
    private static final Duration LONG = Duration.ofMinutes(1);

    private final HttpServletRequest first = request();
    private final HttpServletRequest second = request();

    @Test
    void requestsGetPermitsUntilAllAreInUse() {
        var limiter = new ReadLimiter(1, NONE, 10);
        limiter.acquire(first);
        limiter.acquire(second);
        assertNotNull(first.getAttribute(ReadLimiter.PERMIT));
        assertNull(second.getAttribute(ReadLimiter.PERMIT));
    }

    @Test
    void releasedPermitIsForTheNextRequest() {
        var limiter = new ReadLimiter(1, NONE, 10);
        limiter.acquire(first);
        limiter.release(first);
        limiter.acquire(second);
        assertNotNull(second.getAttribute(ReadLimiter.PERMIT));
    }

    @Test
    void permitIsReleasedOnce() {
        var limiter = new ReadLimiter(1, NONE, 10);
        limiter.acquire(first);
        limiter.release(first);
        limiter.release(first);
        limiter.acquire(first);
        limiter.acquire(second);
        assertNull(second.getAttribute(ReadLimiter.PERMIT));
    }

    @Test
    void requestWithoutPermitReleasesNone() {
        var limiter = new ReadLimiter(1, NONE, 10);
        limiter.acquire(first);
        limiter.release(second);
        limiter.acquire(second);
        assertNull(second.getAttribute(ReadLimiter.PERMIT));
    }

    @Test
    void requestWaitsForAPermit() {
        var limiter = new ReadLimiter(1, LONG, 10);
        limiter.acquire(first);
        var waiting = CompletableFuture.runAsync(() -> limiter.acquire(second));
        limiter.release(first);
        assertTimeoutPreemptively(LONG, waiting::join);
        assertNotNull(second.getAttribute(ReadLimiter.PERMIT));
    }

    @Test
    void interruptedRequestRunsWithoutAPermit() {
        var limiter = new ReadLimiter(1, LONG, 10);
        limiter.acquire(first);
        Thread.currentThread().interrupt();
        limiter.acquire(second);
        assertTrue(Thread.interrupted());
        assertNull(second.getAttribute(ReadLimiter.PERMIT));
    }

    @Test
    void limitIsAtLeastFour() {
        var limiter = new ReadLimiter();
        for (var i = 0; i < 4; i++) {
            var request = request();
            limiter.acquire(request);
            assertEquals(true, request.getAttribute(ReadLimiter.PERMIT));
        }
    }

    @Test
    void requestWithoutRoomInTheHeapIsRefused() {
        var limiter = new ReadLimiter(1, NONE, 1);
        limiter.acquire(first);
        assertEquals(
                503,
                assertThrows(ProblemException.class, () -> limiter.acquire(second))
                        .problem()
                        .status());
        limiter.release(first);
        limiter.acquire(second);
        assertNotNull(second.getAttribute(ReadLimiter.PERMIT));
    }

    private static HttpServletRequest request() {
        return new FakeRequest("GET", "/users").servlet();
    }
}
