package com.mycrm.app.launcher;

import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/**
 * Lets through what the service itself says and the server's warnings.
 *
 * <p>A filter, because parts of the server set the levels of their loggers themselves.
 */
public final class ServerNoise implements Filter {

    @Override
    public boolean isLoggable(LogRecord entry) {
        var logger = entry.getLoggerName();
        return entry.getLevel().intValue() >= Level.WARNING.intValue()
                || logger != null && (logger.startsWith("com.mycrm.") || logger.equals("access"));
    }
}
