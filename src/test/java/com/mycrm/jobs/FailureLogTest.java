package com.mycrm.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
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

    @Test
    void databaseTroubleIsOneLine() {
        FailureLog.log(log, "Import 7 was interrupted", new IllegalStateException(new SQLException("gone", "08006")));
        assertEquals(List.of(new Line(Level.WARNING, "Import 7 was interrupted: gone", null)), log.lines);
    }

    @Test
    void programmingErrorHasItsStackTrace() {
        var failure = new IndexOutOfBoundsException("Index 9 out of bounds for length 9");
        FailureLog.log(log, "Import 7 failed", failure);
        assertEquals(List.of(new Line(Level.ERROR, "Import 7 failed", failure)), log.lines);
    }

    @Test
    void statementThatTheDatabaseRefusesHasItsStackTrace() {
        var failure = new IllegalStateException(new SQLException("no such column", "42S22"));
        FailureLog.log(log, "Import 7 failed", failure);
        assertEquals(List.of(new Line(Level.ERROR, "Import 7 failed", failure)), log.lines);
    }
}
