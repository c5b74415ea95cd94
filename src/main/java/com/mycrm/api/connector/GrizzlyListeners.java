package com.mycrm.api.connector;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.glassfish.grizzly.Processor;
import org.glassfish.grizzly.asyncqueue.AsyncQueueWriter;
import org.glassfish.grizzly.filterchain.FilterChain;
import org.glassfish.grizzly.filterchain.FilterChainBuilder;
import org.glassfish.grizzly.http.server.HttpServerFilter;
import org.glassfish.grizzly.nio.NIOConnection;
import org.glassfish.grizzly.nio.transport.TCPNIOTransport;

/** The listeners of Payara and GlassFish that have a {@link ConnectionFilter} before their HTTP parser. */
final class GrizzlyListeners {

    /** The request attribute of the connection, which whatever wraps a request has too. */
    private static final String CONNECTION = "leads.connection";

    private static final int HEALTH_THREADS = 2;

    /** What a client may leave unread of an answer of any length; of others it may leave all. */
    private static final int MOST_UNREAD = 256 * 1024;

    private final Map<TCPNIOTransport, Processor<?>> watched = new ConcurrentHashMap<>();
    private final ExecutorService health = Executors.newFixedThreadPool(HEALTH_THREADS, GrizzlyListeners::thread);
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(GrizzlyListeners::thread);
    private final ClientConnections clients;
    private final ConnectionFilter filter;
    private final BooleanSupplier stopping;

    GrizzlyListeners(Consumer<Refusal> refusals, BooleanSupplier stopping) {
        this.stopping = stopping;
        clients = new ClientConnections(refusals);
        filter = new ConnectionFilter(clients, health);
    }

    private static Thread thread(Runnable task) {
        var thread = new Thread(task, "connector");
        thread.setDaemon(true);
        return thread;
    }

    void watch(HttpServletRequest request) throws ReflectiveOperationException {
        var connection = ServerRequest.connection(request);
        request.setAttribute(CONNECTION, connection);
        var transport = (TCPNIOTransport) connection.getTransport();
        if (!watched.containsKey(transport)) {
            begin(transport);
        }
    }

    boolean areNone() {
        return watched.isEmpty();
    }

    private synchronized void begin(TCPNIOTransport transport) {
        if (watched.containsKey(transport)) {
            return;
        }
        if (watched.isEmpty()) {
            watch.scheduleWithFixedDelay(() -> clients.check(System.nanoTime()), 1, 1, TimeUnit.SECONDS);
        }
        var before = (FilterChain) transport.getProcessor();
        var parser = before.indexOfType(org.glassfish.grizzly.http.HttpServerFilter.class);
        if (parser < 0) {
            throw new IllegalStateException("The listener finds out the protocol of each connection");
        }
        var chain = FilterChainBuilder.stateless()
                .addAll(before)
                .add(parser, filter)
                .build();
        for (var part : before) {
            if (part instanceof HttpServerFilter server) {
                server.getMonitoringConfig().addProbes(new RequestProbe(clients, stopping));
            }
        }
        transport.getAsyncQueueIO().getWriter().setMaxPendingBytesPerConnection(AsyncQueueWriter.UNLIMITED_SIZE);
        watched.put(transport, before);
        ServerRequest.setProcessor(transport, chain);
    }

    void pace(HttpServletRequest request, boolean waits) {
        if (request.getAttribute(CONNECTION) instanceof NIOConnection connection) {
            connection.setMaxAsyncWriteQueueSize(waits ? MOST_UNREAD : AsyncQueueWriter.UNLIMITED_SIZE);
        }
    }

    /** Returns whether the connection of the request is known. */
    boolean abort(HttpServletRequest request) {
        if (request.getAttribute(CONNECTION) instanceof NIOConnection connection) {
            connection.terminateSilently();
            return true;
        }
        return false;
    }

    /** Accepts no more connections. */
    synchronized void close() {
        watched.keySet().forEach(TCPNIOTransport::unbindAll);
    }

    boolean areBusy() {
        return clients.areBusy();
    }

    synchronized void end() {
        watched.forEach(ServerRequest::setProcessor);
        watch.shutdownNow();
        health.shutdown();
    }
}
