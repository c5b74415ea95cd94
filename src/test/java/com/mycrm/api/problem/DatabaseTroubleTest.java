package com.mycrm.api.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseTroubleTest {

    @ParameterizedTest
    @ValueSource(ints = {3024, 1969, 1317, 1205, 1213, 57014, 50200})
    void stoppedQueriesAreSlow(int code) {
        assertEquals(Optional.of(DatabaseTrouble.SLOW), DatabaseTrouble.in(new SQLException("x", "HY000", code)));
    }

    @ParameterizedTest
    @ValueSource(ints = {90067, 90098, 90121})
    void closedDatabasesAreAway(int code) {
        assertEquals(Optional.of(DatabaseTrouble.AWAY), DatabaseTrouble.in(new SQLException("x", null, code)));
    }

    @Test
    void brokenConnectionsAreAway() {
        assertEquals(Optional.of(DatabaseTrouble.AWAY), DatabaseTrouble.in(new SQLException("x", "08S01")));
        assertEquals(Optional.of(DatabaseTrouble.AWAY), DatabaseTrouble.in(new SQLNonTransientConnectionException()));
    }

    @Test
    void otherFailuresAreNoTrouble() {
        assertEquals(Optional.empty(), DatabaseTrouble.in(new SQLException("no table", "42S02", 1146)));
        assertEquals(Optional.empty(), DatabaseTrouble.in(new IllegalStateException("bug")));
    }
}
