package com.mycrm.persistence;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import com.mycrm.config.OutOfMemory;
import com.mycrm.config.Setting;
import com.mycrm.config.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceUnit;
import java.lang.System.Logger;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Migrates the database when the application starts and fires {@link DatabaseReady}. If the database does not answer,
 * it tries again for {@link Setting#DB_WAIT}.
 *
 * <p>It works in the background, because a deployment that waited for the database could not answer {@code
 * /health/ready}.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class DatabaseStart {

    private static final Logger LOG = System.getLogger(DatabaseStart.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(3);

    @Resource
    ManagedExecutorService executor;

    @PersistenceUnit(unitName = "leads")
    EntityManagerFactory entities;

    @Inject
    Event<DatabaseReady> event;

    @Inject
    DatabaseState state;

    @Inject
    DatabaseClock clock;

    private boolean isTriedAgain;

    private final CountDownLatch stopped = new CountDownLatch(1);

    @PostConstruct
    void start() {
        executor.submit(this::untilReady);
    }

    @PreDestroy
    void stop() {
        stopped.countDown();
        state.setNotReady("The service is stopping.");
        LeadsDataSource.closeAll();
    }

    private void untilReady() {
        try {
            Settings.check();
            warnOfUnknownSettings();
            var migration = Migration.configured();
            var end = Instant.now().plus(Settings.duration(Setting.DB_WAIT));
            while (!attempt(migration, end)) {
                if (stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IllegalArgumentException e) {
            giveUp(e.getMessage());
        } catch (RuntimeException | Error e) {
            OutOfMemory.endProcess(e);
            LOG.log(ERROR, "The start failed", e);
            giveUp("The start failed: " + ConnectionFailureText.of(e));
        }
    }

    private static void warnOfUnknownSettings() {
        var unknown = Settings.unknown();
        if (!unknown.isEmpty()) {
            LOG.log(WARNING, "The service has no settings of these names: {0}", String.join(", ", unknown));
        }
    }

    /** Whether this was the last attempt, because it succeeded or because there is no time for another one. */
    private boolean attempt(Migration migration, Instant end) {
        try {
            if (!migration.run()) {
                state.setNotReady("Another node migrates the database " + migration.database() + ".");
                return false;
            }
            clock.read();
            // EclipseLink asks the database for its properties once and would remember a failure for good.
            entities.createEntityManager().close();
            event.fire(new DatabaseReady());
            state.setReady();
            LOG.log(INFO, "The database {0} is ready", migration.database());
            return true;
        } catch (IllegalArgumentException e) {
            giveUp(e.getMessage());
            return true;
        } catch (RuntimeException | Error e) {
            OutOfMemory.endProcess(e);
            return failed(e, migration, end);
        }
    }

    private boolean failed(Throwable failure, Migration migration, Instant end) {
        var isUnexplained = !ConnectionFailureText.isOfDatabase(failure);
        if (isUnexplained && !isTriedAgain) {
            // Payara closes the archives of an application when it is deployed, also while a class is loaded from them.
            isTriedAgain = true;
            return false;
        }
        var reason = "Cannot use the database " + migration.database() + ": " + ConnectionFailureText.of(failure);
        var left = Duration.between(Instant.now(), end);
        if (left.compareTo(PAUSE) < 0) {
            giveUp(reason);
            return true;
        }
        if (!reason.equals(state.reason())) {
            state.setNotReady(reason);
            LOG.log(
                    WARNING,
                    "{0}; trying again every {1} s for {2} s",
                    reason,
                    PAUSE.toSeconds(),
                    Long.toString(left.toSeconds()));
            if (isUnexplained) {
                LOG.log(WARNING, "The start failed", failure);
            }
        }
        return false;
    }

    private void giveUp(String reason) {
        state.setNotReady(reason);
        LOG.log(ERROR, "{0}; giving up", reason);
        if (Boolean.getBoolean(Setting.OWN_PROCESS)) {
            // On a thread of its own: the shutdown of the server waits for the server's threads, this one included.
            new Thread(() -> System.exit(1), "exit").start();
        }
    }
}
