package com.mycrm.api.connector;

import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/**
 * Bytes that connections hold together, within a bound. They are summed up anew whenever a quarter of the bound was
 * added, so that the sum cannot drift. Beyond three quarters, the connection that has held its bytes for the longest
 * time gives way.
 */
final class HeldBytes<C> {

    private final Set<C> connections;
    private final long most;
    private final ToLongFunction<C> size;
    private final ToLongFunction<C> since;
    private final Consumer<C> giveUp;
    private final AtomicLong added = new AtomicLong();

    /**
     * @param most the bound in bytes
     * @param size the bytes that one connection holds
     * @param since when it began to hold them; the greatest time if it holds none
     * @param giveUp disconnects it and removes it from the connections
     */
    HeldBytes(Set<C> connections, long most, ToLongFunction<C> size, ToLongFunction<C> since, Consumer<C> giveUp) {
        this.connections = connections;
        this.most = most;
        this.size = size;
        this.since = since;
        this.giveUp = giveUp;
    }

    void add(int bytes) {
        if (added.addAndGet(bytes) > most / 4) {
            shed();
        }
    }

    /** Sums up what is held, and lets connections give way until it is within the bound. */
    synchronized void shed() {
        added.set(0);
        var held = connections.stream().mapToLong(size).sum();
        while (held > most / 4 * 3) {
            var longest = connections.stream().min(Comparator.comparingLong(since));
            var bytes = longest.map(size::applyAsLong).orElse(0L);
            if (bytes == 0) {
                return;
            }
            held -= bytes;
            giveUp.accept(longest.get());
        }
    }
}
