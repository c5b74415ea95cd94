package com.mycrm.api.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FailureLogTest {

    private record Line(Level level, String message, Throwable stackTrace) {}

    private static final class Log implements System.Logger {

        private final List<Line> lines = new ArrayList<>();

        @Override
        public String getName() {
            return "test";
        }

        @Override
        public boolean isLoggable(Level level) {
            return true;
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String message, Throwable thrown) {
            lines.add(new Line(level, message, thrown));
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String format, Object... values) {
            lines.add(new Line(level, format, null));
        }
    }

    private final Log log = new Log();
    private final AtomicLong nanos = new AtomicLong();
    private final FailureLog failures = new FailureLog(nanos::get);

    private static SQLException trouble(String message) {
        return new SQLException(message, "08006");
    }

    private static Line away(String message) {
        return new Line(
                Level.WARNING,
                String.format(
                        message,
                        "check that the database of LEADS_DB_URL runs and can be reached; the service needs no restart"),
                null);
    }

    @Test
    void databaseTroubleIsOneLineThatSaysWhatToDo() {
        failures.write(log, "Import 7 was interrupted", new IllegalStateException(trouble("gone\n  away")));
        assertEquals(List.of(away("Import 7 was interrupted: no database connection (gone away); %s")), log.lines);
    }

    @Test
    void eachKindOfTroubleIsLoggedOnceAMinute() {
        for (var second = 0; second <= 120; second++) {
            nanos.set(Duration.ofSeconds(second).toNanos());
            failures.write(log, "Request " + second, trouble("gone"));
        }
        assertEquals(
                List.of(
                        away("Request 0: no database connection (gone); %s"),
                        away(
                                "Request 60: no database connection (gone); %s; 59 more such failures before were not logged"),
                        away("Request 120: no database connection (gone); %s; 59 more such failures before were not"
                                + " logged")),
                log.lines);
        failures.write(log, "Request 121", new SQLException("read-only", "HY000", 1290));
        assertEquals(4, log.lines.size());
    }

    @Test
    void programmingErrorHasItsStackTrace() {
        var failure = new IndexOutOfBoundsException("Index 9 out of bounds for length 9");
        failures.write(log, "Import 7 failed", failure);
        assertEquals(List.of(new Line(Level.ERROR, "Import 7 failed", failure)), log.lines);
    }

    @Test
    void statementThatTheDatabaseRefusesHasItsStackTrace() {
        var failure = new IllegalStateException(new SQLException("no such column", "42S22"));
        failures.write(log, "Import 7 failed", failure);
        assertEquals(List.of(new Line(Level.ERROR, "Import 7 failed", failure)), log.lines);
    }
}
