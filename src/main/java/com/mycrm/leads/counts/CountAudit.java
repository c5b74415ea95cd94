package com.mycrm.leads.counts;

import com.mycrm.leads.counts.BucketSums.Bucket;
import com.mycrm.leads.counts.BucketSums.Tally;
import com.mycrm.leads.counts.CountDeltas.DeltaKey;
import com.mycrm.persistence.Snapshot;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * Counts all leads anew, compares that with the tallies, and sets right what differs.
 *
 * <p>Leads, tallies and deltas are read as they were at one moment, so that writers need not wait; what differs is then
 * added, which is right whatever they have added meanwhile. Tallies that do not exist yet are built the same way.
 */
@ApplicationScoped
public class CountAudit {

    /** Differences shown at most. */
    private static final int SHOWN = 100;

    private static final int ROWS_AT_ONCE = 20_000;

    /**
     * What a check found.
     *
     * @param leads there are
     * @param tallies that they make
     * @param different how many of the tallies were wrong
     * @param differences the first hundred of them
     */
    @JsonbPropertyOrder({"leads", "tallies", "different", "differences", "milliseconds"})
    public record Report(long leads, long tallies, long different, List<Difference> differences, long milliseconds) {}

    /** A tally that was wrong. */
    @JsonbPropertyOrder({"kind", "bucket", "status", "tally", "counted"})
    public record Difference(String kind, String bucket, String status, long tally, long counted) {}

    @EJB
    CountStore store;

    /**
     * Checks in any case.
     *
     * @return nothing where another check began meanwhile; that one's result holds
     */
    public Optional<Report> now() {
        return ifDue(Long.MAX_VALUE);
    }

    /** Checks where nobody has for that time. */
    Optional<Report> ifLast(Duration ago) {
        return ifDue(Instant.now().minus(ago).toEpochMilli());
    }

    private Optional<Report> ifDue(long before) {
        var begun = Instant.now().toEpochMilli();
        if (!store.begin(begun, before)) {
            return Optional.empty();
        }
        var kept = new BucketSums();
        var counted = new BucketSums();
        var signOfLife = new AtomicLong(begun);
        var leads = Snapshot.read(connection -> {
            readKept(connection, kept);
            return count(connection, counted, () -> goesOn(signOfLife));
        });
        var lacking = kept.lacking(counted);
        if (leads.isEmpty() || !store.correct(lacking, signOfLife.get())) {
            return Optional.empty();
        }
        var wrong = lacking.buckets();
        return Optional.of(new Report(
                leads.get(),
                counted.buckets().size(),
                wrong.size(),
                wrong.stream()
                        .limit(SHOWN)
                        .map(bucket -> difference(
                                bucket,
                                kept.of(bucket).leads(),
                                counted.of(bucket).leads()))
                        .toList(),
                Instant.now().toEpochMilli() - begun));
    }

    /** Else whoever sees it last for long takes it to have stopped. */
    private boolean goesOn(AtomicLong signOfLife) {
        var now = Instant.now().toEpochMilli();
        return store.goOn(signOfLife.getAndSet(now), now);
    }

    /** @return how many leads there are; nothing where another check has begun before all were counted */
    private static Optional<Long> count(Connection connection, BucketSums counted, BooleanSupplier goesOn)
            throws SQLException {
        var leads = 0L;
        try (var statement = connection.prepareStatement("SELECT id, status, user_id, lead_date, created_at, updated_at"
                + " FROM whatsapp_leads WHERE id > ? ORDER BY id LIMIT " + ROWS_AT_ONCE)) {
            for (var last = 0L; last >= 0; ) {
                if (!goesOn.getAsBoolean()) {
                    return Optional.empty();
                }
                statement.setLong(1, last);
                last = -1;
                try (var row = statement.executeQuery()) {
                    while (row.next()) {
                        last = row.getLong(1);
                        counted.add(DeltaKey.of(lead(row), CountDeltas.zone()), 1);
                        leads++;
                    }
                }
            }
        }
        return Optional.of(leads);
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

    private static void readKept(Connection connection, BucketSums kept) throws SQLException {
        try (var statement = connection.prepareStatement(
                        "SELECT kind, bucket, status, leads, first_block, last_block FROM lead_tallies");
                var row = statement.executeQuery()) {
            while (row.next()) {
                kept.add(
                        new Bucket(BucketKind.of(row.getInt(1)), row.getLong(2), row.getString(3)),
                        new Tally(row.getLong(4), row.getLong(5), row.getLong(6)));
            }
        }
        try (var statement = connection.prepareStatement(CountStore.DELTAS);
                var row = statement.executeQuery()) {
            while (row.next()) {
                kept.add(CountStore.alike(row), row.getLong(8));
            }
        }
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
