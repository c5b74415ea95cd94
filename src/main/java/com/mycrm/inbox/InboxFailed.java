package com.mycrm.inbox;

import jakarta.ejb.ApplicationException;

/** The database did not do what the inbox wants of it; the cause says why, and whether that passes. */
@ApplicationException(rollback = true)
class InboxFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InboxFailed(Throwable cause) {
        super("The inbox cannot reach its events: " + cause.getMessage(), cause);
    }
}
