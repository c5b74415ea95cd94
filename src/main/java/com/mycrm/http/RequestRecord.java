package com.mycrm.http;

import static java.lang.System.Logger.Level.INFO;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.eclipse.microprofile.metrics.Timer;

/**
 * Keeps count and log of the requests.
 *
 * <p>The log has no query string, because filters hold telephone numbers.
 */
@ApplicationScoped
class RequestRecord {

    private static final Logger ACCESS = System.getLogger("access");
    private static final int SHOWN_PATH = 200;

    /** Any other method is counted as one, because clients may invent methods without end. */
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE");

    private static final Metadata REQUESTS = Metadata.builder()
            .withName("leads_requests")
            .withDescription("Requests and how long they took: the sum in seconds, all else in nanoseconds")
            .build();

    private record Kind(String method, String route, int status) {}

    private final Map<Kind, Timer> timers = new ConcurrentHashMap<>();

    @Inject
    private MetricRegistry metrics;

    void add(HttpServletRequest request, int status, long nanos) {
        timers.computeIfAbsent(kind(request, status), this::timer).update(Duration.ofNanos(nanos));
        if (ACCESS.isLoggable(INFO)) {
            ACCESS.log(INFO, line(request, status, nanos));
        }
    }

    private static Kind kind(HttpServletRequest request, int status) {
        var method = request.getMethod();
        var route = request.getAttribute(Attributes.ROUTE);
        return new Kind(METHODS.contains(method) ? method : "other", route == null ? "none" : route.toString(), status);
    }

    private Timer timer(Kind kind) {
        return metrics.timer(
                REQUESTS,
                new Tag("method", kind.method()),
                new Tag("route", kind.route()),
                new Tag("status", Integer.toString(kind.status())));
    }

    private static String line(HttpServletRequest request, int status, long nanos) {
        var path = request.getRequestURI();
        var caller = request.getAttribute(Attributes.CALLER);
        return request.getMethod() + " "
                + (path.length() > SHOWN_PATH ? path.substring(0, SHOWN_PATH) + "..." : path) + " "
                + status + " "
                + nanos / 1_000_000 + "ms "
                + (caller == null ? "-" : caller) + " "
                + request.getAttribute(Attributes.REQUEST_ID);
    }
}
