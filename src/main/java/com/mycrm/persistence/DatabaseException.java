package com.mycrm.persistence;

import jakarta.ejb.ApplicationException;
import java.sql.SQLException;

/**
 * A failed SQL statement.
 *
 * <p>An application exception, so that the EJB container neither wraps nor logs it. The transaction is rolled back.
 */
@ApplicationException(rollback = true, inherited = true)
public class DatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    protected DatabaseException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * A {@link TransactionConflict} if running the transaction again may help, otherwise a {@code DatabaseException}.
     */
    static RuntimeException of(SQLException cause) {
        return TransactionConflict.of(new DatabaseException(cause.getMessage(), cause));
    }

    /** As {@link #of}, for a statement outside of a transaction, which a broken connection may have done or not. */
    static RuntimeException ofSingle(SQLException cause) {
        return TransactionConflict.isConflict(cause) ? of(cause) : new DatabaseException(cause.getMessage(), cause);
    }
}
