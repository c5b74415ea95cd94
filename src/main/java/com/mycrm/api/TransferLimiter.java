package com.mycrm.api;

import com.mycrm.api.connector.Connector;
import com.mycrm.api.problem.ProblemException;
import com.mycrm.api.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * A bulkhead for requests whose pace is the client's: exports, and bodies too large to be collected. Each holds a
 * thread for as long as it lasts, so they get a quarter of the threads, and one caller half of that. Before
 * the token of a request was checked, its caller is the address of the client.
 */
@ApplicationScoped
public class TransferLimiter {

    static final int MOST = 16;
    static final int MOST_OF_ONE_CALLER = 8;
    private static final String PERMIT = "leads.transfer_permit";
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final Semaphore permits = new Semaphore(MOST);
    private final Map<String, Integer> callers = new ConcurrentHashMap<>();
    private final Connector connector;

    /** For the proxy of this bean. */
    TransferLimiter() {
        this(null);
    }

    @Inject
    public TransferLimiter(Connector connector) {
        this.connector = connector;
    }

    /**
     * Gives the request a permit, unless it has one.
     *
     * @throws ProblemException 429 if the caller has too many, 503 if all are in use
     */
    public void acquire(HttpServletRequest request) {
        if (request.getAttribute(PERMIT) != null) {
            return;
        }
        var actor = request.getAttribute(ActorName.ATTRIBUTE);
        var caller = actor == null ? "address:" + ClientAddress.of(request) : actor.toString();
        if (callers.merge(caller, 1, Integer::sum) > MOST_OF_ONE_CALLER) {
            forget(caller);
            throw Problems.tooManyRequests("This caller has too many files under way.", RETRY);
        }
        if (!permits.tryAcquire()) {
            forget(caller);
            throw Problems.unavailable("The service has too many files under way.", RETRY);
        }
        request.setAttribute(PERMIT, caller);
        connector.pace(request, true);
    }

    /** Gives a body a permit if it is read as it comes. */
    void acquireForBody(HttpServletRequest request) {
        if (request.getContentLengthLong() > Connector.LARGEST_COLLECTED
                || request.getHeader("Transfer-Encoding") != null) {
            acquire(request);
        }
    }

    void release(HttpServletRequest request) {
        if (request.getAttribute(PERMIT) instanceof String caller) {
            request.removeAttribute(PERMIT);
            forget(caller);
            permits.release();
            connector.pace(request, false);
        }
    }

    private void forget(String caller) {
        callers.computeIfPresent(caller, (same, count) -> count == 1 ? null : count - 1);
    }
}
