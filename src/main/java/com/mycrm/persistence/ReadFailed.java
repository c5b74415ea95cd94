package com.mycrm.persistence;

import jakarta.ejb.ApplicationException;
import java.sql.SQLException;

/** The database did not answer a reading. To an EJB's caller it comes as it is, and what it was read for is undone. */
@ApplicationException(rollback = true)
class ReadFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ReadFailed(SQLException cause) {
        super(cause);
    }
}
