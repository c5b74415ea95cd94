package com.mycrm.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mycrm.jobs.PollingWorker.Outcome;
import com.mycrm.jobs.PollingWorker.Schedule;
import com.mycrm.persistence.DatabaseState;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class PollingWorkersTest {

    private static final Schedule SCHEDULE = new Schedule(1, Duration.ofHours(1), Duration.ofHours(1));

    private final PollingWorkers workers = new PollingWorkers();

    @Test
    void stopEndsAllWorkers() {
        workers.database = new DatabaseState();
        var first = workers.create("first", SCHEDULE, () -> false);
        var second = workers.create("second", SCHEDULE, () -> false);
        workers.stop();
        assertTrue(first.isStopped() && second.isStopped());
    }

    @Test
    void workersWaitForTheDatabase() {
        workers.database = new DatabaseState();
        var steps = new ArrayList<String>();
        assertEquals(
                Outcome.IDLE,
                workers.create("first", SCHEDULE, () -> steps.add("step")).runStep());
        assertEquals(0, steps.size());
    }
}
