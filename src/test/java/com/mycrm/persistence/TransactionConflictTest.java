package com.mycrm.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransactionConflictTest {

    @ParameterizedTest
    @CsvSource({
        "duplicate key of MySQL, 23000, 1062, true",
        "duplicate key of H2, 23505, 23505, true",
        "missing parent of H2, 23506, 23506, true",
        "deadlock of MySQL, 40001, 1213, true",
        "lock wait of MySQL, 40001, 1205, false",
        "lock wait of H2, HYT00, 50200, false",
        "connection lost, 08S01, 0, false",
        "syntax error, 42000, 1064, false",
        "no SQL state, , 0, false"
    })
    void conflictIsKnownByItsSqlState(String name, String state, int code, boolean expected) {
        var failure = new SQLException(name, state, code);
        assertEquals(expected, TransactionConflict.isConflict(failure));
        assertEquals(expected, TransactionConflict.isConflict(new RuntimeException(new BatchUpdateException(failure))));
        assertEquals(
                expected ? TransactionConflict.class : DatabaseException.class,
                DatabaseException.of(failure).getClass());
    }

    @Test
    void conflictKeepsItsCause() {
        var cause = new RuntimeException(new SQLException("duplicate", "23000", 1062));
        var conflict = TransactionConflict.of(cause);
        assertEquals(TransactionConflict.class, conflict.getClass());
        assertSame(cause, conflict.getCause());
    }

    @Test
    void otherFailureIsNoConflict() {
        var failure = new IllegalStateException("bug");
        assertSame(failure, TransactionConflict.of(failure));
    }

    @Test
    void retryRunsAgainUntilThereIsNoConflict() {
        var attempts = new AtomicInteger();
        var result = TransactionConflict.retry(() -> {
            if (attempts.incrementAndGet() < 3) {
                throw TransactionConflict.found();
            }
            return "done";
        });
        assertEquals("done", result);
        assertEquals(3, attempts.get());
    }

    @Test
    void retryGivesUpAfterTwelveAttempts() {
        var attempts = new AtomicInteger();
        assertThrows(
                TransactionConflict.class,
                () -> TransactionConflict.retry(() -> {
                    attempts.incrementAndGet();
                    throw TransactionConflict.found();
                }));
        assertEquals(12, attempts.get());
    }

    @Test
    void retryRunsNothingAgainAfterAnotherFailure() {
        var attempts = new AtomicInteger();
        assertThrows(
                IllegalStateException.class,
                () -> TransactionConflict.retry(() -> {
                    attempts.incrementAndGet();
                    throw new IllegalStateException("bug");
                }));
        assertEquals(1, attempts.get());
    }
}
