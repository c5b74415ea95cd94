package com.mycrm.inbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventDispatcherTest {

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 4", "4, 8", "9, 256", "10, 512", "11, 600", "12, 600", "1000, 600"})
    void pauseDoublesUpToTenMinutes(int attempts, long seconds) {
        assertEquals(Duration.ofSeconds(seconds), EventDispatcher.pauseAfter(attempts));
    }
}
