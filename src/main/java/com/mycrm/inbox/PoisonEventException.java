package com.mycrm.inbox;

import jakarta.ejb.ApplicationException;

/** An event that can never be processed. It becomes a dead letter at once, for a person to look at. */
@ApplicationException(rollback = true)
public class PoisonEventException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message the reason, in words for operators, without any content of the event */
    public PoisonEventException(String message) {
        super(message);
    }
}
