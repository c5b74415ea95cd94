package com.mycrm.persistence;

import com.mycrm.api.problem.Causes;
import jakarta.ejb.ApplicationException;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * A serialization conflict: a duplicate key, a row that another transaction removed, or a deadlock. The transaction was
 * rolled back and can be run again with {@link #retry}.
 */
@ApplicationException(rollback = true)
public class TransactionConflict extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int LOCK_WAIT = 1205;
    private static final int ATTEMPTS = 12;
    private static final int LONGEST_PAUSE = 20;

    TransactionConflict(Throwable cause) {
        super("Another transaction was first", cause);
    }

    /** A conflict that the application noticed before the database did. */
    public static TransactionConflict found() {
        return new TransactionConflict(null);
    }

    /** The failure as a {@code TransactionConflict} where it is one, else the failure itself. */
    static RuntimeException of(RuntimeException failure) {
        return isConflict(failure) ? new TransactionConflict(failure) : failure;
    }

    /** Runs a transaction, and again after each conflict, twelve times at most. */
    public static <T> T retry(Supplier<T> transaction) {
        for (var attempt = 1; ; attempt++) {
            try {
                return transaction.get();
            } catch (TransactionConflict e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                pause(attempt);
            }
        }
    }

    /**
     * Whether a failed statement reports a violated constraint (SQL state 23) or that the database rolled the
     * transaction back (40). A lock wait that timed out is none, though MySQL reports it as 40: waiting again would
     * take as long.
     */
    static boolean isConflict(Throwable failure) {
        return Causes.of(failure, SQLException.class)
                .anyMatch(cause -> cause.getErrorCode() != LOCK_WAIT
                        && cause.getSQLState() != null
                        && (cause.getSQLState().startsWith("23")
                                || cause.getSQLState().startsWith("40")));
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(LONGEST_PAUSE) * attempt + 1L);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
