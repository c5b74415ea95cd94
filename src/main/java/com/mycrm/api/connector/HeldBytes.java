package com.mycrm.api.connector;

import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToLongFunction;

/**
 * Bytes that connections hold together, within a bound. They are summed up anew whenever a quarter of the bound was
 * added, so that the sum cannot drift. Beyond three quarters, the connection that has held its bytes for the longest
 * time gives way.
 *
 * @param clients the connections; one that gives way is removed
 * @param most the bound in bytes
 * @param size the bytes that one connection holds
 * @param since when it began to hold them; the greatest time if it holds none
 * @param added the bytes since they were summed up
 */
record HeldBytes(
        Set<ClientConnection> clients,
        long most,
        ToLongFunction<ClientConnection> size,
        ToLongFunction<ClientConnection> since,
        AtomicLong added) {

    HeldBytes(
            Set<ClientConnection> clients,
            long most,
            ToLongFunction<ClientConnection> size,
            ToLongFunction<ClientConnection> since) {
        this(clients, most, size, since, new AtomicLong());
    }

    void add(int bytes) {
        if (added.addAndGet(bytes) > most / 4) {
            shed();
        }
    }

    void shed() {
        synchronized (added) {
            added.set(0);
            var held = clients.stream().mapToLong(size).sum();
            while (held > most / 4 * 3) {
                var first = clients.stream().min(Comparator.comparingLong(since));
                if (first.isEmpty() || size.applyAsLong(first.get()) == 0) {
                    return;
                }
                held -= size.applyAsLong(first.get());
                clients.remove(first.get());
                first.get().terminate();
            }
        }
    }
}
