package com.mycrm.imports;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import com.mycrm.api.problem.Causes;
import com.mycrm.persistence.DatabaseState;
import com.mycrm.persistence.TransactionConflict;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Imports on this node, one after another.
 *
 * <p>Rows are kept by the batch, in one transaction with how far the import is: whoever goes on after a node's end skips
 * the rows that are done and neither loses nor doubles one.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class ImportWorker {

    private static final Logger LOG = System.getLogger(ImportWorker.class.getName());
    private static final int BATCH = 1_000;
    private static final Duration QUIET = Duration.ofSeconds(10);
    private static final int PAUSE_MILLIS = 500;

    /** Attempts at the same rows while the database fails, some fifteen seconds apart. */
    private static final int ATTEMPTS = 20;

    private final String owner = UUID.randomUUID().toString();
    private final Map<Long, Integer> failures = new HashMap<>();

    @Resource
    private ManagedScheduledExecutorService executor;

    @EJB
    private ImportStore store;

    @Inject
    private DatabaseState database;

    @Inject
    @Any
    private Instance<ImportTarget> targets;

    private long quietUntil = System.nanoTime();
    private volatile boolean stopped;

    @PostConstruct
    void start() {
        executor.scheduleWithFixedDelay(this::work, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        stopped = true;
    }

    private void work() {
        try {
            while (!stopped && database.isReady() && System.nanoTime() - quietUntil >= 0) {
                var claimed = store.claim(owner);
                if (claimed.isEmpty()) {
                    return;
                }
                run(claimed.get());
            }
        } catch (RuntimeException e) {
            quietUntil = System.nanoTime() + QUIET.toNanos();
            LOG.log(WARNING, "Imports: {0}", e.getMessage());
        }
    }

    private void run(Import claimed) {
        try {
            if (read(claimed)) {
                store.end(claimed.id(), owner, Import.DONE, null);
                failures.remove(claimed.id());
                LOG.log(INFO, "Import {0} is done", Long.toString(claimed.id()));
            } else {
                store.release(claimed.id(), owner);
            }
        } catch (ImportLost e) {
            LOG.log(INFO, "Import {0}: {1}", Long.toString(claimed.id()), e.getMessage());
        } catch (UnreadableFile e) {
            store.end(claimed.id(), owner, Import.FAILED, e.getMessage() + ".");
        } catch (IOException | RuntimeException e) {
            failed(claimed, e);
        }
    }

    /** Whether it was read to its end; else this node is stopping. */
    private boolean read(Import running) throws IOException {
        var target = targets.stream()
                .filter(known -> known.name().equals(running.target()))
                .findFirst()
                .orElseThrow();
        var content = new ImportContent(chunk -> store.chunk(running.id(), chunk));
        try (var rows = running.format().open(content, running.charset(), target)) {
            store.warn(running.id(), rows.unknownColumns());
            for (var i = 0L; i < running.rowsDone(); i++) {
                rows.next();
            }
            for (var done = running.rowsDone(); !stopped; ) {
                var batch = batch(rows);
                if (batch.isEmpty()) {
                    return true;
                }
                keep(running, target, batch, done, content.position());
                done += batch.size();
            }
            return false;
        }
    }

    private static ArrayList<FileRow> batch(Rows rows) throws IOException {
        var batch = new ArrayList<FileRow>(BATCH);
        for (var row = rows.next(); row != null; row = rows.next()) {
            batch.add(row);
            if (batch.size() == BATCH) {
                break;
            }
        }
        return batch;
    }

    private void keep(Import running, ImportTarget target, ArrayList<FileRow> batch, long done, long bytes) {
        TransactionConflict.retry(() -> {
            if (running.isDryRun()) {
                try {
                    store.attempt(running, target, batch);
                } catch (DryRunRollback e) {
                    store.advance(running, owner, batch, e.faults(), done, bytes);
                }
            } else {
                store.step(running, owner, target, batch, done, bytes);
            }
            return null;
        });
    }

    /** While the database is away an import waits to be taken up again; anything else that fails will fail again. */
    private void failed(Import running, Exception failure) {
        var ofDatabase = Causes.of(failure)
                .anyMatch(cause -> cause instanceof SQLException || cause instanceof TransactionConflict);
        if (ofDatabase && failures.merge(running.id(), 1, Integer::sum) < ATTEMPTS) {
            LOG.log(WARNING, "Import " + running.id() + " stopped and will go on: " + failure.getMessage());
            return;
        }
        LOG.log(ERROR, "Import " + running.id() + " failed", failure);
        store.end(
                running.id(),
                owner,
                Import.FAILED,
                "The service failed; its log says why under import " + running.id() + ".");
    }
}
