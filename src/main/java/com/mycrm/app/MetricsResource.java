package com.mycrm.app;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** The metrics of this node, in the text format of Prometheus (0.0.4) whatever the client accepts. */
@Path("metrics")
@ApplicationScoped
public class MetricsResource {

    private static final String TEXT = "text/plain;version=0.0.4;charset=UTF-8";

    @Inject
    PrometheusMeterRegistry metrics;

    @GET
    @PermitAll
    public Response metrics() {
        return Response.ok(metrics.scrape(), TEXT).build();
    }
}
