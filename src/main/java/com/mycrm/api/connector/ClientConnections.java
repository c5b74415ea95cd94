package com.mycrm.api.connector;

import static java.lang.System.Logger.Level.WARNING;

import java.lang.System.Logger;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * All connections of clients. It bounds what they use together: requests that are being answered, bytes of requests
 * that are not complete, and bytes of answers that are not read. Beyond a bound of bytes the worst client is
 * disconnected.
 */
final class ClientConnections {

    /** Those that threads work on, and those that wait for a thread. Suspended ones are neither. */
    private static final int MOST_REQUESTS = 64 + 1024;

    private static final long SHARE = Runtime.getRuntime().maxMemory() / 8;

    private static final Logger LOG = System.getLogger(ClientConnections.class.getName());

    private final Set<ClientConnection> clients = ConcurrentHashMap.newKeySet();
    private final AtomicInteger requests = new AtomicInteger();
    private final HeldBytes<ClientConnection> collected = new HeldBytes<>(
            clients, SHARE, ClientConnection::collected, ClientConnection::collectingSince, this::giveUp);
    private final HeldBytes<ClientConnection> unread =
            new HeldBytes<>(clients, SHARE / 2, ClientConnection::unread, ClientConnection::unreadSince, this::giveUp);
    private final Consumer<Refusal> refusals;

    ClientConnections(Consumer<Refusal> refusals) {
        this.refusals = refusals;
    }

    void add(ClientConnection client) {
        clients.add(client);
    }

    void remove(ClientConnection client) {
        clients.remove(client);
    }

    private void giveUp(ClientConnection client) {
        remove(client);
        client.terminate();
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
        var id = client.refuse(refusal);
        if (id != null) {
            refusals.accept(new Refusal(refusal.problem().status(), id));
        }
    }

    /** Disconnects clients that are too slow. */
    void check(long now) {
        for (var client : clients) {
            try {
                check(client, now);
            } catch (RuntimeException e) {
                LOG.log(WARNING, "A connection could not be checked", e);
            }
        }
        collected.shed();
        unread.shed();
    }

    private void check(ClientConnection client, long now) {
        var refusal = client.tooSlow(now);
        if (refusal != null) {
            refuse(client, refusal);
        }
    }

    /** Adds bytes that wait for the rest of their request. */
    void addCollected(int bytes) {
        collected.add(bytes);
    }

    /** Adds bytes of answers, which clients have to read. */
    void addWritten(int bytes) {
        unread.add(bytes);
    }
}
