package com.mycrm.imports;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;

import com.mycrm.api.connector.StopAnnounced;
import com.mycrm.api.problem.Causes;
import com.mycrm.api.problem.FailureLog;
import com.mycrm.config.OutOfMemory;
import com.mycrm.jobs.PollingWorker;
import com.mycrm.jobs.PollingWorker.Schedule;
import com.mycrm.jobs.PollingWorkers;
import com.mycrm.persistence.TransactionConflict;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Imports files on this node, one after another.
 *
 * <p>Each transaction stores a batch of rows together with the progress of the import. A node that continues an import
 * skips the stored rows, so every row is stored once even if nodes stop in between.
 */
@ApplicationScoped
public class ImportWorker {

    private static final Logger LOG = System.getLogger(ImportWorker.class.getName());
    private static final Schedule SCHEDULE = new Schedule(1, Duration.ofMillis(500), Duration.ofSeconds(10));

    /**
     * Attempts to read on from the same row that failures of the database interrupt. The lease that is left runs out in
     * between.
     */
    private static final int ATTEMPTS = 20;

    /** Nodes that may end, each for itself, while they read the same rows. */
    private static final int MOST_ENDED = 2;

    /** How often an import was interrupted before it got beyond these rows. */
    private record Interruptions(long rowsDone, int count) {

        Interruptions then(Interruptions next) {
            return next.rowsDone > rowsDone ? next : new Interruptions(rowsDone, count + 1);
        }
    }

    private final Map<Long, Interruptions> interruptions = new HashMap<>();

    /** Imports that a failure of the database has interrupted, until their attempts are reset. */
    private final Set<Long> interrupted = new HashSet<>();

    @Inject
    PollingWorkers workers;

    @EJB
    ImportStore store;

    @EJB
    ImportQueries queries;

    @Inject
    @Any
    Instance<ImportTarget> installed;

    Map<String, ImportTarget> targets;
    private PollingWorker worker;

    void start(@Observes Startup startup) {
        targets = installed.stream().collect(Collectors.toMap(ImportTarget::name, Function.identity()));
        worker = workers.create("imports", SCHEDULE, () -> step(worker::isStopped));
        worker.start();
    }

    /** Leaves the import that is under way to another node at once, because this node stops. */
    void end(@Observes StopAnnounced stop) {
        worker.stop();
    }

    boolean step(BooleanSupplier isStopped) {
        for (var id : List.copyOf(interrupted)) {
            store.resetAttempts(id);
            interrupted.remove(id);
        }
        var claimed = store.claim(targets.keySet());
        claimed.flatMap(queries::find).ifPresent(running -> run(running, isStopped));
        return claimed.isPresent();
    }

    private void run(Import running, BooleanSupplier isStopped) {
        var id = running.id();
        try {
            if (running.attempts() > MOST_ENDED) {
                throw new UnreadableFile("The service ended " + MOST_ENDED
                        + " times while it read the rows after the first " + running.rowsDone());
            }
            switch (new ImportRun(store, running, targets.get(running.target())).run(isStopped)) {
                case FINISHED -> {
                    end(id, Import.DONE, null);
                    LOG.log(INFO, "Import " + id + " is done");
                }
                case STOPPED -> {
                    store.release(id);
                    LOG.log(INFO, "Import " + id + " is left to another node, or to the next start");
                }
                case LOST -> {
                    interruptions.remove(id);
                    LOG.log(INFO, "Import " + id + " was cancelled or is continued by another node");
                }
            }
        } catch (UnreadableFile e) {
            end(id, Import.FAILED, e.getMessage() + ".");
        } catch (Throwable e) {
            OutOfMemory.endProcess(e);
            fail(running, e);
        }
    }

    private void fail(Import running, Throwable failure) {
        var id = running.id();
        var now = new Interruptions(running.rowsDone(), 1);
        if (isOfDatabase(failure) && interruptions.merge(id, now, Interruptions::then).count < ATTEMPTS) {
            interrupted.add(id);
            FailureLog.log(LOG, "Import " + id + " was interrupted and continues later", failure);
        } else {
            LOG.log(ERROR, "Import " + id + " failed", failure);
            end(id, Import.FAILED, "The service failed; its log says why under import " + id + ".");
        }
    }

    /** Such failures may pass; all others would repeat. */
    private static boolean isOfDatabase(Throwable failure) {
        return Causes.of(failure)
                .anyMatch(cause -> cause instanceof SQLException || cause instanceof TransactionConflict);
    }

    private void end(long id, String state, String reason) {
        store.end(id, state, reason);
        interruptions.remove(id);
    }
}
