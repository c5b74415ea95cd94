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
    void levelsOfLibrariesAreKnownByTheirValue() {
        var ofLibrary = new Level("WARN", Level.WARNING.intValue()) {
            private static final long serialVersionUID = 1L;
        };
        var entry = entry("org.example.Library", "INFO", "busy");
        entry.setLevel(ofLibrary);
        assertEquals(lines(TIME + " WARN  org.example.Library: busy"), formatter.format(entry));
    }

    @Test
    void joinsTheLinesOfAMessage() {
        assertEquals(
                lines(TIME + " WARN  server: The pool is empty now"),
                formatter.format(entry("server", "WARNING", "The pool\n  is empty\r\nnow\n")));
    }

    @ParameterizedTest
    @CsvSource({
        "a\u001b[31mb, a\\u001b[31mb",
        "a\u0000\u0007\u007f\u0085b, a\\u0000\\u0007\\u007f\\u0085b",
        "a\u2028b\u2029c, a\\u2028b\\u2029c",
        "a\u202eb\u2066c\u200fd\ufeffe, a\\u202eb\\u2066c\\u200fd\\ufeffe",
        "'a\rb\n\nc', a b c",
        "Zoë مر 👍\t!, Zoë مر 👍\t!"
    })
    void writesNoCharacterThatDoesAnything(String message, String written) {
        assertEquals(lines(TIME + " INFO  access: " + written), formatter.format(entry("access", "INFO", message)));
    }

    @Test
    void cutsALongMessage() {
        assertEquals(
                lines(TIME + " INFO  access: " + "x".repeat(4_000) + "... (61000 more characters)"),
                formatter.format(entry("access", "INFO", "x".repeat(65_000))));
    }

    @Test
    void messageOfAnExceptionIsNoLineOfItsOwn() {
        var failure = new IllegalStateException("no\n2026-07-20T12:00:00Z INFO  access: \u001b[2J\rDELETE");
        failure.setStackTrace(new StackTraceElement[0]);
        var entry = entry("access", "INFO", "failed");
        entry.setThrown(failure);
        assertEquals(
                lines(
                        TIME + " INFO  access: failed",
                        "java.lang.IllegalStateException: no",
                        "\t| 2026-07-20T12:00:00Z INFO  access: \\u001b[2J",
                        "\t| DELETE"),
                formatter.format(entry));
    }

    @Test
    void cutsALongTrace() {
        var entry = entry("access", "INFO", "failed");
        entry.setThrown(new IllegalStateException("x".repeat(1_000_000)));
        assertEquals(true, formatter.format(entry).length() < 21_000);
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
