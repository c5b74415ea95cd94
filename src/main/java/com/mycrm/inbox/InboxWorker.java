package com.mycrm.inbox;

import com.mycrm.config.Setting;
import com.mycrm.config.Settings;
import com.mycrm.jobs.PollingWorker;
import com.mycrm.jobs.PollingWorker.Schedule;
import com.mycrm.jobs.PollingWorkers;
import com.mycrm.persistence.DatabaseClock;
import com.mycrm.persistence.TransactionConflict;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Consumer;

/**
 * Processes events on this node, several at a time: new ones at once, others when they are due. Each thread claims a
 * batch and marks processed events in batches too.
 */
@ApplicationScoped
public class InboxWorker {

    private static final int BATCH = 50;
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration MARK = Duration.ofMillis(200);
    private static final Duration RENEWAL = Duration.ofSeconds(5);
    private static final Duration CLEANUP = Duration.ofSeconds(15);
    private static final Duration BACKOFF = Duration.ofSeconds(5);

    private final ConcurrentSkipListSet<Long> held = new ConcurrentSkipListSet<>();
    private final int threads = Math.max(1, Settings.integer(Setting.INBOX_WORKERS));

    @Inject
    PollingWorkers workers;

    @Inject
    InboxStore store;

    @Inject
    InboxQueries queries;

    @Inject
    InboxCleanup cleanup;

    @Inject
    InboxMetrics metrics;

    @Inject
    EventDispatcher dispatcher;

    private PollingWorker worker;

    @PostConstruct
    void create() {
        worker = workers.create("inbox", new Schedule(threads, POLL, BACKOFF), this::processBatch);
    }

    /** Leases are renewed on a thread of their own, because events may hold up those that process them. */
    void start(@Observes Startup startup) {
        worker.start();
        workers.create("inbox-leases", new Schedule(1, RENEWAL, BACKOFF), this::renewLeases)
                .start();
        workers.create("inbox-cleanup", new Schedule(1, CLEANUP, CLEANUP), this::deleteOld)
                .start();
    }

    /** Starts the processing of a new event at once. */
    void wake() {
        worker.wake();
    }

    private boolean processBatch() {
        var batch = TransactionConflict.retry(() -> store.claim(dispatcher.sources(), BATCH));
        if (batch.size() == BATCH) {
            worker.wake();
        }
        process(batch);
        return !batch.isEmpty();
    }

    private void process(List<Event> batch) {
        var ids = batch.stream().map(Event::id).toList();
        held.addAll(ids);
        var open = new ArrayList<>(ids);
        var done = new ArrayList<Long>();
        try {
            var markedAt = System.nanoTime();
            for (var event : batch) {
                if (worker.isStopped()) {
                    break;
                }
                if (dispatcher.process(event)) {
                    done.add(event.id());
                }
                open.remove(event.id());
                if (System.nanoTime() - markedAt > MARK.toNanos()) {
                    drain(done, store::markDone);
                    markedAt = System.nanoTime();
                }
            }
        } finally {
            end(ids, done, open);
        }
    }

    private void end(List<Long> ids, List<Long> done, List<Long> open) {
        try {
            drain(done, store::markDone);
            drain(open, store::release);
        } finally {
            ids.forEach(held::remove);
        }
    }

    private static void drain(Collection<Long> ids, Consumer<Collection<Long>> statement) {
        if (!ids.isEmpty()) {
            TransactionConflict.run(() -> statement.accept(ids));
            ids.clear();
        }
    }

    private boolean renewLeases() {
        var ids = List.copyOf(held);
        if (!ids.isEmpty()) {
            store.renew(ids);
        }
        store.releaseExpired();
        metrics.set(queries.backlog());
        return false;
    }

    private boolean deleteOld() {
        return cleanup.deleteEnded(DatabaseClock.now().minus(Settings.duration(Setting.INBOX_KEEP)));
    }
}
