package com.mycrm.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mycrm.jobs.PollingWorker.Outcome;
import com.mycrm.jobs.PollingWorker.Schedule;
import com.mycrm.persistence.TransactionConflict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Loops run on the thread of the test: each has a step that stops its worker, and pauses of an hour that must not be
 * waited for.
 */
@Timeout(10)
class PollingWorkerTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final List<Thread> threads = new ArrayList<>();
    private PollingWorker worker;

    private PollingWorker worker(Schedule schedule, BooleanSupplier step) {
        worker = new PollingWorker("test", schedule, step, () -> true, this::thread);
        return worker;
    }

    private Thread thread(Runnable run) {
        threads.add(new Thread(run));
        return threads.get(threads.size() - 1);
    }

    @Test
    void stepRunsAgainAtOnceWhileThereIsMore() {
        var steps = new AtomicInteger();
        worker(new Schedule(1, HOUR, HOUR), () -> {
                    if (steps.incrementAndGet() == 3) {
                        worker.stop();
                    }
                    return true;
                })
                .run();
        assertEquals(3, steps.get());
    }

    @Test
    void stepRunsAgainAtOnceAfterAConflict() {
        var steps = new AtomicInteger();
        worker(new Schedule(1, HOUR, HOUR), () -> {
                    if (steps.incrementAndGet() < 3) {
                        throw TransactionConflict.found();
                    }
                    worker.stop();
                    return false;
                })
                .run();
        assertEquals(3, steps.get());
    }

    @Test
    void wakeEndsThePauseOfAnIdleWorker() {
        var steps = new AtomicInteger();
        worker(new Schedule(1, HOUR, HOUR), () -> {
                    if (steps.incrementAndGet() == 2) {
                        worker.stop();
                    }
                    worker.wake();
                    return false;
                })
                .run();
        assertEquals(2, steps.get());
    }

    @Test
    void interruptedStepDoesNotEndTheWorker() {
        var steps = new AtomicInteger();
        worker(new Schedule(1, HOUR, HOUR), () -> {
                    if (steps.incrementAndGet() == 2) {
                        worker.stop();
                    }
                    Thread.currentThread().interrupt();
                    return false;
                })
                .run();
        Thread.interrupted();
        assertEquals(2, steps.get());
    }

    @Test
    void stoppedWorkerRunsNoStep() {
        var steps = new AtomicInteger();
        worker(new Schedule(1, HOUR, HOUR), () -> steps.incrementAndGet() > 0);
        worker.stop();
        worker.run();
        assertEquals(0, steps.get());
        assertTrue(worker.isStopped());
    }

    @Test
    void workerSurvivesExceptionsAndErrors() {
        var steps = new ArrayList<String>();
        worker(new Schedule(1, HOUR, Duration.ZERO), () -> {
                    steps.add("step");
                    switch (steps.size()) {
                        case 1 -> throw new IllegalStateException("broken");
                        case 2 -> throw new StackOverflowError();
                        case 3 -> throw new AssertionError("never");
                        default -> worker.stop();
                    }
                    return false;
                })
                .run();
        assertEquals(List.of("step", "step", "step", "step"), steps);
    }

    @Test
    void stopEndsTheBackoffAfterAFailure() throws InterruptedException {
        var failing = new CyclicBarrier(2);
        worker(new Schedule(1, HOUR, HOUR), () -> {
                    meet(failing);
                    throw new IllegalStateException("broken");
                })
                .start();
        meet(failing);
        worker.stop();
        threads.get(0).join();
        assertTrue(worker.isStopped());
    }

    @Test
    void outcomeOfAStepIsMoreIdleOrFailed() {
        assertEquals(
                Outcome.MORE, worker(new Schedule(1, HOUR, HOUR), () -> true).runStep());
        assertEquals(
                Outcome.IDLE, worker(new Schedule(1, HOUR, HOUR), () -> false).runStep());
        assertEquals(
                Outcome.FAILED,
                worker(new Schedule(1, HOUR, HOUR), () -> {
                            throw new IllegalStateException("broken");
                        })
                        .runStep());
        assertFalse(worker.isStopped());
    }

    @Test
    void stepDoesNotRunBeforeTheDatabaseIsReady() {
        var steps = new AtomicInteger();
        var unready = new PollingWorker(
                "test", new Schedule(1, HOUR, HOUR), () -> steps.incrementAndGet() > 0, () -> false, this::thread);
        assertEquals(Outcome.IDLE, unready.runStep());
        assertEquals(0, steps.get());
    }

    @Test
    void stepWithoutASignOfLifeIsStuck() throws InterruptedException {
        var meeting = new CyclicBarrier(2);
        worker(new Schedule(1, HOUR, HOUR), () -> {
                    meet(meeting);
                    worker.isStopped();
                    meet(meeting);
                    meet(meeting);
                    return false;
                })
                .start();
        assertFalse(worker.isStuck(HOUR));
        meet(meeting);
        meet(meeting);
        assertTrue(worker.isStuck(Duration.ofNanos(-1)));
        assertFalse(worker.isStuck(HOUR));
        meet(meeting);
        worker.stop();
        threads.get(0).join();
        assertFalse(worker.isStuck(Duration.ZERO));
    }

    @Test
    void workerWhoseThreadHasEndedIsStuck() throws InterruptedException {
        worker =
                new PollingWorker("test", new Schedule(1, HOUR, HOUR), () -> true, () -> true, run -> thread(() -> {}));
        worker.start();
        threads.get(0).join();
        assertTrue(worker.isStuck(HOUR));
    }

    @Test
    void everyThreadRunsTheStep() throws InterruptedException {
        var allAtOnce = new CyclicBarrier(3, () -> worker.stop());
        worker(new Schedule(3, HOUR, HOUR), () -> {
                    meet(allAtOnce);
                    return false;
                })
                .start();
        for (var thread : threads) {
            thread.join();
        }
        assertEquals(
                List.of("leads-test-1", "leads-test-2", "leads-test-3"),
                threads.stream().map(Thread::getName).toList());
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }
}
