package com.mycrm.inbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InboxWorkerTest {

    @Test
    void attemptsAreFurtherAndFurtherApartUpToTenMinutes() {
        assertEquals(
                List.of(1L, 2L, 4L, 8L, 256L, 512L, 600L, 600L, 600L),
                Stream.of(1, 2, 3, 4, 9, 10, 11, 12, 1_000)
                        .map(InboxWorker::pauseAfter)
                        .map(Duration::toSeconds)
                        .toList());
    }

    @Test
    void theAgeIsThatOfWhatIsDue() {
        assertEquals(0, Backlog.NONE.age(1_000));
        assertEquals(250, new Backlog(1, 0, 750L).age(1_000));
        assertEquals(0, new Backlog(1, 0, 1_001L).age(1_000));
    }
}
