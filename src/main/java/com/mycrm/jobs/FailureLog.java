package com.mycrm.jobs;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.WARNING;

import com.mycrm.api.problem.Causes;
import com.mycrm.api.problem.DatabaseTrouble;
import java.lang.System.Logger;

/**
 * Logs failures of background work: known database trouble as a warning of one line, because it passes, and everything
 * else as an error with its stack trace.
 */
public final class FailureLog {

    private FailureLog() {}

    /** @param message what failed, and what follows */
    public static void log(Logger log, String message, Throwable failure) {
        if (DatabaseTrouble.in(failure).isPresent()) {
            log.log(WARNING, message + ": " + Causes.root(failure).getMessage());
        } else {
            log.log(ERROR, message, failure);
        }
    }
}
