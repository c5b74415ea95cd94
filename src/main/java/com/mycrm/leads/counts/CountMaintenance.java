package com.mycrm.leads.counts;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;

import com.mycrm.config.Setting;
import com.mycrm.config.Settings;
import com.mycrm.jobs.PollingWorker.Schedule;
import com.mycrm.jobs.PollingWorkers;
import com.mycrm.leads.counts.CountAudit.Report;
import com.mycrm.persistence.DatabaseClock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.time.Duration;
import java.util.HashMap;

/**
 * Background work on lead counts: folds deltas into the counts, builds missing counts, and audits them at intervals.
 */
@ApplicationScoped
public class CountMaintenance {

    private static final Logger LOG = System.getLogger(CountMaintenance.class.getName());
    private static final Schedule SCHEDULE = new Schedule(1, Duration.ofMillis(500), Duration.ofSeconds(10));

    /** A node that has built counts for so long without reporting progress is considered stopped. */
    private static final Duration BUILDING = Duration.ofMinutes(1);

    @Inject
    PollingWorkers workers;

    @EJB
    CountStore store;

    @Inject
    CountAudit audit;

    @Any
    @Inject
    Instance<CountedTable> tables;

    @Inject
    MeterRegistry metrics;

    private Counter wrong;

    /** Two workers, because an audit of many leads takes time, and unfolded deltas make lists slow. */
    void start(@Observes Startup startup) {
        checkNumbers(tables);
        wrong = Counter.builder("leads_counts_wrong")
                .description("Counts that a check has found wrong and set right")
                .register(metrics);
        workers.create("count-folding", SCHEDULE, this::fold).start();
        workers.create("count-audit", SCHEDULE, this::audit).start();
    }

    /** Two tables with one number would have each other's counts. */
    static void checkNumbers(Iterable<CountedTable> tables) {
        var byNumber = new HashMap<Integer, String>();
        for (var table : tables) {
            var other = byNumber.put(table.number(), table.table());
            if (other != null) {
                throw new IllegalStateException(
                        "The tables %s and %s have the same number".formatted(other, table.table()));
            }
        }
    }

    /** Whether any table may have more deltas. */
    private boolean fold() {
        return tables.stream().filter(this::fold).count() > 0;
    }

    private boolean fold(CountedTable table) {
        return store.backlog(table).deltas() > 0 && store.fold(table);
    }

    private boolean audit() {
        tables.forEach(this::audit);
        return false;
    }

    private void audit(CountedTable table) {
        var backlog = store.backlog(table);
        var pause = backlog.areBuilt() ? Settings.duration(Setting.COUNT_CHECK) : BUILDING;
        if (backlog.audited().plus(pause).isBefore(DatabaseClock.now())) {
            audit.ifLast(table, pause).ifPresent(report -> {
                if (backlog.areBuilt()) {
                    reportAudit(table, report);
                } else {
                    reportBuilding(table, report);
                }
            });
        }
    }

    private static void reportBuilding(CountedTable table, Report report) {
        LOG.log(
                INFO,
                "Counted {0} rows of {1} in {2} ms",
                Long.toString(report.leads()),
                table.table(),
                Long.toString(report.milliseconds()));
    }

    private void reportAudit(CountedTable table, Report report) {
        if (report.different() > 0) {
            wrong.increment(report.different());
            LOG.log(
                    ERROR,
                    "{0} counts of {2} were wrong and are corrected; there are {1} now. The first that was wrong: {3}",
                    Long.toString(report.different()),
                    Long.toString(report.buckets()),
                    table.table(),
                    report.differences().get(0));
        }
    }
}
