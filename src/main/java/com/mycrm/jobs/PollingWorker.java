package com.mycrm.jobs;

import com.mycrm.api.problem.FailureLog;
import com.mycrm.config.OutOfMemory;
import com.mycrm.persistence.TransactionConflict;
import java.lang.System.Logger;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A background loop: runs a step again at once while the step reports more work, otherwise after the poll interval, and
 * after a failure when the backoff is over. After a {@link TransactionConflict} it runs the step again at once.
 *
 * <p>Steps run only while the database is ready. A worker survives whatever its step throws, errors too: only
 * {@link #stop} ends it. It does not interrupt a running step; a long step asks {@link #isStopped}, which is also its
 * sign of life. An {@link OutOfMemoryError} ends the process, if this service owns it.
 */
public final class PollingWorker {

    private static final Logger LOG = System.getLogger(PollingWorker.class.getName());

    /**
     * How often a worker runs.
     *
     * @param interval time between two polls when there is no work, whichever of the threads does it
     * @param backoff time that a thread waits after a failure; {@link #wake} does not shorten it
     */
    public record Schedule(int threads, Duration interval, Duration backoff) {}

    /** What follows after a step. */
    enum Outcome {
        MORE,
        IDLE,
        FAILED
    }

    private final String name;
    private final Schedule schedule;
    private final BooleanSupplier step;
    private final BooleanSupplier ready;
    private final ThreadFactory threads;
    private final Semaphore wakeUps = new Semaphore(0);
    private final CountDownLatch stopped = new CountDownLatch(1);

    /** The last sign of life of each thread, by {@link System#nanoTime}. */
    private final Map<Thread, Long> movedAt = new ConcurrentHashMap<>();

    PollingWorker(String name, Schedule schedule, BooleanSupplier step, BooleanSupplier ready, ThreadFactory threads) {
        this.name = name;
        this.schedule = schedule;
        this.step = step;
        this.ready = ready;
        this.threads = threads;
    }

    /** Starts the threads, once. */
    public void start() {
        for (var i = 1; i <= schedule.threads(); i++) {
            var thread = threads.newThread(this::run);
            thread.setName("leads-" + name + "-" + i);
            thread.start();
            movedAt.put(thread, System.nanoTime());
        }
    }

    /** Ends the pause of one idle thread, because there is work. */
    public void wake() {
        if (wakeUps.availablePermits() < schedule.threads()) {
            wakeUps.release();
        }
    }

    /** Ends the worker when its running steps have returned. */
    public void stop() {
        stopped.countDown();
        wakeUps.release(schedule.threads());
    }

    /** Whether the worker is to end; a long step asks from time to time. */
    public boolean isStopped() {
        movedAt.replace(Thread.currentThread(), System.nanoTime());
        return stopped.getCount() == 0;
    }

    String name() {
        return name;
    }

    /** Whether a thread has ended by itself, or gave no sign of life for that time. A pause is shorter than that. */
    boolean isStuck(Duration longest) {
        var now = System.nanoTime();
        return stopped.getCount() > 0
                && movedAt.entrySet().stream()
                        .anyMatch(thread -> !thread.getKey().isAlive() || now - thread.getValue() > longest.toNanos());
    }

    void run() {
        while (!isStopped()) {
            try {
                pauseAfter(runStep());
            } catch (Throwable e) {
                // An interrupt ends the pause only: a step may have left its thread interrupted. So does an error.
                OutOfMemory.endProcess(e);
            }
        }
    }

    Outcome runStep() {
        try {
            var isMore = ready.getAsBoolean() && TransactionConflict.retry(step::getAsBoolean);
            return isMore ? Outcome.MORE : Outcome.IDLE;
        } catch (Throwable e) {
            OutOfMemory.endProcess(e);
            report(e);
            return Outcome.FAILED;
        }
    }

    private void pauseAfter(Outcome outcome) throws InterruptedException {
        switch (outcome) {
            case MORE -> {}
            case IDLE -> wakeUps.tryAcquire(schedule.interval().toMillis() * schedule.threads(), TimeUnit.MILLISECONDS);
            case FAILED -> stopped.await(schedule.backoff().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /**
     * Logs a failure, except during the shutdown of the application. Logging may itself fail when memory is short,
     * which must not end the worker.
     */
    private void report(Throwable failure) {
        try {
            if (!isStopped() && ready.getAsBoolean()) {
                var pause = schedule.backoff().toSeconds();
                FailureLog.log(LOG, "Worker " + name + " failed and runs again in " + pause + " s", failure);
            }
        } catch (Throwable e) {
            return;
        }
    }
}
