package com.mycrm.leads.counts;

import com.mycrm.persistence.Jdbc;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;

/**
 * Changes the counts, one transaction after another: each locks their state. Writers of leads do not need that lock.
 *
 * <p>SQL text, because additions to counters on a duplicate key are no entities and no query.
 */
@Stateless
public class CountStore {

    private static final int FOLDED_AT_ONCE = 5_000;

    private static final String ADD = "INSERT INTO lead_counts"
            + " (list, kind, bucket, status, leads, first_block, last_block) VALUES (?, ?, ?, ?, ?, ?, ?)"
            + " ON DUPLICATE KEY UPDATE leads = leads + VALUES(leads),"
            + " first_block = LEAST(first_block, VALUES(first_block)),"
            + " last_block = GREATEST(last_block, VALUES(last_block))";

    @Inject
    Jdbc jdbc;

    /**
     * The work there is to do.
     *
     * @param deltas that are to be folded
     * @param areBuilt whether leads are counted by the days of this node's time zone
     * @param audited when an audit began last
     */
    public record Backlog(long deltas, boolean areBuilt, Instant audited) {}

    private record Delta(long id, DeltaKey key, long leads) {}

    public Backlog backlog(CountedTable table) {
        return jdbc.single(
                "SELECT (SELECT COUNT(*) FROM lead_count_deltas WHERE list = ?), zone, checked_at"
                        + " FROM lead_count_state WHERE list = ?",
                row -> new Backlog(
                        row.getLong(1), LeadTotals.isBuiltFor(row.getString(2)), Instant.ofEpochMilli(row.getLong(3))),
                table.number(),
                table.number());
    }

    /**
     * Moves deltas into the counts.
     *
     * @return whether there may be more
     */
    public boolean fold(CountedTable table) {
        lock(table);
        var deltas = jdbc.list(
                "SELECT id, leads, " + DeltaKey.COLUMNS + " FROM lead_count_deltas WHERE list = ? ORDER BY id LIMIT "
                        + FOLDED_AT_ONCE,
                row -> new Delta(row.getLong(1), DeltaKey.of(row, 3), row.getLong(2)),
                table.number());
        if (!deltas.isEmpty()) {
            var sums = new BucketSums();
            deltas.forEach(delta -> sums.add(delta.key(), delta.leads()));
            add(table, sums);
            // One by one and not up to the last id: the writers of some in between may not have committed yet.
            jdbc.update(
                    "DELETE FROM lead_count_deltas WHERE id IN (" + Jdbc.marks(deltas) + ")",
                    deltas.stream().map(Delta::id).toArray());
            jdbc.update(
                    "UPDATE lead_count_state SET folded = folded + ? WHERE list = ?", deltas.size(), table.number());
        }
        return deltas.size() == FOLDED_AT_ONCE;
    }

    /**
     * Records that an audit begins.
     *
     * @param now the time in milliseconds, by which {@link #correct} knows the audit
     * @param before an audit is due where the last one began before that time
     * @return whether it is this caller's to do
     */
    public boolean beginAudit(CountedTable table, long now, long before) {
        var sql = "UPDATE lead_count_state SET checked_at = ? WHERE list = ? AND checked_at < ? AND checked_at <> ?";
        return jdbc.update(sql, now, table.number(), before, now) == 1;
    }

    /**
     * Records that an audit goes on.
     *
     * @param begun as in {@link #beginAudit}, or of the last call of this
     * @param now the time in milliseconds, by which the audit is known from now on
     * @return false where another audit has begun meanwhile
     */
    public boolean renewAudit(CountedTable table, long begun, long now) {
        var sql = "UPDATE lead_count_state SET checked_at = ? WHERE list = ? AND checked_at = ?";
        return jdbc.update(sql, now, table.number(), begun) == 1;
    }

    /**
     * Adds the correction that an audit has found to the counts. They then count by the days of this node's time zone.
     *
     * @param begun as in {@link #beginAudit}
     * @return false, and nothing is changed, where another audit has begun meanwhile, which may find the same
     */
    public boolean correct(CountedTable table, BucketSums correction, long begun) {
        if (lock(table) != begun) {
            return false;
        }
        add(table, correction);
        // A correction changes lists for those who cached them, and so do other days.
        var zone = CountDeltas.zone().getId();
        var changes = correction.buckets().isEmpty() ? 0 : 1;
        jdbc.update(
                "UPDATE lead_count_state SET folded = folded + CASE WHEN zone = ? THEN ? ELSE 1 END, zone = ?"
                        + " WHERE list = ?",
                zone,
                changes,
                zone,
                table.number());
        return true;
    }

    private long lock(CountedTable table) {
        return jdbc.single(
                "SELECT checked_at FROM lead_count_state WHERE list = ? FOR UPDATE",
                row -> row.getLong(1),
                table.number());
    }

    private void add(CountedTable table, BucketSums sums) {
        jdbc.insertBatch(ADD, List.copyOf(sums.buckets()), bucket -> {
            var sum = sums.of(bucket);
            return new Object[] {
                table.number(),
                bucket.kind().code(),
                bucket.number(),
                bucket.status(),
                sum.leads(),
                sum.firstBlock(),
                sum.lastBlock()
            };
        });
    }
}
