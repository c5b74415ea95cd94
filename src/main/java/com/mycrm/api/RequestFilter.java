package com.mycrm.api;

import com.mycrm.api.connector.Connector;
import com.mycrm.api.problem.ExceptionTranslator;
import com.mycrm.api.problem.ProblemException;
import com.mycrm.api.problem.Problems;
import com.mycrm.api.problem.RequestId;
import com.mycrm.config.Setting;
import com.mycrm.config.Settings;
import com.mycrm.persistence.DatabaseState;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.time.Duration;
import java.util.Set;

/**
 * The first filter of every request. It assigns the request id, refuses malformed requests and those before the
 * database is ready, limits concurrent reads, and records the request in the access log and the metrics.
 */
public class RequestFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = System.getLogger(RequestFilter.class.getName());
    /** Browsers take each answer for the type that it says, and for no other. */
    static final String NO_SNIFFING = "X-Content-Type-Options";

    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final Duration RETRY = Duration.ofSeconds(3);

    @Inject
    private transient DatabaseState database;

    @Inject
    private transient RequestRecord record;

    @Inject
    private transient ReadLimiter reads;

    @Inject
    private transient BodyBudget bodies;

    @Inject
    private transient TransferLimiter transfers;

    @Inject
    private transient Connector connector;

    private transient RequestChecks checks;

    @Override
    public void init(FilterConfig config) throws ServletException {
        super.init(config);
        checks = new RequestChecks(
                Settings.integer(Setting.MAX_URL),
                Settings.integer(Setting.MAX_HEADERS),
                Settings.isOn(Setting.SAMPLE_DATA));
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var start = System.nanoTime();
        connector.watch(request);
        var id = RequestId.assign(request, response);
        response.setHeader(NO_SNIFFING, "nosniff");
        try {
            checks.check(request);
            if (!database.isReady() && !needsNoDatabase(request)) {
                throw Problems.unavailable("The database is not ready yet.", RETRY);
            }
            if (READING.contains(request.getMethod()) && !needsNoDatabase(request)) {
                reads.acquire(request);
            }
            transfers.acquireForBody(request);
            chain.doFilter(AcceptRequest.of(request), response);
            if (request.getMethod().equals("HEAD") && !request.isAsyncStarted()) {
                response.flushBuffer(); // otherwise the server sends Content-Length: 0
            }
        } catch (ProblemException e) {
            ProblemWriter.write(e, request, response);
        } catch (IOException | ServletException | RuntimeException e) {
            answer(e, id, request, response);
        } finally {
            reads.release(request);
            bodies.release(request);
            transfers.release(request);
            ConnectionAborter.abortIfMarked(request, connector);
            recordAtEnd(request, response, start);
        }
    }

    private static void answer(Exception failure, String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var problem = ExceptionTranslator.answer(failure, id);
        if (response.isCommitted()) {
            ConnectionAborter.mark(request);
        } else {
            ProblemWriter.write(problem, request, response);
        }
    }

    private void recordAtEnd(HttpServletRequest request, HttpServletResponse response, long start) {
        if (!request.isAsyncStarted()) {
            record.add(request, response.getStatus(), System.nanoTime() - start);
            return;
        }
        request.getAsyncContext().addListener(new CompletionListener() {
            @Override
            public void onComplete(AsyncEvent event) {
                record.add(request, response.getStatus(), System.nanoTime() - start);
            }
        });
    }

    /**
     * Whether a request is for health, metrics or documents. These answer before the database is ready, without a
     * permit to read, and without a look at who asks.
     */
    public static boolean needsNoDatabase(HttpServletRequest request) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        return path.equals("/health")
                || path.startsWith("/health/")
                || path.equals("/metrics")
                || path.equals("/openapi")
                || path.startsWith("/docs");
    }
}
