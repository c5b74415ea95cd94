package com.mycrm.leads.counts;

import jakarta.ejb.ApplicationException;
import java.sql.SQLException;

/** The tallies could not be changed; nothing is lost, and it is tried again. */
@ApplicationException(rollback = true)
class CountsUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CountsUnavailable(SQLException cause) {
        super(cause.getMessage(), cause);
    }
}
