package com.mycrm.security;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mycrm.api.problem.ProblemException;
import com.mycrm.security.Throttle.Attempt;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThrottleTest {

    private static final String HOME = "192.0.2.1";

    private final SetClock clock = new SetClock();
    private final Throttle throttle = new Throttle(clock);

    @Test
    void fourFailuresAreFree() {
        fail("key", 4);
        assertEquals(0, secondsToWait("key"));
    }

    @Test
    void waitDoublesFromTheFifthFailureUpToAMinute() {
        fail("key", 4);
        var waits = new ArrayList<Integer>();
        for (var failure = 5; failure <= 13; failure++) {
            fail("key", 1);
            waits.add(secondsToWait("key"));
        }
        assertEquals(List.of(1, 2, 4, 8, 16, 32, 60, 60, 60), waits);
    }

    @Test
    void attemptIsLetThroughAfterTheWait() {
        fail("key", 7);
        clock.advance(Duration.ofMillis(3_999));
        assertEquals(1, secondsToWait("key"));
        clock.advance(Duration.ofMillis(1));
        assertEquals(0, secondsToWait("key"));
    }

    @Test
    void refusalIsA429() {
        fail("key", 5);
        var refusal = assertThrows(ProblemException.class, () -> throttle.check(attempt("key")));
        assertEquals(429, refusal.problem().status());
        assertEquals("Too many failed attempts; wait before the next one.", refusal.getMessage());
    }

    @Test
    void otherSubjectsAreNotSlowedDown() {
        fail("key", 9);
        assertDoesNotThrow(() -> throttle.check(attempt("other")));
    }

    @Test
    void successResetsTheCount() {
        fail("key", 6);
        throttle.recordSuccess(attempt("key"));
        fail("key", 4);
        assertEquals(0, secondsToWait("key"));
    }

    @Test
    void quarterOfAnHourWithoutAnAttemptResetsTheCount() {
        fail("key", 4);
        clock.advance(Duration.ofMinutes(15).minusSeconds(1));
        fail("key", 1);
        assertEquals(1, secondsToWait("key"));
        clock.advance(Duration.ofMinutes(15).plusSeconds(1));
        fail("key", 4);
        assertEquals(0, secondsToWait("key"));
    }

    @Test
    void otherAddressesAreNotSlowedDown() {
        fail("key", 9);
        var elsewhere = new Attempt("key", "203.0.113.9");
        assertDoesNotThrow(() -> throttle.check(elsewhere));
        throttle.recordSuccess(elsewhere);
        assertEquals(16, secondsToWait("key"));
    }

    @Test
    void addressHas100FailuresAMinuteWhateverTheNames() {
        for (var i = 0; i < 99; i++) {
            fail("key" + i, 1);
        }
        clock.advance(Duration.ofSeconds(45));
        assertEquals(0, secondsToWait("other"));
        throttle.recordFailure(new Attempt(null, HOME));
        assertEquals(15, secondsToWait("other"));
        assertDoesNotThrow(() -> throttle.check(new Attempt("other", "203.0.113.9")));
        clock.advance(Duration.ofSeconds(15));
        assertEquals(0, secondsToWait("other"));
    }

    private static Attempt attempt(String name) {
        return new Attempt(name, HOME);
    }

    private void fail(String subject, int times) {
        for (var i = 0; i < times; i++) {
            throttle.recordFailure(attempt(subject));
        }
    }

    /** The seconds that the refusal names; 0 for no refusal. */
    private int secondsToWait(String subject) {
        try {
            throttle.check(attempt(subject));
            return 0;
        } catch (ProblemException e) {
            return Integer.parseInt(e.headers().get("Retry-After"));
        }
    }

    private static final class SetClock extends Clock {

        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        void advance(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
