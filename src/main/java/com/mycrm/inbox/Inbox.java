package com.mycrm.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Takes in what others send. What it has taken is processed, whatever happens to this node. */
@ApplicationScoped
public class Inbox {

    @Inject
    InboxStore store;

    @Inject
    InboxWorker worker;

    @Inject
    InboxMetrics metrics;

    /**
     * Keeps an event to be processed, and has returned before it is.
     *
     * @param source one that there is an {@link EventHandler} for
     * @param channelId the channel whose secret signed it; 0 for that of the settings
     */
    public void accept(String source, long channelId, byte[] body) {
        store.add(source, channelId, body);
        metrics.count(InboxMetrics.ACCEPTED, source);
        worker.wake();
    }

    /** Has an event processed from the beginning, and says whether there was one that nobody is at. */
    boolean replay(long id) {
        var replayed = store.replay(id);
        worker.wake();
        return replayed;
    }
}
