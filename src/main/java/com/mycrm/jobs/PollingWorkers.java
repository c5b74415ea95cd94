package com.mycrm.jobs;

import com.mycrm.jobs.PollingWorker.Schedule;
import com.mycrm.persistence.DatabaseState;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/** The polling workers of this node. They run on threads of the server and stop with the application. */
@ApplicationScoped
public class PollingWorkers {

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

    /** The names of the workers that have not moved for that time. */
    List<String> stuck(Duration longest) {
        return created.stream()
                .filter(worker -> worker.isStuck(longest))
                .map(PollingWorker::name)
                .toList();
    }

    @PreDestroy
    void stop() {
        created.forEach(PollingWorker::stop);
    }
}
