package com.mycrm.api;

import static java.lang.System.Logger.Level.DEBUG;

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
 * The gate that every request passes first: it names the request, turns away what no resource should see, and keeps the
 * access log and the request metrics.
 */
public class RequestFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = System.getLogger(RequestFilter.class.getName());
    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");
    private static final int LONGEST_REST = 8 * 1024 * 1024;
    private static final Duration RETRY = Duration.ofSeconds(3);

    @Inject
    private transient DatabaseState database;

    @Inject
    private transient RequestRecord record;

    @Inject
    private transient ReadLimiter reads;

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
        var id = RequestId.assign(request, response);
        try {
            checks.check(request);
            if (!database.isReady() && !isOpenBefore(request.getRequestURI())) {
                throw Problems.unavailable("The database is not ready yet.", RETRY);
            }
            if (READING.contains(request.getMethod()) && !isOpenBefore(request.getRequestURI())) {
                reads.acquire(request);
            }
            chain.doFilter(request, response);
            if (request.getMethod().equals("HEAD") && !request.isAsyncStarted()) {
                response.flushBuffer(); // else the server says that the length, of which it saw nothing, is 0
            }
        } catch (ProblemException e) {
            ProblemWriter.write(e, request, response);
        } catch (ServletException | RuntimeException e) {
            if (response.isCommitted()) {
                throw e;
            }
            ProblemWriter.write(ExceptionTranslator.answer(e, id), request, response);
        } finally {
            reads.release(request);
            readRest(request);
            ConnectionAborter.cutIfMarked(request);
            recordAtEnd(request, response, start);
        }
    }

    /**
     * Reads what a client still sends though it is answered: an HTTP/2 connection stands still with what nobody reads,
     * and all its other requests with it. Whoever waits to be asked for the body ({@code Expect}) sends none.
     */
    private static void readRest(HttpServletRequest request) {
        if (!WITH_BODY.contains(request.getMethod())
                || request.isAsyncStarted()
                || request.getHeader("Expect") != null) {
            return;
        }
        try {
            var body = request.getInputStream();
            var buffer = new byte[8 * 1024];
            for (var rest = LONGEST_REST; rest > 0; ) {
                var count = body.read(buffer);
                if (count < 0) {
                    return;
                }
                rest -= count;
            }
        } catch (IOException | IllegalStateException e) {
            // The client is gone, or has been answered already by closing: there is nothing more to read.
            LOG.log(DEBUG, "The rest of a request was not read", e);
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

    /** What tells how the service is must answer while it waits for the database, and while many others ask. */
    private static boolean isOpenBefore(String path) {
        return path.equals("/health")
                || path.startsWith("/health/")
                || path.equals("/metrics")
                || path.equals("/openapi")
                || path.startsWith("/docs");
    }
}
