package com.mycrm.persistence;

import com.mycrm.api.problem.DatabaseTrouble;
import com.mycrm.api.problem.FailureLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Whether this node can write to the database, found out by a write that is committed: a server may answer queries and
 * refuse writes, or have no quorum for a commit.
 *
 * <p>Whoever asks more often than once a second gets the last result, and so does who asks while a check is running. A
 * check that takes longer than two seconds has failed.
 */
@ApplicationScoped
public class WriteCheck {

    private static final Logger LOG = System.getLogger(WriteCheck.class.getName());
    private static final Duration VALID = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(2);

    /** The row that is written, of the table of {@link MigrationLock}. */
    static final String ROW = "write check";

    private static final String WRITE = "UPDATE node_locks SET uses = uses + 1 WHERE name = '" + ROW + "'";

    @Inject
    Jdbc jdbc;

    private long begunAt;
    private boolean isRunning;
    private boolean succeeded;

    public boolean isWritable() {
        if (!begin()) {
            return isLastGood();
        }
        var written = false;
        try {
            written = writes();
        } finally {
            end(written);
        }
        return written;
    }

    /** Whether the caller has to check. */
    private synchronized boolean begin() {
        if (isRunning || succeeded && age() < VALID.toNanos()) {
            return false;
        }
        begunAt = System.nanoTime();
        isRunning = true;
        return true;
    }

    private synchronized void end(boolean result) {
        isRunning = false;
        succeeded = result;
    }

    private synchronized boolean isLastGood() {
        return succeeded && age() < VALID.plus(LONGEST).toNanos();
    }

    private long age() {
        return System.nanoTime() - begunAt;
    }

    private boolean writes() {
        try (var connection = jdbc.openOutsideOfTransaction();
                var statement = connection.createStatement()) {
            var networkMillis = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, (int) LONGEST.toMillis());
            var written = statement.executeUpdate(WRITE) == 1;
            connection.setNetworkTimeout(Runnable::run, networkMillis);
            return written;
        } catch (SQLException e) {
            return isOnlyBusy(e);
        }
    }

    /** A cluster refuses one of two writes of the same row on two members, which both can write. */
    private static boolean isOnlyBusy(SQLException failure) {
        if (DatabaseTrouble.BUSY.isIn(failure)) {
            return true;
        }
        FailureLog.log(LOG, "This node is not ready", failure);
        return false;
    }
}
