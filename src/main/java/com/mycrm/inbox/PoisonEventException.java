package com.mycrm.inbox;

import jakarta.ejb.ApplicationException;

/** An event that no later attempt could process either: it is put aside at once, for a person to look at. */
@ApplicationException(rollback = true)
public class PoisonEventException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message why, in words for operators, without any of the event's own */
    public PoisonEventException(String message) {
        super(message);
    }
}
