package com.mycrm.inbox;

import com.mycrm.inbox.InboxMetrics.Counted;
import com.mycrm.persistence.TransactionConflict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Accepts events. An accepted event is stored and will be processed, even if this node dies.
 *
 * <p>Events that arrive at the same time are stored in one transaction (group commit), by the request that gets the
 * lock first: a commit costs more than a row.
 */
@ApplicationScoped
public class Inbox {

    private static final int MOST_AT_ONCE = 100;
    private static final int LARGEST_AT_ONCE = 4 * 1024 * 1024;

    @Inject
    InboxStore store;

    @Inject
    InboxWorker worker;

    @Inject
    InboxMetrics metrics;

    private final Queue<Pending> pending = new ConcurrentLinkedQueue<>();
    private final ReentrantLock storing = new ReentrantLock();

    /** An event that a request wants to store. Its result is written and read under the lock. */
    private static final class Pending {

        private final IncomingEvent event;
        private boolean isCompleted;
        private RuntimeException failure;

        Pending(IncomingEvent event) {
            this.event = event;
        }

        void complete(RuntimeException why) {
            isCompleted = true;
            failure = why;
        }
    }

    /**
     * Stores an event. It is processed later, on any node.
     *
     * @param source a source that has an {@link EventHandler}
     * @param channelId the channel whose secret signed it; 0 for that of the settings
     */
    public void accept(String source, long channelId, byte[] body) {
        store(new Pending(new IncomingEvent(source, channelId, body)));
        metrics.count(Counted.ACCEPTED, source);
        worker.wake();
    }

    private void store(Pending own) {
        pending.add(own);
        storing.lock();
        try {
            while (!own.isCompleted && !pending.isEmpty()) {
                store(nextBatch());
            }
        } finally {
            storing.unlock();
        }
        if (!own.isCompleted) {
            throw new IllegalStateException("An error ended the request that was to store this event");
        }
        if (own.failure != null) {
            throw own.failure;
        }
    }

    private List<Pending> nextBatch() {
        var batch = new ArrayList<Pending>();
        var bytes = 0L;
        for (var next = pending.peek();
                next != null && batch.size() < MOST_AT_ONCE && (batch.isEmpty() || bytes < LARGEST_AT_ONCE);
                next = pending.peek()) {
            batch.add(pending.remove());
            bytes += next.event.body().length;
        }
        return batch;
    }

    /** All or none: the sender of an event that is not stored gets an error and sends it again. */
    private void store(List<Pending> batch) {
        try {
            var events = batch.stream().map(next -> next.event).toList();
            TransactionConflict.run(() -> store.add(events));
            batch.forEach(next -> next.complete(null));
        } catch (RuntimeException e) {
            batch.forEach(next -> next.complete(e));
        }
    }

    /** Processes an event as if it were new. Returns false where there is none or it is being processed. */
    boolean replay(long id) {
        var replayed = TransactionConflict.retry(() -> store.replay(id));
        worker.wake();
        return replayed;
    }
}
