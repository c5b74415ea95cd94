package com.mycrm.database;

import jakarta.ejb.ApplicationException;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Two transactions that could not both be: a key that another one took, a row that another one removed, a deadlock. Nothing
 * is kept of this one, and tried again it sees what the other did.
 */
@ApplicationException(rollback = true)
public class Collision extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int LOCK_WAIT = 1205;
    private static final int ATTEMPTS = 12;
    private static final int LONGEST_PAUSE = 20;

    private Collision(Throwable cause) {
        super("Another transaction was first", cause);
    }

    /** One that no database noticed. */
    public static Collision found() {
        return new Collision(null);
    }

    /** Runs statements whose failure may be a collision, and throws it as one. */
    public static <T> T orResult(Supplier<T> statements) {
        try {
            return statements.get();
        } catch (RuntimeException e) {
            throw isOne(e) ? new Collision(e) : e;
        }
    }

    /** Runs a transaction until it meets no other, a dozen times at most. */
    public static <T> T untilNone(Supplier<T> transaction) {
        for (var attempt = 1; ; attempt++) {
            try {
                return transaction.get();
            } catch (Collision e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                pause(attempt);
            }
        }
    }

    /** SQL states of violated constraints (23) and of transactions that were undone (40); not that of a long wait for a lock. */
    private static boolean isOne(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
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
