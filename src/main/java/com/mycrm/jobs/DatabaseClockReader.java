package com.mycrm.jobs;

import com.mycrm.jobs.PollingWorker.Schedule;
import com.mycrm.persistence.DatabaseClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;

/** Background job: reads the clock of the database every half minute. */
@ApplicationScoped
public class DatabaseClockReader {

    private static final Schedule SCHEDULE = new Schedule(1, Duration.ofSeconds(30), Duration.ofSeconds(10));

    @Inject
    PollingWorkers workers;

    @Inject
    DatabaseClock clock;

    void start(@Observes Startup startup) {
        workers.create("database-clock", SCHEDULE, this::read).start();
    }

    private boolean read() {
        clock.read();
        return false;
    }
}
