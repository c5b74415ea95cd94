package com.mycrm.jobs;

import com.mycrm.api.ReadinessCheck;
import com.mycrm.jobs.PollingWorker.Schedule;
import com.mycrm.persistence.DatabaseState;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/**
 * The polling workers of this node. They run on threads of the server and stop with the application. While one of them
 * does not move, the node is not ready, and the health check names such workers.
 */
@ApplicationScoped
public class PollingWorkers implements ReadinessCheck {

    /** The longest step without a sign of life: far more than any takes. */
    private static final Duration LONGEST_STEP = Duration.ofMinutes(15);

    @Resource
    ManagedThreadFactory threads;

    @Inject
    DatabaseState database;

    private final List<PollingWorker> created = new CopyOnWriteArrayList<>();

    /**
     * Creates a worker that the caller then {@link PollingWorker#start starts}: its step may ask the worker, which the
     * caller has kept by then.
     *
     * @param name names its threads and its log lines
     * @param step returns whether there is more work
     */
    public PollingWorker create(String name, Schedule schedule, BooleanSupplier step) {
        var worker = new PollingWorker(name, schedule, step, database::isReady, threads);
        created.add(worker);
        return worker;
    }

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
        return created.stream()
                .filter(worker -> worker.isStuck(LONGEST_STEP))
                .map(PollingWorker::name)
                .toList();
    }

    @PreDestroy
    void stop() {
        created.forEach(PollingWorker::stop);
    }
}
