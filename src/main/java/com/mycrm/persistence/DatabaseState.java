package com.mycrm.persistence;

import jakarta.enterprise.context.ApplicationScoped;

/** Whether requests may be let in. Apart from {@link DatabaseStart}, because every request asks and no EJB call is free. */
@ApplicationScoped
public class DatabaseState {

    private volatile boolean ready;
    private volatile String reason = "The service is starting.";

    public boolean isReady() {
        return ready;
    }

    /** Why the database is not ready, in words for an operator. */
    public String reason() {
        return reason;
    }

    void ready() {
        ready = true;
        reason = "The database answers.";
    }

    void notReady(String why) {
        ready = false;
        reason = why;
    }
}
