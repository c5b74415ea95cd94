package com.mycrm.app.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineFormatterTest {

    private static final Instant NOON = Instant.parse("2026-07-20T12:00:00.007Z");
    private static final String TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX")
            .withZone(ZoneId.systemDefault())
            .format(NOON);

    private final LineFormatter formatter = new LineFormatter();

    @ParameterizedTest
    @CsvSource({
        "com.mycrm.inbox.InboxWorker, INFO, 'INFO  InboxWorker: 3 events'",
        "org.example.Library, WARNING, 'WARN  org.example.Library: 3 events'",
        "access, SEVERE, 'ERROR access: 3 events'",
        ", FINE, 'DEBUG -: 3 events'"
    })
    void formatsLevelLoggerAndMessage(String logger, String level, String expected) {
        assertEquals(lines(TIME + " " + expected), formatter.format(entry(logger, level, "{0} events", 3)));
    }

    @Test
    void joinsTheLinesOfAMessage() {
        assertEquals(
                lines(TIME + " WARN  server: The pool is empty now"),
                formatter.format(entry("server", "WARNING", "The pool\n  is empty\r\nnow\n")));
    }

    @Test
    void appendsTheStackTrace() {
        var failure = new IllegalStateException("no rows");
        failure.setStackTrace(new StackTraceElement[] {new StackTraceElement("Rows", "first", "Rows.java", 7)});
        var entry = entry("access", "INFO", "failed");
        entry.setThrown(failure);
        assertEquals(
                lines(
                        TIME + " INFO  access: failed",
                        "java.lang.IllegalStateException: no rows",
                        "\tat Rows.first(Rows.java:7)"),
                formatter.format(entry));
    }

    private static LogRecord entry(String logger, String level, String message, Object... values) {
        var entry = new LogRecord(Level.parse(level), message);
        entry.setInstant(NOON);
        entry.setLoggerName(logger);
        entry.setParameters(values);
        return entry;
    }

    private static String lines(String... lines) {
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }
}
