package com.mycrm.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** A health check that is down from the moment when this node was told to stop. */
@Readiness
@ApplicationScoped
public class StopReadiness implements HealthCheck {

    @Inject
    private GracefulStop stop;

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("accepting").status(!stop.isStopping()).build();
    }
}
