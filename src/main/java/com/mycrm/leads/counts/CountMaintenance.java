package com.mycrm.leads.counts;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import com.mycrm.config.Setting;
import com.mycrm.config.Settings;
import com.mycrm.leads.counts.CountAudit.Report;
import com.mycrm.persistence.DatabaseState;
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
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** Keeps the tallies short and right, on every node: folds deltas, builds what is not there yet, checks from time to time. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class CountMaintenance {

    private static final Logger LOG = System.getLogger(CountMaintenance.class.getName());
    private static final int PAUSE_MILLIS = 500;
    private static final Duration QUIET = Duration.ofSeconds(10);

    /** After so long nobody is taken to be building any more: that node has stopped. */
    private static final Duration BUILDING = Duration.ofMinutes(1);

    @Resource
    private ManagedScheduledExecutorService executor;

    @Inject
    private DatabaseState database;

    @Inject
    private LeadTotals tallies;

    @EJB
    private CountStore store;

    @Inject
    private CountAudit check;

    @Inject
    private MetricRegistry metrics;

    private Counter wrong;
    private volatile boolean stopped;

    @PostConstruct
    void start() {
        wrong = metrics.counter(Metadata.builder()
                .withName("leads_tallies_wrong")
                .withDescription("Tallies that a check has found wrong and set right")
                .build());
        // Apart, because a check of many leads takes its time, and what is not folded meanwhile makes lists slow.
        repeat(this::fold);
        repeat(this::check);
    }

    private void repeat(BooleanSupplier step) {
        executor.scheduleWithFixedDelay(new Work(step), PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        stopped = true;
    }

    /** Is done while there is more to do, and after a failure not for a while. */
    private final class Work implements Runnable {

        private final BooleanSupplier step;
        private long quietUntil = System.nanoTime();

        Work(BooleanSupplier step) {
            this.step = step;
        }

        @Override
        public void run() {
            try {
                var isMore = database.isReady() && System.nanoTime() - quietUntil >= 0;
                while (isMore && !stopped) {
                    isMore = step.getAsBoolean();
                }
            } catch (RuntimeException e) {
                quietUntil = System.nanoTime() + QUIET.toNanos();
                LOG.log(WARNING, "Tallies: {0}", e.getMessage());
            }
        }
    }

    private boolean fold() {
        return tallies.waiting().deltas() > 0 && store.fold();
    }

    private boolean check() {
        var waiting = tallies.waiting();
        var pause = waiting.areBuilt() ? Settings.duration(Setting.COUNT_CHECK) : BUILDING;
        if (waiting.checked().plus(pause).isBefore(Instant.now())) {
            check.ifLast(pause).ifPresent(waiting.areBuilt() ? this::report : CountMaintenance::built);
        }
        return false;
    }

    private static void built(Report report) {
        LOG.log(INFO, "Counted {0} leads in {1} ms", "" + report.leads(), "" + report.milliseconds());
    }

    private void report(Report report) {
        if (report.different() > 0) {
            wrong.inc(report.different());
            LOG.log(
                    ERROR,
                    "{0} of {1} tallies were wrong and are right now; the first: {2}",
                    "" + report.different(),
                    "" + report.tallies(),
                    report.differences().get(0));
        }
    }
}
