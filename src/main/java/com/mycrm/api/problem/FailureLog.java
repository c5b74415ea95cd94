package com.mycrm.api.problem;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.WARNING;

import java.lang.System.Logger;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Logs failures of requests and of background work: known database trouble as a warning of one line, because it passes,
 * and everything else as an error with its stack trace.
 *
 * <p>While a fault lasts, each kind of trouble is logged once a minute by this node, with what an operator can do and
 * how many failures were left out since.
 */
public final class FailureLog {

    private static final long INTERVAL = Duration.ofMinutes(1).toNanos();
    private static final FailureLog NODE = new FailureLog(System::nanoTime);

    private static final class Count {
        private Long loggedAt;
        private long leftOut;
    }

    private final LongSupplier clock;
    private final Map<DatabaseTrouble, Count> counts = new EnumMap<>(DatabaseTrouble.class);

    /** @param clock nanoseconds since any time */
    FailureLog(LongSupplier clock) {
        this.clock = clock;
    }

    /** @param message what failed, and what follows */
    public static void log(Logger log, String message, Throwable failure) {
        NODE.write(log, message, failure);
    }

    void write(Logger log, String message, Throwable failure) {
        var trouble = DatabaseTrouble.in(failure);
        if (trouble.isEmpty()) {
            log.log(ERROR, message, failure);
            return;
        }
        var leftOut = due(trouble.get());
        if (leftOut >= 0) {
            log.log(WARNING, line(message, trouble.get(), failure, leftOut));
        }
    }

    /** How many failures of this kind were left out since the last line; negative if this one is left out too. */
    private synchronized long due(DatabaseTrouble trouble) {
        var count = counts.computeIfAbsent(trouble, kind -> new Count());
        var now = clock.getAsLong();
        if (count.loggedAt != null && now - count.loggedAt < INTERVAL) {
            count.leftOut++;
            return -1;
        }
        var leftOut = count.leftOut;
        count.loggedAt = now;
        count.leftOut = 0;
        return leftOut;
    }

    private static String line(String message, DatabaseTrouble trouble, Throwable failure, long leftOut) {
        var left = leftOut == 0 ? "" : "; " + leftOut + " more such failures before were not logged";
        return message + ": " + trouble.logged() + " (" + reason(failure) + "); " + trouble.remedy() + left;
    }

    private static String reason(Throwable failure) {
        var reason = Causes.root(failure).getMessage();
        return reason == null ? "no message" : reason.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
