package com.mycrm.it;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A program that reads the log on nodes that come and go: it reads on from where it was, on the next node. */
abstract class EventReader implements Runnable {

    private static final long PAUSE_MILLIS = 100;

    final EventCopy copy;
    long position;

    private final List<KilledNode> nodes;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread = new Thread(this, getClass().getSimpleName());
    private volatile Throwable failure;

    EventReader(List<KilledNode> nodes, long position, EventCopy copy) {
        this.nodes = nodes;
        this.position = position;
        this.copy = copy;
        thread.setDaemon(true);
    }

    /** Reads from a node what comes next; returns when it has something, or throws when the node is gone. */
    abstract void read(Api node) throws Exception;

    void start() {
        thread.start();
    }

    @Override
    public void run() {
        for (var turn = 0; !isStopped(); turn++) {
            try {
                read(nodes.get(turn % nodes.size()).api());
            } catch (AssertionError e) {
                failure = e;
                return;
            } catch (Exception gone) {
                KilledNode.await(stopped, PAUSE_MILLIS);
            }
        }
    }

    void apply(JsonObject event) {
        if (!copy.apply(event)) {
            throw new AssertionError("came twice: " + event);
        }
    }

    boolean isStopped() {
        return stopped.getCount() == 0;
    }

    void stop() {
        stopped.countDown();
    }

    Throwable failure() {
        return failure;
    }

    /** Reads the feed with long polls. */
    static final class Feed extends EventReader {

        Feed(List<KilledNode> nodes, long position, EventCopy copy) {
            super(nodes, position, copy);
        }

        @Override
        void read(Api node) {
            var answer = node.get("/events?limit=500&wait=5&after=" + position);
            if (answer.status() == 503) {
                throw new IllegalStateException("not ready");
            }
            var feed = answer.expect(200).json();
            feed.getJsonArray("events").getValuesAs(JsonObject.class).forEach(this::apply);
            position = Long.parseLong(feed.getString("next"));
        }
    }
}
