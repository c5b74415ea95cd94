package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Health, metrics and request ids. */
class OperationIT {

    private final Api api = TestServer.api();

    @Test
    void healthNeedsNoToken() {
        isUp("/health/live", "service");
        isUp("/health/ready", "accepting", "database", "inbox", "workers");
        isUp("/health", "service", "accepting", "database", "inbox", "workers");
        isUp("/health/started");
    }

    @Test
    void healthAndMetricsAreOnlyRead() {
        for (var path : List.of("/health", "/health/live", "/health/ready", "/health/started", "/metrics")) {
            var head = api.send("HEAD", path, null).expect(200);
            assertEquals(api.send("GET", path, null).header("content-type"), head.header("content-type"));
            assertEquals("", head.body());
            var allowed = api.send("OPTIONS", path, null).expect(200).header("allow");
            assertEquals(Set.of("GET", "HEAD", "OPTIONS"), Set.of(allowed.split(", ")));
            for (var method : List.of("POST", "PATCH", "LOCK")) {
                var answer = api.send(method, path, null);
                answer.isProblem(405, "Method Not Allowed", "This address does not take this method.", path);
                assertEquals("GET, HEAD, OPTIONS", answer.header("allow"));
            }
        }
    }

    @Test
    void metricsCountRequestsAndShowThePool() {
        var series = "leads_requests_total{method=\"GET\"," + "route=\"/properties/{id}\",status=\"404\"}";
        var before = metric(series);
        api.get("/properties/999");
        api.get("/properties/998");
        assertEquals(before + 2, metric(series));
        assertEquals(10, metric("leads_db_pool_max"));
        assertTrue(metric("leads_db_pool_idle") > 0);
    }

    @Test
    void metricsCountRefusedTokens() {
        var series = "leads_tokens_refused_total{reason=\"bad\"}";
        var before = metric(series);
        api.send("GET", "/users", null, "Authorization", "Bearer nonsense").expect(401);
        assertEquals(before + 1, metric(series));
    }

    @Test
    void requestIdOfTheClientIsReturned() {
        var answer = api.get("/whatsapp-leads/0", "X-Request-Id", "client-7.a_B");
        assertEquals(List.of("client-7.a_B"), answer.all("x-request-id"));
        answer.isProblem(404, "Not Found", "The lead 0 does not exist.", "/whatsapp-leads/0");
        var other = api.get("/whatsapp-leads/0", "X-Request-Id", "not an id").header("x-request-id");
        assertTrue(other.matches("[0-9a-f]{16}"), other);
    }

    /** Expects these checks, in this order. */
    private void isUp(String path, String... checks) {
        var answer = api.send("GET", path, null).expect(200).json();
        assertEquals(Set.of("status", "checks"), answer.keySet());
        assertEquals("UP", answer.getString("status"));
        assertEquals(
                Stream.of(checks)
                        .map(check -> Answer.json("""
                                {"name": "%s", "status": "UP", "data": {}}""".formatted(check)))
                        .toList(),
                answer.getJsonArray("checks"));
    }

    private double metric(String series) {
        return Metrics.value(api, series);
    }
}
