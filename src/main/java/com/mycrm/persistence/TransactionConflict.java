package com.mycrm.persistence;

import com.mycrm.api.problem.Causes;
import com.mycrm.api.problem.DatabaseTrouble;
import jakarta.ejb.ApplicationException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * A transaction that was rolled back and can be run again with {@link #retry}, because of one of these:
 *
 * <ul>
 *   <li>a serialization conflict: a duplicate key, a row that another transaction removed, a deadlock, a failed
 *       certification of a cluster. It is noticed by a statement or at the commit.
 *   <li>its connection: it led to a server that takes no writes, or broke before the commit. The pool has dropped it
 *       ({@link UnusableConnections}), and the next attempt gets another one.
 * </ul>
 *
 * <p>A connection that broke during the commit is neither, because the commit may have succeeded.
 */
@ApplicationException(rollback = true)
public class TransactionConflict extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int ATTEMPTS = 12;

    /** Attempts where the connection was the reason: a third new one would not lead to another server. */
    private static final int CONNECTIONS = 3;

    private static final int LONGEST_PAUSE = 20;

    TransactionConflict(Throwable cause) {
        super("Another transaction was first", cause);
    }

    /** A conflict that the application noticed before the database did. */
    public static TransactionConflict found() {
        return new TransactionConflict(new SQLTransactionRollbackException("Another transaction was first", "40001"));
    }

    /** The failure of a statement as a {@code TransactionConflict} where it is one, otherwise the failure itself. */
    static RuntimeException of(RuntimeException failure) {
        return isConflict(failure) || isOfConnection(failure) ? new TransactionConflict(failure) : failure;
    }

    /** As {@link #retry}, for a transaction without a result. */
    public static void run(Runnable transaction) {
        retry(() -> {
            transaction.run();
            return null;
        });
    }

    /** Runs a transaction, and again after each conflict, twelve times at most. */
    public static <T> T retry(Supplier<T> transaction) {
        for (var attempt = 1; ; attempt++) {
            try {
                return transaction.get();
            } catch (RuntimeException e) {
                if (!isRepeatable(e) || attempt >= (isConflict(e) ? ATTEMPTS : CONNECTIONS)) {
                    throw withCause(e);
                }
                pause(attempt);
            }
        }
    }

    /** Another thread may be told of the failure, and only this one knows why its commit failed. */
    private static RuntimeException withCause(RuntimeException failure) {
        return Causes.isOfCommit(failure) && Causes.root(failure) instanceof SQLException cause
                ? new DatabaseException("The transaction could not be committed", cause)
                : failure;
    }

    private static boolean isRepeatable(RuntimeException failure) {
        return failure instanceof TransactionConflict
                || Causes.isOfCommit(failure) && (isConflict(failure) || isReadOnly(failure));
    }

    /**
     * Whether a failed statement reports a violated constraint (SQL state 23) or that the database rolled the
     * transaction back (40). A lock wait that timed out is no conflict, though MySQL reports it as 40 and H2 names a
     * conflict as its cause: waiting again would take as long.
     */
    static boolean isConflict(Throwable failure) {
        var trouble = DatabaseTrouble.in(failure).orElse(null);
        return trouble == DatabaseTrouble.BUSY
                || trouble != DatabaseTrouble.SLOW
                        && Causes.of(failure, SQLException.class).anyMatch(TransactionConflict::isOfConstraint);
    }

    private static boolean isOfConstraint(SQLException failure) {
        return failure.getSQLState() != null && failure.getSQLState().startsWith("23");
    }

    /**
     * Whether a failed statement reports that its connection is of no use. This is not so if the pool had no
     * connection to give, or if one timed out: waiting again would take as long.
     */
    static boolean isOfConnection(Throwable failure) {
        return isReadOnly(failure)
                || Causes.of(failure)
                                .noneMatch(cause -> cause instanceof SocketTimeoutException
                                        || cause instanceof SQLTransientConnectionException)
                        && DatabaseTrouble.AWAY.isIn(failure);
    }

    private static boolean isReadOnly(Throwable failure) {
        return DatabaseTrouble.READ_ONLY.isIn(failure);
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(LONGEST_PAUSE) * attempt + 1L);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
