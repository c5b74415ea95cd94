package com.mycrm.api;

import static java.lang.System.Logger.Level.INFO;

import com.mycrm.api.connector.Refusal;
import com.mycrm.api.problem.RequestId;
import com.mycrm.api.text.StoredText;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Records each request in the metrics and in the access log.
 *
 * <p>The log has no query strings, because filters contain phone numbers.
 */
@ApplicationScoped
class RequestRecord {

    private static final Logger ACCESS = System.getLogger("access");
    private static final int SHOWN_PATH = 200;

    /** Methods with counters of their own; all others share one, because clients can invent any number of methods. */
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE");

    private record Kind(String method, String route, int status) {}

    private record Counters(Counter requests, Counter millis) {}

    private final Map<Kind, Counters> counters = new ConcurrentHashMap<>();

    @Inject
    private MeterRegistry metrics;

    void add(HttpServletRequest request, int status, long nanos) {
        var counted = counters.computeIfAbsent(kind(request, status), this::counters);
        counted.requests.increment();
        counted.millis.increment((nanos + 500_000) / 1_000_000);
        if (ACCESS.isLoggable(INFO)) {
            ACCESS.log(INFO, line(request, status, nanos));
        }
    }

    /** A request that was refused before it was understood: the log has nothing of it. */
    void addRefused(@Observes Refusal refusal) {
        counters.computeIfAbsent(new Kind("other", "none", refusal.status()), this::counters)
                .requests
                .increment();
        ACCESS.log(INFO, "- - {0} 0ms - {1}", refusal.status(), refusal.requestId());
    }

    private static Kind kind(HttpServletRequest request, int status) {
        var method = request.getMethod();
        var route = request.getAttribute(RouteFeature.ATTRIBUTE);
        return new Kind(METHODS.contains(method) ? method : "other", route == null ? "none" : route.toString(), status);
    }

    private Counters counters(Kind kind) {
        return new Counters(
                counter("leads_requests", "Requests answered", kind),
                counter("leads_requests_milliseconds", "Time spent on requests", kind));
    }

    private Counter counter(String name, String description, Kind kind) {
        return Counter.builder(name)
                .description(description)
                .tags("method", kind.method(), "route", kind.route(), "status", Integer.toString(kind.status()))
                .register(metrics);
    }

    private static String line(HttpServletRequest request, int status, long nanos) {
        var path = request.getRequestURI();
        return request.getMethod() + " "
                + (path.length() > SHOWN_PATH ? StoredText.truncate(path, SHOWN_PATH) + "..." : path) + " "
                + status + " "
                + nanos / 1_000_000 + "ms "
                + ActorName.logged(request) + " "
                + RequestId.of(request);
    }
}
