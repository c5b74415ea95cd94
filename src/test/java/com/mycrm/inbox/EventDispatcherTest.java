package com.mycrm.inbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mycrm.inbox.InboxMetrics.Counted;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventDispatcherTest {

    private static final Logger LOG = Logger.getLogger(EventDispatcher.class.getName());

    private final List<String> calls = new ArrayList<>();
    private final List<String> logged = new ArrayList<>();
    private final EventDispatcher dispatcher = new EventDispatcher();
    private final Handler handler = new RecordingHandler();

    private Throwable failure;

    @BeforeEach
    void prepare() {
        dispatcher.store = new RecordedStore();
        dispatcher.metrics = new InboxMetrics() {
            @Override
            void count(Counted counted, String source) {
                calls.add(counted + " " + source);
            }
        };
        dispatcher.add(new FailingHandler());
        LOG.addHandler(handler);
        LOG.setUseParentHandlers(false);
    }

    @AfterEach
    void restoreLog() {
        LOG.removeHandler(handler);
        LOG.setUseParentHandlers(true);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 4", "4, 8", "9, 256", "10, 512", "11, 600", "12, 600", "1000, 600"})
    void pauseDoublesUpToTenMinutes(int attempts, long seconds) {
        assertEquals(Duration.ofSeconds(seconds), EventDispatcher.pauseAfter(attempts));
    }

    @Test
    void processedEventIsDone() {
        assertEquals(true, dispatcher.process(event(1, null)));
        assertEquals(List.of("PROCESSED meta"), calls);
        assertEquals(List.of(), logged);
    }

    @Test
    void failedEventIsRetriedAfterAPause() {
        failure = new RetryableEventException("no channel");
        assertEquals(false, dispatcher.process(event(3, null)));
        assertEquals(List.of("FAILED meta", "retry 7 no channel PT4S"), calls);
        assertEquals(
                List.of("WARNING Event 7 (meta) failed and is processed again, up to 12 times in all: no channel null"),
                logged);
    }

    @Test
    void sameReasonIsLoggedOnce() {
        failure = new RetryableEventException("no channel");
        dispatcher.process(event(1, null));
        dispatcher.process(event(2, "no channel"));
        dispatcher.process(event(3, "no channel"));
        assertEquals(1, logged.size());
        dispatcher.process(event(4, "another reason"));
        assertEquals(2, logged.size());
    }

    @Test
    void lastAttemptMakesADeadLetter() {
        failure = new RetryableEventException("no channel");
        dispatcher.process(event(12, "no channel"));
        assertEquals(List.of("FAILED meta", "dead 7 no channel", "DEAD meta"), calls);
        assertEquals(List.of("SEVERE Event 7 (meta) moved to dead letters after 12 attempts: no channel null"), logged);
    }

    @Test
    void poisonEventIsADeadLetterAtOnce() {
        failure = new PoisonEventException("The body is no JSON");
        dispatcher.process(event(1, null));
        assertEquals("dead 7 The body is no JSON", calls.get(1));
        assertEquals(
                List.of("SEVERE Event 7 (meta) moved to dead letters after 1 attempt: The body is no JSON null"),
                logged);
    }

    @Test
    void eventWhoseAttemptsNeverEndIsNotProcessedAgain() {
        failure = new IllegalStateException("It was processed");
        dispatcher.process(event(13, null));
        assertEquals("dead 7 Given up after 12 attempts, the last of which did not end", calls.get(1));
    }

    @Test
    void errorIsAFailedAttemptAndTheSecondOneMakesADeadLetter() {
        failure = new StackOverflowError();
        assertEquals(false, dispatcher.process(event(1, null)));
        assertEquals("retry 7 StackOverflowError PT1S", calls.get(1));
        dispatcher.process(event(2, "StackOverflowError"));
        assertEquals("dead 7 StackOverflowError", calls.get(3));
        assertEquals(
                "SEVERE Event 7 (meta) moved to dead letters after 2 attempts: StackOverflowError " + failure,
                logged.get(1));
    }

    @Test
    void eventThatEndedItsNodeThreeTimesIsNotProcessedAgain() {
        failure = new IllegalStateException("It was processed");
        dispatcher.process(new Event(7, "meta", 0, new byte[0], Instant.EPOCH, 4, 3, null));
        assertEquals("dead 7 Given up after the node ended during 3 attempts", calls.get(1));
    }

    @Test
    void programmingErrorIsLoggedWithItsStackTrace() {
        failure = new IllegalStateException("a programming error");
        dispatcher.process(event(1, null));
        assertEquals(
                List.of("WARNING Event 7 (meta) failed and is processed again, up to 12 times in all:"
                        + " a programming error " + failure),
                logged);
    }

    /** Thousands of events may wait while the database is in trouble. */
    @Test
    void troubleOfTheDatabaseIsNotLoggedForEachEvent() {
        for (var i = 0; i < 5; i++) {
            failure = new RetryableEventException("element 1 of 1: DatabaseException " + i);
            failure.addSuppressed(new IllegalStateException(new SQLException("The table is full", "HY000", 1114)));
            dispatcher.process(event(1, null));
        }
        assertTrue(logged.size() <= 1, logged::toString);
        assertEquals("retry 7 element 1 of 1: DatabaseException 4 PT1S", calls.get(9));
    }

    private static Event event(int attempts, String error) {
        return new Event(7, "meta", 0, new byte[0], Instant.EPOCH, attempts, 0, error);
    }

    private final class FailingHandler implements EventHandler {

        @Override
        public Set<String> sources() {
            return Set.of("meta");
        }

        @Override
        public void handle(Event event) {
            if (failure instanceof Error error) {
                throw error;
            }
            if (failure != null) {
                throw (RuntimeException) failure;
            }
        }
    }

    private final class RecordedStore extends InboxStore {

        @Override
        public void retry(long id, String error, Duration pause) {
            calls.add("retry " + id + " " + error + " " + pause);
        }

        @Override
        public void markDead(long id, String error) {
            calls.add("dead " + id + " " + error);
        }
    }

    private final class RecordingHandler extends Handler {

        @Override
        public void publish(LogRecord line) {
            logged.add(line.getLevel() + " " + line.getMessage() + " " + line.getThrown());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
