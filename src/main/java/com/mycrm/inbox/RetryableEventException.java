package com.mycrm.inbox;

import jakarta.ejb.ApplicationException;

/**
 * An event, or a part of it, that cannot be processed now for a known reason. It is processed again later.
 *
 * <p>Unexpected failures of parts are attached as suppressed exceptions.
 */
@ApplicationException(rollback = true)
public class RetryableEventException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message the reason, in words for operators, without any content of the event */
    public RetryableEventException(String message) {
        super(message);
    }
}
