package com.mycrm.it;

import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A node that is killed at random moments, behind a load balancer that sends requests to nodes that are ready. */
final class KilledNode implements AutoCloseable {

    private static final int SHORTEST_LIFE_MILLIS = 2_000;
    private static final int LONGEST_LIFE_MILLIS = 12_000;

    private final OwnService service;
    private final Api api;
    private final AtomicInteger kills = new AtomicInteger();
    private volatile boolean isReady = true;

    /** Starts the node. */
    KilledNode(OwnService service) {
        this.service = service;
        api = service.start();
        api.token();
    }

    /** @throws IllegalStateException while the node is not ready, as for a request to which no answer comes */
    Api api() {
        if (!isReady) {
            throw new IllegalStateException("not ready");
        }
        return api;
    }

    /** Kills and starts the node until the end; then it is ready. */
    void killUntil(CountDownLatch end, Random random) {
        while (!await(end, random.nextInt(SHORTEST_LIFE_MILLIS, LONGEST_LIFE_MILLIS))) {
            service.kill();
            isReady = false;
            kills.incrementAndGet();
            service.start();
            isReady = true;
        }
    }

    static boolean await(CountDownLatch latch, long millis) {
        try {
            return latch.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    int kills() {
        return kills.get();
    }

    @Override
    public void close() {
        service.close();
    }
}
