package com.mycrm.api.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseTroubleTest {

    @ParameterizedTest
    @ValueSource(ints = {3024, 1969, 1317, 1205, 57014, 50200})
    void stoppedQueriesAreSlow(int code) {
        assertEquals(Optional.of(DatabaseTrouble.SLOW), DatabaseTrouble.in(new SQLException("x", "HY000", code)));
    }

    @ParameterizedTest
    @ValueSource(ints = {90067, 90098, 90121, 1927, 1180, 4031, 1046})
    void closedDatabasesAreAway(int code) {
        assertEquals(Optional.of(DatabaseTrouble.AWAY), DatabaseTrouble.in(new SQLException("x", null, code)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1290, 1836, 1792, 1047, 3100, 3032})
    void serversThatTakeNoWritesAreReadOnly(int code) {
        assertEquals(Optional.of(DatabaseTrouble.READ_ONLY), DatabaseTrouble.in(new SQLException("x", "08S01", code)));
    }

    @ParameterizedTest
    @CsvSource({
        "Deadlock found, 40001, 1213",
        "Plugin instructed the server to rollback, 40000, 3101",
        "Record has changed, HY000, 1020",
        "Concurrent update, 90131, 90131"
    })
    void conflictsAreBusy(String message, String state, int code) {
        assertEquals(Optional.of(DatabaseTrouble.BUSY), DatabaseTrouble.in(new SQLException(message, state, code)));
    }

    @ParameterizedTest
    @CsvSource({
        "Disk full, 1021, FULL",
        "Error writing file, 1026, FULL",
        "The table is full, 1114, FULL",
        "IO Exception, 90031, FULL",
        "Got error 28 from storage engine, 1030, FULL",
        "Got error 139 from storage engine, 1030, "
    })
    void fullDisksAreFull(String message, int code, DatabaseTrouble expected) {
        assertEquals(Optional.ofNullable(expected), DatabaseTrouble.in(new SQLException(message, "HY000", code)));
    }

    @Test
    void fullDiskOfH2IsFull() {
        var cause = new IllegalStateException("Writing failed", new IOException("No space left on device"));
        assertEquals(
                Optional.of(DatabaseTrouble.FULL), DatabaseTrouble.in(new SQLException("x", "HY000", 50000, cause)));
    }

    @Test
    void brokenConnectionsAreAway() {
        assertEquals(Optional.of(DatabaseTrouble.AWAY), DatabaseTrouble.in(new SQLException("x", "08S01")));
        assertEquals(Optional.of(DatabaseTrouble.AWAY), DatabaseTrouble.in(new SQLNonTransientConnectionException()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1146, 42102, 42104})
    void missingTablesMakeAnIncompleteDatabase(int code) {
        assertEquals(Optional.of(DatabaseTrouble.INCOMPLETE), DatabaseTrouble.in(new SQLException("x", "42S02", code)));
    }

    @Test
    void otherFailuresAreNoTrouble() {
        assertEquals(Optional.empty(), DatabaseTrouble.in(new SQLException("no column", "42S22", 1054)));
        assertEquals(Optional.empty(), DatabaseTrouble.in(new IllegalStateException("bug")));
    }
}
