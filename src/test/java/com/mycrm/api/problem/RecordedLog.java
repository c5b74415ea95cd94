package com.mycrm.api.problem;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Records what one class logs, in place of the console, until it is closed. */
public final class RecordedLog extends Handler implements AutoCloseable {

    private final Logger logger;
    private final List<String> lines = new ArrayList<>();

    public RecordedLog(Class<?> source) {
        logger = Logger.getLogger(source.getName());
        logger.setUseParentHandlers(false);
        logger.addHandler(this);
    }

    /** Level, message and exception of each record. */
    public List<String> lines() {
        return lines;
    }

    @Override
    public void publish(LogRecord entry) {
        var message = entry.getParameters() == null
                ? entry.getMessage()
                : MessageFormat.format(entry.getMessage(), entry.getParameters());
        lines.add(entry.getLevel() + " " + message + (entry.getThrown() == null ? "" : ": " + entry.getThrown()));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setUseParentHandlers(true);
    }
}
