package com.mycrm.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Takes in what others send. What it has taken is processed, whatever happens to this node.
 *
 * <p>Events that come at the same time are kept in one transaction, by whichever request is first to get there: a commit
 * costs more than a row, and the others would only wait for it.
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
    private final ReentrantLock keeping = new ReentrantLock();

    /** An event on its way in. What became of it is written and read by who has the lock. */
    private static final class Pending {

        private final Incoming event;
        private boolean isOver;
        private RuntimeException failure;

        Pending(Incoming event) {
            this.event = event;
        }

        void end(RuntimeException why) {
            isOver = true;
            failure = why;
        }
    }

    /**
     * Keeps an event to be processed, and has returned before it is.
     *
     * @param source one that there is an {@link EventHandler} for
     * @param channelId the channel whose secret signed it; 0 for that of the settings
     */
    public void accept(String source, long channelId, byte[] body) {
        keep(new Pending(new Incoming(source, channelId, body)));
        metrics.count(InboxMetrics.ACCEPTED, source);
        worker.wake();
    }

    private void keep(Pending own) {
        pending.add(own);
        keeping.lock();
        try {
            while (!own.isOver && !pending.isEmpty()) {
                keep(next());
            }
        } finally {
            keeping.unlock();
        }
        if (!own.isOver) {
            throw new IllegalStateException("An error ended the request that was to keep this one's event");
        }
        if (own.failure != null) {
            throw own.failure;
        }
    }

    private List<Pending> next() {
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

    /** All or none: whoever sends what is not kept is told so, and sends it again. */
    private void keep(List<Pending> batch) {
        try {
            store.add(batch.stream().map(next -> next.event).toList());
            batch.forEach(next -> next.end(null));
        } catch (RuntimeException e) {
            batch.forEach(next -> next.end(e));
        }
    }

    /** Has an event processed from the beginning, and says whether there was one that nobody is at. */
    boolean replay(long id) {
        var replayed = store.replay(id);
        worker.wake();
        return replayed;
    }
}
