package com.mycrm.persistence;

import static java.lang.System.Logger.Level.WARNING;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The clock of the database, by which all nodes go: what they store and compare with each other, such as due times,
 * {@code updated_at} and the expiry of tokens, must not depend on their own clocks, which may differ.
 *
 * <p>It is read at the start and every half minute, and goes on by the node's timer in between, which no correction of
 * the node's clock changes. Before the first reading, and with H2, which runs on this machine, it is the node's clock.
 */
@ApplicationScoped
public class DatabaseClock {

    private static final Logger LOG = System.getLogger(DatabaseClock.class.getName());

    /** In UTC, because the time of a session is ambiguous in the hour that repeats in autumn. */
    private static final String READ = "SELECT TIMESTAMPDIFF(MICROSECOND, '1970-01-01 00:00:00', UTC_TIMESTAMP(6))";

    private static final Duration LARGE_DIFFERENCE = Duration.ofSeconds(5);

    private static volatile Reading last;

    @Inject
    Jdbc jdbc;

    private boolean isReported;

    /** @param nanos the timer at that time */
    private record Reading(Instant time, long nanos) {}

    /** The present time, with microseconds. */
    public static Instant now() {
        var reading = last;
        return reading == null
                ? Instant.now().truncatedTo(ChronoUnit.MICROS)
                : reading.time().plusNanos(System.nanoTime() - reading.nanos()).truncatedTo(ChronoUnit.MICROS);
    }

    /** The present time in milliseconds since 1970 UTC. */
    public static long millis() {
        return now().toEpochMilli();
    }

    /** Reads the clock. Half of the time that this takes is taken for the way back. */
    public void read() {
        if (!JdbcUrl.configured().isServer()) {
            return;
        }
        var before = System.nanoTime();
        var micros = jdbc.single(READ, row -> row.getLong(1));
        var after = System.nanoTime();
        set(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), before + (after - before) / 2);
        report(Duration.between(now(), Instant.now()));
    }

    private void report(Duration difference) {
        var isLarge = difference.abs().compareTo(LARGE_DIFFERENCE) > 0;
        if (isLarge && !isReported) {
            LOG.log(
                    WARNING,
                    "The clock of this node differs by {0} s from that of the database, by which the service goes;"
                            + " let both follow a time server",
                    Long.toString(difference.toSeconds()));
        }
        isReported = isLarge;
    }

    /** Lets the clock say this time when the timer says these nanoseconds. */
    static void set(Instant time, long nanos) {
        last = new Reading(time, nanos);
    }

    /** Makes the node's clock this one again. */
    static void reset() {
        last = null;
    }
}
