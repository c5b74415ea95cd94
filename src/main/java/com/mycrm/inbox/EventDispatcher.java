package com.mycrm.inbox;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.WARNING;

import com.mycrm.api.problem.FailureLog;
import com.mycrm.config.OutOfMemory;
import com.mycrm.config.Setting;
import com.mycrm.config.Settings;
import com.mycrm.inbox.InboxMetrics.Counted;
import com.mycrm.persistence.TransactionConflict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Passes events to the handlers of their sources. An event whose handler fails waits for its next attempt or is dead.
 */
@ApplicationScoped
class EventDispatcher {

    private static final Logger LOG = System.getLogger(EventDispatcher.class.getName());
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    private static final int MOST_DOUBLINGS = 20;

    /** Attempts that may end with an {@link Error}, which seldom passes. */
    private static final int MOST_ERRORS = 2;

    /** Attempts in a row during which the node may end. */
    private static final int MOST_UNFINISHED = 3;

    private final Map<String, EventHandler> handlers = new HashMap<>();
    private final int attempts = Math.max(1, Settings.integer(Setting.INBOX_ATTEMPTS));

    @Inject
    InboxStore store;

    @Inject
    InboxMetrics metrics;

    @Inject
    void collect(@Any Instance<EventHandler> found) {
        found.forEach(this::add);
    }

    void add(EventHandler handler) {
        for (var source : handler.sources()) {
            if (handlers.put(source, handler) != null) {
                throw new IllegalStateException("Two handlers process events of " + source);
            }
        }
    }

    /** The sources that have a handler. */
    Set<String> sources() {
        return handlers.keySet();
    }

    /** Processes an event. Returns whether it is done; otherwise its failure has been stored. */
    boolean process(Event event) {
        try {
            if (event.attempts() > attempts) {
                throw new PoisonEventException(
                        "Given up after " + attempts + " attempts, the last of which did not end");
            }
            if (event.unfinished() >= MOST_UNFINISHED) {
                throw new PoisonEventException("Given up after the node ended during " + MOST_UNFINISHED + " attempts");
            }
            handlers.get(event.source()).handle(event);
            metrics.count(Counted.PROCESSED, event.source());
            return true;
        } catch (Throwable e) {
            OutOfMemory.endProcess(e);
            fail(event, EventFailure.of(e));
            return false;
        }
    }

    private void fail(Event event, EventFailure failure) {
        metrics.count(Counted.FAILED, event.source());
        var most = failure.unexpected() instanceof Error ? Math.min(MOST_ERRORS, attempts) : attempts;
        if (failure.isPoison() || event.attempts() >= most) {
            var tried = Math.min(event.attempts(), attempts);
            log(
                    ERROR,
                    event + " moved to dead letters after " + tried + (tried == 1 ? " attempt" : " attempts"),
                    failure);
            TransactionConflict.run(() -> store.markDead(event.id(), failure.reason()));
            metrics.count(Counted.DEAD, event.source());
        } else {
            warn(event, failure, most);
            TransactionConflict.run(() -> store.retry(event.id(), failure.reason(), pauseAfter(event.attempts())));
        }
    }

    /**
     * One warning for each reason: an attempt that fails as the attempt before it is only counted. Trouble of the
     * database is that of all events, and not logged for each.
     */
    private static void warn(Event event, EventFailure failure, int most) {
        var message = event + " failed and is processed again, up to " + most + " times in all";
        if (failure.trouble() != null) {
            FailureLog.log(LOG, message, failure.trouble());
        } else if (!failure.reason().equals(event.error())) {
            log(WARNING, message, failure);
        }
    }

    private static void log(Level level, String message, EventFailure failure) {
        LOG.log(level, message + ": " + failure.reason(), failure.unexpected());
    }

    /** One second, then twice as long each time. */
    static Duration pauseAfter(int attempts) {
        var pause = Duration.ofSeconds(1L << Math.min(attempts - 1, MOST_DOUBLINGS));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
