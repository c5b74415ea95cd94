package com.mycrm.persistence;

import com.mycrm.api.problem.DatabaseTrouble;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Decides after which failures the pool drops a connection: one that leads to a server that takes no writes, such as a
 * former primary, and one that is broken. The pool itself knows only the SQL states of broken ones.
 *
 * <p>All connections of the pool most likely lead to the same server or broke together, so they are dropped together.
 * Where new ones lead to a read-only server too, they are kept for five seconds, because queries can use them.
 */
final class UnusableConnections implements SQLExceptionOverride {

    private static final long READ_ONLY_INTERVAL = Duration.ofSeconds(5).toNanos();
    private static final long BROKEN_INTERVAL = Duration.ofSeconds(1).toNanos();

    private final Runnable dropAll;
    private final LongSupplier clock;
    private long droppedAt;

    /**
     * @param dropAll drops the connections of the pool that are not in use, and the others when they return
     * @param clock nanoseconds since any time
     */
    UnusableConnections(Runnable dropAll, LongSupplier clock) {
        this.dropAll = dropAll;
        this.clock = clock;
        droppedAt = clock.getAsLong() - READ_ONLY_INTERVAL;
    }

    @java.lang.Override
    public Override adjudicate(SQLException failure) {
        EmbeddedStoreFailure.endProcess(failure);
        var trouble = DatabaseTrouble.in(failure).orElse(null);
        if (trouble == DatabaseTrouble.READ_ONLY && isDue(READ_ONLY_INTERVAL)) {
            dropAll.run();
            return Override.MUST_EVICT;
        }
        if (trouble == DatabaseTrouble.AWAY && isDue(BROKEN_INTERVAL)) {
            dropAll.run();
        }
        return trouble == DatabaseTrouble.AWAY ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }

    private synchronized boolean isDue(long interval) {
        var now = clock.getAsLong();
        if (now - droppedAt < interval) {
            return false;
        }
        droppedAt = now;
        return true;
    }
}
