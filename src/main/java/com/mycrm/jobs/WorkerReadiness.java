package com.mycrm.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Health check: down while a background worker of this node does not move. Its data name such workers. */
@Readiness
@ApplicationScoped
public class WorkerReadiness implements HealthCheck {

    /** The longest step without a sign of life: far more than any takes. */
    private static final Duration LONGEST_STEP = Duration.ofMinutes(15);

    @Inject
    PollingWorkers workers;

    @Override
    public HealthCheckResponse call() {
        var stuck = workers.stuck(LONGEST_STEP);
        var answer = HealthCheckResponse.named("workers").status(stuck.isEmpty());
        return stuck.isEmpty()
                ? answer.build()
                : answer.withData("stuck", String.join(", ", stuck)).build();
    }
}
