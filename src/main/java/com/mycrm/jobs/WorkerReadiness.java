package com.mycrm.jobs;

import com.mycrm.api.ReadinessCheck;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Health check: down while a background worker of this node does not move. Its data name such workers. */
@ApplicationScoped
public class WorkerReadiness implements ReadinessCheck {

    /** The longest step without a sign of life: far more than any takes. */
    private static final Duration LONGEST_STEP = Duration.ofMinutes(15);

    @Inject
    PollingWorkers workers;

    @Override
    public String name() {
        return "workers";
    }

    @Override
    public boolean isReady() {
        return stuck().isEmpty();
    }

    @Override
    public Map<String, String> data() {
        var stuck = stuck();
        return stuck.isEmpty() ? Map.of() : Map.of("stuck", String.join(", ", stuck));
    }

    private List<String> stuck() {
        return workers.stuck(LONGEST_STEP);
    }
}
