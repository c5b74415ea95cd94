package com.mycrm.tallies;

import jakarta.ejb.ApplicationException;
import java.sql.SQLException;

/** The tallies could not be changed; nothing is lost, and it is tried again. */
@ApplicationException(rollback = true)
class TalliesUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TalliesUnavailable(SQLException cause) {
        super(cause.getMessage(), cause);
    }
}
