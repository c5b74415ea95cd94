package com.mycrm.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mycrm.api.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HashingQueueTest {

    private final HashingQueue queue = new HashingQueue();
    private final ExecutorService clients = Executors.newCachedThreadPool();
    private final CountDownLatch release = new CountDownLatch(1);
    private final List<Future<String>> waiting = new ArrayList<>();

    @AfterEach
    void stop() {
        release.countDown();
        clients.shutdownNow();
    }

    @Test
    void addressHasFourPlaces() throws Exception {
        fill("192.0.2.1", 4);
        assertRefused("192.0.2.1");
        fill("192.0.2.2", 1);
        assertAllAreAnswered();
        assertEquals("hash", queue.run("192.0.2.1", () -> "hash"));
    }

    @Test
    void queueHasSixteenPlaces() throws Exception {
        for (var address = 0; address < 4; address++) {
            fill("192.0.2." + address, 4);
        }
        assertRefused("192.0.2.9");
        assertAllAreAnswered();
        assertEquals("hash", queue.run("192.0.2.9", () -> "hash"));
    }

    @Test
    void placeOfAFailedHashIsFree() {
        for (var i = 0; i < 20; i++) {
            assertThrows(
                    IllegalStateException.class,
                    () -> queue.run("192.0.2.1", () -> {
                        throw new IllegalStateException();
                    }));
        }
        assertEquals("hash", queue.run("192.0.2.1", () -> "hash"));
    }

    /** Lets so many clients wait, until they do. */
    private void fill(String address, int count) {
        for (var i = 0; i < count; i++) {
            waiting.add(clients.submit(() -> queue.run(address, this::hash)));
        }
        while (queue.size() < waiting.size()) {
            Thread.onSpinWait();
        }
    }

    private String hash() {
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "hash";
    }

    private void assertRefused(String address) {
        var refusal = assertThrows(ProblemException.class, () -> queue.run(address, () -> "hash"));
        assertEquals(503, refusal.problem().status());
        assertEquals("2", refusal.headers().get("Retry-After"));
    }

    private void assertAllAreAnswered() throws Exception {
        release.countDown();
        for (var answer : waiting) {
            assertEquals("hash", answer.get());
        }
    }
}
