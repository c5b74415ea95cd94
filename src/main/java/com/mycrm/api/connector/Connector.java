package com.mycrm.api.connector;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.WARNING;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.glassfish.grizzly.Processor;
import org.glassfish.grizzly.asyncqueue.AsyncQueueWriter;
import org.glassfish.grizzly.filterchain.FilterChain;
import org.glassfish.grizzly.filterchain.FilterChainBuilder;
import org.glassfish.grizzly.http.server.HttpServerFilter;
import org.glassfish.grizzly.nio.NIOConnection;
import org.glassfish.grizzly.nio.transport.TCPNIOTransport;

/**
 * Puts {@link ConnectionFilter} before the HTTP parser of the server's listener, at the first request that comes
 * through it: the listener does not exist before the application is deployed. Connections that were open before are not
 * watched.
 *
 * <p>Neither the Servlet API nor a setting of the server reaches this far. On a server without Grizzly nothing is
 * watched, and a warning says so.
 */
@ApplicationScoped
public class Connector {

    /** The largest body that is received whole before a thread gets the request. */
    public static final int LARGEST_COLLECTED = ClientConnection.LARGEST_COLLECTED;

    private static final Logger LOG = System.getLogger(Connector.class.getName());
    private static final int HEALTH_THREADS = 2;

    /** What a client may leave unread of an answer of any length; of others it may leave all. */
    private static final int MOST_UNREAD = 256 * 1024;

    private final Map<TCPNIOTransport, Processor<?>> watched = new ConcurrentHashMap<>();
    private final ExecutorService health = Executors.newFixedThreadPool(HEALTH_THREADS, Connector::thread);
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(Connector::thread);
    private ClientConnections clients;
    private ConnectionFilter filter;
    private volatile boolean stopping;

    @Inject
    private Event<Refusal> refusals;

    @Inject
    private Event<StopAnnounced> stops;

    private static Thread thread(Runnable task) {
        var thread = new Thread(task, "connector");
        thread.setDaemon(true);
        return thread;
    }

    /** Watches the listener of this request from now on. */
    public void watch(HttpServletRequest request) {
        try {
            var transport = (TCPNIOTransport) ServerRequest.connection(request).getTransport();
            if (!watched.containsKey(transport)) {
                begin(transport);
            }
        } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
            LOG.log(WARNING, "The connections of this server are not watched: slow clients can hold its threads", e);
        }
    }

    private synchronized void begin(TCPNIOTransport transport) {
        if (watched.containsKey(transport)) {
            return;
        }
        if (filter == null) {
            clients = new ClientConnections(refusals::fire);
            filter = new ConnectionFilter(clients, health);
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
                server.getMonitoringConfig().addProbes(new RequestProbe(clients, () -> stopping));
            }
        }
        transport.getAsyncQueueIO().getWriter().setMaxPendingBytesPerConnection(AsyncQueueWriter.UNLIMITED_SIZE);
        watched.put(transport, before);
        ServerRequest.setProcessor(transport, chain);
    }

    /** Whether the thread of this request waits for the client while much of its answer is unread. */
    public void pace(HttpServletRequest request, boolean waits) {
        try {
            var connection = (NIOConnection) ServerRequest.connection(request);
            connection.setMaxAsyncWriteQueueSize(waits ? MOST_UNREAD : AsyncQueueWriter.UNLIMITED_SIZE);
        } catch (ReflectiveOperationException | LinkageError e) {
            LOG.log(DEBUG, "This server has its own limit", e);
        }
    }

    /** From now on each answer ends its connection. */
    public void announceStop() {
        stopping = true;
        stops.fire(new StopAnnounced());
    }

    /** Accepts no more connections. */
    public synchronized void close() {
        watched.keySet().forEach(TCPNIOTransport::unbindAll);
    }

    /** Whether a request is coming or being answered, or an answer is not read to its end. */
    public synchronized boolean isBusy() {
        return clients != null && clients.areBusy();
    }

    @PreDestroy
    synchronized void end() {
        for (var transport : watched.entrySet()) {
            ServerRequest.setProcessor(transport.getKey(), transport.getValue());
        }
        watch.shutdownNow();
        health.shutdown();
    }
}
