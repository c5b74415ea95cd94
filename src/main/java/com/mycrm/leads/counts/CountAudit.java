package com.mycrm.leads.counts;

import com.mycrm.leads.counts.BucketSums.Bucket;
import com.mycrm.leads.counts.BucketSums.Sum;
import com.mycrm.persistence.DatabaseClock;
import com.mycrm.persistence.Jdbc;
import com.mycrm.persistence.QueryRunner;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * Counts all leads of a table anew, compares that with the counts and corrects what differs.
 *
 * <p>Leads, counts and deltas are read in one snapshot, so that writers need not wait. The correction is a difference,
 * so it is right whatever writers have added since. Counts that do not exist yet are built in the same way.
 */
@ApplicationScoped
public class CountAudit {

    /** Differences shown at most. */
    private static final int SHOWN = 100;

    private static final int ROWS_AT_ONCE = 20_000;

    /**
     * The result of an audit.
     *
     * @param leads the number of leads
     * @param buckets the number of buckets that they are counted in
     * @param different how many buckets were wrong
     * @param differences the first hundred of them
     */
    @JsonbPropertyOrder({"leads", "buckets", "different", "differences", "milliseconds"})
    public record Report(long leads, long buckets, long different, List<Difference> differences, long milliseconds) {}

    /** A bucket that was wrong. */
    @JsonbPropertyOrder({"kind", "bucket", "status", "stored", "counted"})
    public record Difference(String kind, String bucket, String status, long stored, long counted) {}

    private static final String LEADS = "SELECT id, status, user_id, lead_date, created_at, updated_at"
            + " FROM %s WHERE id > ? ORDER BY id LIMIT " + ROWS_AT_ONCE;

    private static final String COUNTS =
            "SELECT kind, bucket, status, leads, first_block, last_block FROM lead_counts WHERE list = ?";

    private static final String DELTAS = "SELECT leads, " + DeltaKey.COLUMNS + " FROM lead_count_deltas WHERE list = ?";

    @EJB
    CountStore store;

    @Inject
    Jdbc jdbc;

    /**
     * Audits at once.
     *
     * @return empty where another audit began meanwhile; its result holds
     */
    public Optional<Report> now(CountedTable table) {
        return ifDue(table, Long.MAX_VALUE);
    }

    /** Audits where no node has done so for that time. */
    Optional<Report> ifLast(CountedTable table, Duration ago) {
        return ifDue(table, DatabaseClock.now().minus(ago).toEpochMilli());
    }

    private Optional<Report> ifDue(CountedTable table, long before) {
        var begun = DatabaseClock.now().toEpochMilli();
        if (!store.beginAudit(table, begun, before)) {
            return Optional.empty();
        }
        var kept = new BucketSums();
        var counted = new BucketSums();
        var renewed = new AtomicLong(begun);
        var leads = jdbc.inSnapshot(snapshot -> {
            readKept(table, snapshot, kept);
            return count(table, snapshot, counted, () -> renew(table, renewed));
        });
        var correction = kept.correctionTo(counted);
        if (leads.isEmpty() || !store.correct(table, correction, renewed.get())) {
            return Optional.empty();
        }
        var wrong = correction.buckets();
        var differences = wrong.stream()
                .limit(SHOWN)
                .map(bucket -> difference(
                        bucket, kept.of(bucket).leads(), counted.of(bucket).leads()))
                .toList();
        return Optional.of(new Report(
                leads.getAsLong(),
                counted.buckets().size(),
                wrong.size(),
                differences,
                DatabaseClock.now().toEpochMilli() - begun));
    }

    /** Without a sign of life for long, other nodes take the audit as abandoned. */
    private boolean renew(CountedTable table, AtomicLong renewed) {
        var now = DatabaseClock.now().toEpochMilli();
        return store.renewAudit(table, renewed.getAndSet(now), now);
    }

    /** The number of leads; empty where another audit has begun before all were counted. */
    private static OptionalLong count(
            CountedTable table, QueryRunner snapshot, BucketSums counted, BooleanSupplier goesOn) {
        var sql = LEADS.formatted(table.table());
        var leads = 0L;
        var last = 0L;
        while (goesOn.getAsBoolean()) {
            var rows = snapshot.list(sql, CountAudit::lead, last);
            if (rows.isEmpty()) {
                return OptionalLong.of(leads);
            }
            rows.forEach(lead -> counted.add(DeltaKey.of(lead, CountDeltas.zone()), 1));
            leads += rows.size();
            last = rows.get(rows.size() - 1).id();
        }
        return OptionalLong.empty();
    }

    private static CountedLead lead(ResultSet row) throws SQLException {
        return new CountedLead(
                row.getLong(1),
                row.getString(2),
                row.getLong(3),
                Instant.ofEpochSecond(row.getLong(4)),
                Instant.ofEpochSecond(row.getLong(5)),
                Instant.ofEpochSecond(row.getLong(6)));
    }

    /** Buckets of a kind that this version does not know are left as they are. */
    private static void readKept(CountedTable table, QueryRunner snapshot, BucketSums kept) {
        snapshot.list(COUNTS, row -> addCount(row, kept), table.number());
        snapshot.list(DELTAS, row -> addDelta(row, kept), table.number());
    }

    private static boolean addCount(ResultSet row, BucketSums kept) throws SQLException {
        var number = row.getLong(2);
        var status = row.getString(3);
        var sum = new Sum(row.getLong(4), row.getLong(5), row.getLong(6));
        BucketKind.of(row.getInt(1)).ifPresent(kind -> kept.add(new Bucket(kind, number, status), sum));
        return true;
    }

    private static boolean addDelta(ResultSet row, BucketSums kept) throws SQLException {
        kept.add(DeltaKey.of(row, 2), row.getLong(1));
        return true;
    }

    private static Difference difference(Bucket bucket, long kept, long counted) {
        return new Difference(
                bucket.kind().name().toLowerCase(Locale.ROOT),
                switch (bucket.kind()) {
                    case DATE_DAY, CREATED_DAY, UPDATED_DAY ->
                        LocalDate.ofEpochDay(bucket.number()).toString();
                    case DATE_MONTH, CREATED_MONTH, UPDATED_MONTH ->
                        YearMonth.of(
                                        Math.toIntExact(Math.floorDiv(bucket.number(), 12L)),
                                        Math.toIntExact(Math.floorMod(bucket.number(), 12L)) + 1)
                                .toString();
                    case ALL, USER, BLOCK, BIG_BLOCK -> Long.toString(bucket.number());
                },
                bucket.status(),
                kept,
                counted);
    }
}
