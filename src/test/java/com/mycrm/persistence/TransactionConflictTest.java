package com.mycrm.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mycrm.api.problem.FailedCommit;
import java.net.SocketTimeoutException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.transaction.xa.XAException;
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
        "changed record of MariaDB, HY000, 1020, true",
        "certification of Group Replication, 40000, 3101, true",
        "concurrent update of H2, 90131, 90131, true",
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
                DatabaseException.ofSingle(failure).getClass());
    }

    @Test
    void lockWaitOfH2IsNoneThoughItsCauseIsAConflict() {
        var cause = new SQLException("concurrent update", "90131", 90131);
        assertFalse(TransactionConflict.isConflict(new SQLException("lock wait", "HYT00", 50200, cause)));
    }

    @ParameterizedTest
    @CsvSource({
        "server switched read-only, HY000, 1290, true",
        "super-read-only, HY000, 1836, true",
        "read-only transaction, 25006, 1792, true",
        "Galera without a primary component, 08S01, 1047, true",
        "member that left its group, HY000, 3100, true",
        "connection lost, 08S01, 0, true",
        "connection killed in MariaDB, 70100, 1927, true",
        "query stopped, HY000, 3024, false",
        "syntax error, 42000, 1064, false"
    })
    void transactionOfAConnectionThatIsOfNoUseCanBeRunAgain(String name, String state, int code, boolean expected) {
        var failure = new SQLException(name, state, code);
        assertEquals(expected, TransactionConflict.isOfConnection(failure));
        assertEquals(expected, DatabaseException.of(failure) instanceof TransactionConflict);
        assertEquals(
                DatabaseException.class, DatabaseException.ofSingle(failure).getClass());
    }

    @Test
    void poolWithoutAConnectionAndOneThatTimedOutAreNotWaitedForAgain() {
        assertFalse(TransactionConflict.isOfConnection(new SQLTransientConnectionException("none", "08S01")));
        assertFalse(TransactionConflict.isOfConnection(
                new SQLException("lost", "08S01", new SocketTimeoutException("15 s"))));
    }

    @Test
    void retryTakesThreeConnectionsAtMost() {
        assertEquals(3, attempts(DatabaseException.of(new SQLException("read-only", "HY000", 1290))));
        assertEquals(12, attempts(DatabaseException.of(new SQLException("deadlock", "40001", 1213))));
    }

    /** The commit is the server's: its failure has no cause that tells why. */
    @ParameterizedTest
    @CsvSource({
        "deadlock, 40001, 1213, 12",
        "certification, 40000, 3101, 12",
        "read-only, HY000, 1290, 3",
        "lost, 08S01, 0, 1",
        "no bug, 42000, 1064, 1"
    })
    void failedCommitIsRunAgainUnlessItMayHaveSucceeded(String name, String state, int code, int expected) {
        var cause = new SQLException(name, state, code);
        FailedCommit.set(cause);
        var attempts = new AtomicInteger();
        var failure = assertThrows(
                DatabaseException.class,
                () -> TransactionConflict.run(() -> {
                    attempts.incrementAndGet();
                    throw new IllegalStateException(new XAException("commit failed"));
                }));
        assertSame(cause, failure.getCause());
        assertEquals(expected, attempts.get());
    }

    private static int attempts(RuntimeException failure) {
        var attempts = new AtomicInteger();
        assertSame(
                failure,
                assertThrows(
                        RuntimeException.class,
                        () -> TransactionConflict.retry(() -> {
                            attempts.incrementAndGet();
                            throw failure;
                        })));
        return attempts.get();
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
