package com.mycrm.events;

import com.mycrm.config.Setting;
import com.mycrm.config.Settings;
import com.mycrm.jobs.PollingWorker;
import com.mycrm.jobs.PollingWorker.Schedule;
import com.mycrm.jobs.PollingWorkers;
import com.mycrm.persistence.DatabaseClock;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Background jobs: numbers events as soon as they are committed, and deletes old ones. Any node numbers the events of
 * all; the one that wrote them does so at once, the others half a second later if it has died.
 */
@ApplicationScoped
public class EventSequencer {

    private static final Schedule NUMBERING = new Schedule(1, Duration.ofMillis(500), Duration.ofSeconds(1));
    private static final Schedule CLEANUP = new Schedule(1, Duration.ofMinutes(1), Duration.ofMinutes(1));

    /** Pause after each step, in which the events of busy writers gather: they are numbered together. */
    private static final Duration GATHERING = Duration.ofMillis(10);

    @Inject
    PollingWorkers workers;

    @EJB
    EventStore store;

    @Inject
    Event<EventsNumbered> numbered;

    private PollingWorker numbering;

    void start(@Observes Startup startup) {
        numbering = workers.create("events", NUMBERING, this::number);
        numbering.start();
        workers.create("events-cleanup", CLEANUP, this::deleteOld).start();
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) EventsWritten written) {
        numbering.wake();
    }

    private boolean number() {
        var count = store.isAnyNew() ? store.number() : 0;
        if (count > 0) {
            numbered.fire(new EventsNumbered());
            LockSupport.parkNanos(GATHERING.toNanos());
        }
        return count == EventStore.BATCH;
    }

    private boolean deleteOld() {
        return store.deleteOld(DatabaseClock.now().minus(Settings.duration(Setting.EVENTS_KEEP)));
    }
}
