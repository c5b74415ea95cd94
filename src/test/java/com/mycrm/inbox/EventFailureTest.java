package com.mycrm.inbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;

class EventFailureTest {

    private static final RuntimeException UNREACHABLE =
            new IllegalStateException("no connection", new SQLTransientConnectionException());

    @Test
    void poisonIsPoisonAndExpected() {
        assertEquals(
                new EventFailure("no JSON", true, null, null), EventFailure.of(new PoisonEventException("no JSON")));
    }

    @Test
    void knownReasonNeedsNoStackTrace() {
        assertEquals(
                new EventFailure("later", false, null, null), EventFailure.of(new RetryableEventException("later")));
        assertEquals(new EventFailure("no connection", false, null, UNREACHABLE), EventFailure.of(UNREACHABLE));
    }

    @Test
    void programmingErrorNeedsItsStackTrace() {
        var error = new NullPointerException();
        assertEquals(new EventFailure("NullPointerException", false, error, null), EventFailure.of(error));
    }

    @Test
    void errorOfOneItemNeedsItsStackTrace() {
        var failure = new RetryableEventException("element 1 of 2: IllegalStateException");
        failure.addSuppressed(UNREACHABLE);
        assertEquals(null, EventFailure.of(failure).unexpected());
        assertEquals(UNREACHABLE, EventFailure.of(failure).trouble());
        failure.addSuppressed(new NullPointerException());
        assertEquals(failure, EventFailure.of(failure).unexpected());
        assertEquals(null, EventFailure.of(failure).trouble());
    }

    @Test
    void reasonFitsItsColumn() {
        assertEquals(
                500,
                EventFailure.of(new RetryableEventException("x".repeat(501)))
                        .reason()
                        .length());
    }
}
