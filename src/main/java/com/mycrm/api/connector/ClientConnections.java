package com.mycrm.api.connector;

import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * All connections of clients. It bounds what they use together: requests that are being answered, bytes of requests
 * that are not complete, and bytes of answers that are not read. Beyond a bound of bytes the worst client is
 * disconnected.
 */
final class ClientConnections {

    /** Those that threads work on, and those that wait for a thread. */
    private static final int MOST_REQUESTS = 64 + 1024;

    private static final long SHARE = Runtime.getRuntime().maxMemory() / 8;

    private final Set<ClientConnection> clients = ConcurrentHashMap.newKeySet();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicLong collected = new AtomicLong();
    private final AtomicLong writtenSinceCheck = new AtomicLong();
    private final Consumer<Refusal> refusals;

    ClientConnections(Consumer<Refusal> refusals) {
        this.refusals = refusals;
    }

    void add(ClientConnection client) {
        clients.add(client);
    }

    void remove(ClientConnection client) {
        if (clients.remove(client)) {
            collected.addAndGet(-client.collected());
        }
    }

    void beginRequest() {
        requests.incrementAndGet();
    }

    void endRequest() {
        requests.decrementAndGet();
    }

    boolean areBusy() {
        return requests.get() > 0 || clients.stream().anyMatch(ClientConnection::isBusy);
    }

    void checkLoad(String path) throws RefusedRequest {
        if (requests.get() >= MOST_REQUESTS) {
            throw new RefusedRequest(503, "The service has too many requests at the moment.", path);
        }
    }

    void refuse(ClientConnection client, RefusedRequest refusal) {
        collected.addAndGet(-client.collected());
        var id = client.refuse(refusal);
        if (id != null) {
            refusals.accept(new Refusal(refusal.problem().status(), id));
        }
    }

    /** Disconnects clients that are too slow. */
    void check(long now) {
        for (var client : clients) {
            var refusal = client.tooSlow(now);
            if (refusal != null) {
                refuse(client, refusal);
            }
        }
        shed();
    }

    /** Adds bytes that wait for the rest of their request; the request that has been coming longest gives way. */
    void addCollected(int bytes) {
        if (collected.addAndGet(bytes) > SHARE && bytes > 0) {
            clients.stream()
                    .min(Comparator.comparingLong(ClientConnection::collectingSince))
                    .ifPresent(this::giveUp);
        }
    }

    private void giveUp(ClientConnection client) {
        remove(client);
        client.terminate();
    }

    /** Counts what is written, and checks what is unread when that may have become too much. */
    void limitUnread(int bytes) {
        if (writtenSinceCheck.addAndGet(bytes) > SHARE / 2) {
            shed();
        }
    }

    /** The client that has left something unread for the longest time gives way, until the rest is within the share. */
    private void shed() {
        writtenSinceCheck.set(0);
        var unread = clients.stream().mapToLong(ClientConnection::unread).sum();
        while (unread > SHARE / 2) {
            var slowest = clients.stream().min(Comparator.comparingLong(ClientConnection::unreadSince));
            if (slowest.isEmpty() || slowest.get().unread() == 0) {
                return;
            }
            unread -= slowest.get().unread();
            giveUp(slowest.get());
        }
    }
}
