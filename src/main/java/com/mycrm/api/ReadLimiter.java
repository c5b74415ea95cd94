package com.mycrm.api;

import com.mycrm.config.Setting;
import com.mycrm.config.Settings;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets a few requests that only read be worked on at a time, as many as the processors can do something for: more of them
 * take each other's time, and that of the compiler and the database. On two processors a page of a list came at twice the
 * rate so, and the slowest one in half of the time.
 *
 * <p>It is no limit. Whoever has waited for {@link #PATIENCE} goes on without a turn, so that slow ones cannot hold up others
 * for longer.
 */
public final class ReadLimiter {

    private static final Duration PATIENCE = Duration.ofMillis(50);
    private static final int FEWEST = 4;
    private static final Semaphore FREE = new Semaphore(atOnce());
    private static final ThreadLocal<Boolean> HELD = new ThreadLocal<>();

    private ReadLimiter() {}

    private static int atOnce() {
        return Settings.optional(Setting.READS_AT_ONCE)
                .map(text -> Settings.integer(Setting.READS_AT_ONCE))
                .orElseGet(() -> Math.max(FEWEST, 2 * Runtime.getRuntime().availableProcessors()));
    }

    /** Waits for this thread's turn. */
    static void take() {
        try {
            if (FREE.tryAcquire() || FREE.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                HELD.set(true);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends this thread's turn, if it has one: what it does from now on waits for others more than it works. */
    public static void giveBack() {
        if (HELD.get() != null) {
            HELD.remove();
            FREE.release();
        }
    }
}
