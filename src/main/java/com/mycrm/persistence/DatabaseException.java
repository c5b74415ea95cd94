package com.mycrm.persistence;

import jakarta.ejb.ApplicationException;
import java.sql.SQLException;

/**
 * A database that did not do what a statement asked of it.
 *
 * <p>An application exception, so that the EJB container passes it on as it is and does not log it; the transaction is
 * rolled back.
 */
@ApplicationException(rollback = true, inherited = true)
public class DatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    protected DatabaseException(String message, Throwable cause) {
        super(message, cause);
    }

    /** {@link TransactionConflict} where the transaction may be run again, else a {@code DatabaseException}. */
    static RuntimeException of(SQLException cause) {
        return TransactionConflict.isConflict(cause)
                ? new TransactionConflict(cause)
                : new DatabaseException(cause.getMessage(), cause);
    }
}
