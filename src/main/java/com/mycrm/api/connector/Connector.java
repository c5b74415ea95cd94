package com.mycrm.api.connector;

import static java.lang.System.Logger.Level.WARNING;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;

/**
 * Puts {@link ConnectionFilter} before the HTTP parser of the server's listener, at the first request that comes
 * through it: the listener does not exist before the application is deployed. Connections that were open before are not
 * watched.
 *
 * <p>Neither the Servlet API nor a setting of the server reaches this far, so {@link GrizzlyListeners} does it for the
 * servers that have Grizzly. On another server nothing is watched: the first request says so in the log, and this class
 * loads none that needs Grizzly.
 */
@ApplicationScoped
public class Connector {

    /** The largest body that is received whole before a thread gets the request. */
    public static final int LARGEST_COLLECTED = ClientConnection.LARGEST_COLLECTED;

    private static final Logger LOG = System.getLogger(Connector.class.getName());

    private volatile GrizzlyListeners listeners;
    private volatile boolean isUnsupported;
    private volatile boolean stopping;

    @Inject
    private Event<Refusal> refusals;

    @Inject
    private Event<StopAnnounced> stops;

    /** Watches the listener of this request from now on. */
    public void watch(HttpServletRequest request) {
        if (isUnsupported && listeners == null) {
            return;
        }
        try {
            listeners().watch(request);
        } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
            giveUp(e);
        }
    }

    private GrizzlyListeners listeners() {
        var existing = listeners;
        return existing == null ? create() : existing;
    }

    private synchronized GrizzlyListeners create() {
        if (listeners == null) {
            listeners = new GrizzlyListeners(refusal -> refusals.fire(refusal), () -> stopping);
        }
        return listeners;
    }

    /** Listeners that are watched already stay so. */
    private synchronized void giveUp(Throwable reason) {
        if (isUnsupported) {
            return;
        }
        isUnsupported = true;
        if (listeners != null && listeners.areNone()) {
            listeners.end();
            listeners = null;
        }
        LOG.log(
                WARNING,
                "The connections of this server are not watched, so slow clients hold its threads;"
                        + " a reverse proxy that receives requests whole keeps them off ({0})",
                reason.toString());
    }

    /** Whether the thread of this request waits for the client while much of its answer is unread. */
    public void pace(HttpServletRequest request, boolean waits) {
        var watching = listeners;
        if (watching != null) {
            watching.pace(request, waits);
        }
    }

    /**
     * Closes the connection of this request.
     *
     * @return false if this server has no way to do so
     */
    public boolean abort(HttpServletRequest request) {
        var watching = listeners;
        return watching != null && watching.abort(request);
    }

    /** From now on each answer ends its connection. */
    public void announceStop() {
        stopping = true;
        stops.fire(new StopAnnounced());
    }

    /** Accepts no more connections. */
    public void close() {
        if (listeners != null) {
            listeners.close();
        }
    }

    /** Whether a request is coming or being answered, or an answer is not read to its end. */
    public boolean isBusy() {
        return listeners != null && listeners.areBusy();
    }

    @PreDestroy
    void end() {
        if (listeners != null) {
            listeners.end();
        }
    }
}
