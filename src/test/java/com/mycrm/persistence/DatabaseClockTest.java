package com.mycrm.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mycrm.config.Setting;
import com.mycrm.config.TestConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestConfig.class)
class DatabaseClockTest {

    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    private final DatabaseClock clock = new DatabaseClock();
    private final AtomicLong micros = new AtomicLong();

    DatabaseClockTest() {
        TestConfig.set(Setting.DB_URL, "jdbc:mysql://db/leads");
        clock.jdbc = new Jdbc() {
            @Override
            public <T> List<T> list(String sql, RowMapper<T> mapper, Object... values) {
                @SuppressWarnings("unchecked")
                var read = (T) (Long) micros.get();
                return List.of(read);
            }
        };
    }

    @AfterEach
    void reset() {
        DatabaseClock.reset();
    }

    @Test
    void nodesWhoseClocksDifferByMinutesGoByTheDatabase() {
        for (var minutes : List.of(5, -5)) {
            var database = Instant.now().plus(Duration.ofMinutes(minutes));
            micros.set(database.toEpochMilli() * 1_000);
            clock.read();
            assertClose(database);
            assertEquals(DatabaseClock.now().toEpochMilli() / 10_000, DatabaseClock.millis() / 10_000);
        }
    }

    @Test
    void clockGoesOnBetweenReadings() {
        DatabaseClock.set(
                Instant.EPOCH, System.nanoTime() - Duration.ofSeconds(90).toNanos());
        assertClose(Instant.EPOCH.plusSeconds(90));
    }

    @Test
    void clockOfH2IsTheNodes() {
        TestConfig.set(Setting.DB_URL, "jdbc:h2:mem:clock");
        clock.read();
        assertClose(Instant.now());
    }

    private static void assertClose(Instant expected) {
        var difference = Duration.between(expected, DatabaseClock.now()).abs();
        assertTrue(difference.compareTo(TOLERANCE) < 0, difference::toString);
    }
}
