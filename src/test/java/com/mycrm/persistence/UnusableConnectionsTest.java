package com.mycrm.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnusableConnectionsTest {

    private final AtomicInteger dropped = new AtomicInteger();
    private final AtomicLong nanos = new AtomicLong();
    private final UnusableConnections unusable = new UnusableConnections(dropped::incrementAndGet, nanos::get);

    @ParameterizedTest
    @CsvSource({
        "switched read-only, HY000, 1290, MUST_EVICT, 1",
        "Galera without a primary component, 08S01, 1047, MUST_EVICT, 1",
        "closed H2, 90098, 90098, MUST_EVICT, 1",
        "connection lost, 08S01, 0, MUST_EVICT, 1",
        "deadlock, 40001, 1213, CONTINUE_EVICT, 0",
        "duplicate key, 23000, 1062, CONTINUE_EVICT, 0"
    })
    void connectionIsDroppedWhereItIsOfNoUse(String name, String state, int code, String expected, int others) {
        assertEquals(
                expected,
                unusable.adjudicate(new SQLException(name, state, code)).name());
        assertEquals(others, dropped.get());
    }

    @Test
    void connectionsToAReadOnlyServerAreDroppedEveryFiveSeconds() {
        for (var second = 0; second < 11; second++) {
            nanos.set(Duration.ofSeconds(second).toNanos());
            var expected = second % 5 == 0 ? "MUST_EVICT" : "CONTINUE_EVICT";
            assertEquals(
                    expected,
                    unusable.adjudicate(new SQLException("read-only", "HY000", 1290))
                            .name());
        }
        assertEquals(3, dropped.get());
    }
}
