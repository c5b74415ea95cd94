package com.mycrm.persistence;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Whether the database is ready for requests.
 *
 * <p>A bean of its own and no part of the EJB {@link DatabaseStart}, because every request reads it and a call of an
 * EJB costs time.
 */
@ApplicationScoped
public class DatabaseState {

    private volatile boolean ready;
    private volatile String reason = "The service is starting.";

    public boolean isReady() {
        return ready;
    }

    /** Why the database is not ready, as a text for the operator. */
    public String reason() {
        return reason;
    }

    void setReady() {
        ready = true;
        reason = "The database answers.";
    }

    void setNotReady(String why) {
        ready = false;
        reason = why;
    }
}
