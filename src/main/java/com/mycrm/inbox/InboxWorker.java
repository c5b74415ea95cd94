package com.mycrm.inbox;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.WARNING;

import com.mycrm.config.Setting;
import com.mycrm.config.Settings;
import com.mycrm.persistence.DatabaseState;
import com.mycrm.persistence.TransactionConflict;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Processes events on this node, several at a time: at once those that it took in itself, and whatever else is due when it
 * looks. Each worker takes a batch, and says of what it has done in batches too.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class InboxWorker {

    private static final Logger LOG = System.getLogger(InboxWorker.class.getName());
    private static final int BATCH = 50;
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration SAY = Duration.ofMillis(200);
    private static final Duration QUIET = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    private static final int ENOUGH_DOUBLINGS = 20;

    private final String owner = UUID.randomUUID().toString();
    private final ConcurrentSkipListSet<Long> held = new ConcurrentSkipListSet<>();
    private final Semaphore calls = new Semaphore(0);
    private final Map<String, EventHandler> handlers = new HashMap<>();
    private final int workers = Math.max(1, Settings.integer(Setting.INBOX_WORKERS));
    private final int attempts = Math.max(1, Settings.integer(Setting.INBOX_ATTEMPTS));

    @Resource
    private ManagedThreadFactory threads;

    @Inject
    private InboxStore store;

    @Inject
    private InboxMetrics metrics;

    @Inject
    private DatabaseState database;

    @Inject
    @Any
    private Instance<EventHandler> found;

    private volatile boolean stopped;

    @PostConstruct
    void start() {
        for (var handler : found) {
            if (handlers.put(handler.source(), handler) != null) {
                throw new IllegalStateException("There are two handlers of events from " + handler.source());
            }
        }
        for (var i = 0; i < workers; i++) {
            threads.newThread(this::work).start();
        }
    }

    @PreDestroy
    void stop() {
        stopped = true;
        calls.release(workers);
    }

    /** Says that there is an event to process. */
    public void wake() {
        if (calls.availablePermits() < workers) {
            calls.release();
        }
    }

    private void work() {
        while (!stopped) {
            try {
                if (!database.isReady() || handlers.isEmpty() || !isBusy()) {
                    pause(LOOK.multipliedBy(workers));
                }
            } catch (RuntimeException e) {
                LOG.log(WARNING, "Inbox: {0}", e.getMessage());
                pause(QUIET);
            }
        }
    }

    /** Whether there was anything to do. */
    private boolean isBusy() {
        var batch = TransactionConflict.retry(
                () -> TransactionConflict.translate(() -> store.claim(owner, handlers.keySet(), BATCH)));
        if (batch.size() == BATCH) {
            wake();
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
            var said = System.nanoTime();
            for (var event : batch) {
                if (stopped) {
                    break;
                }
                if (isProcessed(event)) {
                    done.add(event.id());
                }
                open.remove(event.id());
                if (System.nanoTime() - said > SAY.toNanos()) {
                    say(done, most -> store.done(owner, most));
                    said = System.nanoTime();
                }
            }
        } finally {
            end(ids, done, open);
        }
    }

    private void end(List<Long> ids, List<Long> done, List<Long> open) {
        try {
            say(done, most -> store.done(owner, most));
            say(open, most -> store.release(owner, most));
        } finally {
            ids.forEach(held::remove);
        }
    }

    /** What cannot be said now is found out by whoever takes the events next. */
    private void say(Collection<Long> ids, Consumer<Collection<Long>> statement) {
        if (!ids.isEmpty()) {
            untilSaid(() -> statement.accept(ids));
            ids.clear();
        }
    }

    private static void untilSaid(Runnable statement) {
        TransactionConflict.retry(() -> TransactionConflict.translate(() -> {
            statement.run();
            return null;
        }));
    }

    private boolean isProcessed(Event event) {
        try {
            if (event.attempts() > attempts) {
                throw new PoisonEventException(
                        "Given up after " + attempts + " attempts, the last of which did not end");
            }
            handlers.get(event.source()).handle(event);
            metrics.count(InboxMetrics.PROCESSED, event.source());
            return true;
        } catch (RuntimeException e) {
            failed(event, e);
            return false;
        }
    }

    private void failed(Event event, RuntimeException failure) {
        metrics.count(InboxMetrics.FAILED, event.source());
        var error = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        if (failure instanceof PoisonEventException || event.attempts() >= attempts) {
            LOG.log(ERROR, "Event " + event.id() + " of " + event.source() + " was put aside", failure);
            untilSaid(() -> store.bury(owner, event.id(), error));
            metrics.count(InboxMetrics.DEAD, event.source());
        } else {
            LOG.log(
                    WARNING,
                    "Event " + event.id() + " of " + event.source() + " failed and will be tried again: " + error);
            untilSaid(() -> store.retry(owner, event.id(), error, pauseAfter(event.attempts())));
        }
    }

    /** A second, then twice as long each time. */
    static Duration pauseAfter(int attempts) {
        var pause = Duration.ofSeconds(1L << Math.min(attempts - 1, ENOUGH_DOUBLINGS));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    /** On a thread of its own, because those of the workers may be held up by what they process. */
    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    public void keep() {
        if (stopped || !database.isReady()) {
            return;
        }
        try {
            var ids = List.copyOf(held);
            if (!ids.isEmpty()) {
                store.renew(owner, ids);
            }
            store.takeBack();
            metrics.found(store.backlog());
        } catch (RuntimeException e) {
            LOG.log(WARNING, "Inbox: {0}", e.getMessage());
        }
    }

    /** In small batches, so that no transaction holds many rows. */
    @Schedule(hour = "*", minute = "*", second = "*/15", persistent = false)
    public void discardOld() {
        try {
            var before = Instant.now().minus(Settings.duration(Setting.INBOX_KEEP));
            var isMore = database.isReady();
            while (isMore && !stopped) {
                isMore = store.discard(before);
            }
        } catch (RuntimeException e) {
            LOG.log(WARNING, "Inbox: {0}", e.getMessage());
        }
    }

    private void pause(Duration longest) {
        try {
            calls.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            stopped = true;
            Thread.currentThread().interrupt();
        }
    }
}
