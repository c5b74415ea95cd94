package com.mycrm.tallies;

import com.mycrm.database.Reads;
import com.mycrm.query.TimeRange;
import com.mycrm.tallies.Known.Bounds;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * Reads the tallies.
 *
 * <p>Each reading is one statement over tallies and deltas. A database shows one statement one state, so that a delta that
 * is being folded is seen in one of the two places.
 */
@ApplicationScoped
public class Tallies {

    private static final String STATE = "SELECT state.folded + (SELECT COUNT(*) FROM lead_deltas), state.zone";
    private static final String OF_STATE = " FROM lead_tally_state state";

    /** A place in the order of ids: where to begin, and how many leads to pass over from there. */
    public record Place(long id, long pass) {}

    /**
     * What there is to do.
     *
     * @param deltas to be folded
     * @param areBuilt whether the tallies count by the days of this node's zone
     * @param checked when a check began last
     */
    public record Waiting(long deltas, boolean areBuilt, Instant checked) {}

    public Waiting waiting() {
        return Reads.row(
                "SELECT (SELECT COUNT(*) FROM lead_deltas), state.zone, state.checked_at" + OF_STATE,
                List.of(),
                row -> new Waiting(row.getLong(1), isCurrent(row.getString(2)), Instant.ofEpochMilli(row.getLong(3))));
    }

    /** How often leads have changed. */
    public long generation() {
        return Reads.row(STATE + OF_STATE, List.of(), row -> row.getLong(1));
    }

    /** How often leads have changed, and nothing more. */
    public Known nothing() {
        return Known.nothingBut(generation());
    }

    /** How often leads have changed, and how many there are, where there are tallies for what is asked. */
    public Known known(Asked asked) {
        var days = Days.of(asked.axis() == null ? TimeRange.ALWAYS : asked.range(), TallyChanges.ZONE);
        if (!asked.isKept() || days.isNone()) {
            return nothing();
        }
        var values = new ArrayList<Object>();
        var sql = "SELECT state.folded + pending.deltas, state.zone, tallied.leads + pending.leads,"
                + " tallied.first_block, tallied.last_block, pending.first_block, pending.last_block"
                + OF_STATE + ", (" + tallied(asked.spans(days), asked, values) + ") tallied, ("
                + pending(asked, days, values) + ") pending";
        return Reads.row(
                sql,
                values,
                row -> isCurrent(row.getString(2))
                        ? new Known(row.getLong(1), row.getLong(3), days.edges(), bounds(row, days))
                        : Known.nothingBut(row.getLong(1)));
    }

    /** Only where there are whole days alone, because of the others' leads the tallies know nothing. */
    private static Bounds bounds(ResultSet row, Days days) throws SQLException {
        if (!days.edges().isEmpty()) {
            return null;
        }
        var first = Math.min(block(row, 4, Long.MAX_VALUE), block(row, 6, Long.MAX_VALUE));
        var last = Math.max(block(row, 5, -1), block(row, 7, -1));
        return last < first ? null : new Bounds(Blocks.firstId(first), Blocks.firstId(last + 1) - 1);
    }

    private static long block(ResultSet row, int column, long none) throws SQLException {
        var block = row.getLong(column);
        return row.wasNull() ? none : block;
    }

    /**
     * Where a page begins in the order of ids.
     *
     * @param statuses of the leads in the list, empty for any
     * @param before how many leads of the list come before the page
     */
    public Place place(Set<String> statuses, long before) {
        var bigs = blocks(TallyKind.BIG_BLOCK, 0, Long.MAX_VALUE, statuses);
        var passed = 0L;
        for (var big : bigs.entrySet()) {
            if (passed + big.getValue() > before) {
                return placeIn(big.getKey(), statuses, before - passed);
            }
            passed += big.getValue();
        }
        return new Place(bigs.isEmpty() ? 0 : Blocks.firstId(Blocks.lastBlock(bigs.lastKey()) + 1), before - passed);
    }

    private Place placeIn(long big, Set<String> statuses, long before) {
        var passed = 0L;
        for (var block : blocks(TallyKind.BLOCK, Blocks.firstBlock(big), Blocks.lastBlock(big), statuses)
                .entrySet()) {
            if (passed + block.getValue() > before) {
                return new Place(Blocks.firstId(block.getKey()), before - passed);
            }
            passed += block.getValue();
        }
        return new Place(Blocks.firstId(Blocks.lastBlock(big) + 1), before - passed);
    }

    private static SortedMap<Long, Long> blocks(TallyKind kind, long first, long last, Set<String> statuses) {
        var values = new ArrayList<Object>();
        Collections.addAll(values, kind.code, first, last);
        var sql = "SELECT kind, bucket, leads FROM lead_tallies WHERE kind = ? AND bucket BETWEEN ? AND ?"
                + any("status", statuses, values)
                + " UNION ALL SELECT " + TallyKind.BLOCK.code + ", lead_block, leads FROM lead_deltas WHERE leads <> 0"
                + any("status", statuses, values);
        var sums = new TreeMap<Long, Long>();
        Reads.rows(sql, values, row -> {
            var isPart = kind == TallyKind.BIG_BLOCK && row.getInt(1) == TallyKind.BLOCK.code;
            var block = isPart ? Blocks.big(row.getLong(2)) : row.getLong(2);
            return sums.merge(block, row.getLong(3), Long::sum);
        });
        return sums.subMap(first, last == Long.MAX_VALUE ? last : last + 1);
    }

    private static String tallied(List<Span> spans, Asked asked, List<Object> values) {
        var within = new StringJoiner(" OR ", "(", ")");
        for (var span : spans) {
            if (span.first() == span.last()) {
                within.add("kind = ? AND bucket = ?");
                Collections.addAll(values, span.kind().code, span.first());
            } else {
                within.add("kind = ? AND bucket BETWEEN ? AND ?");
                Collections.addAll(values, span.kind().code, span.first(), span.last());
            }
        }
        return "SELECT COALESCE(SUM(leads), 0) AS leads, MIN(first_block) AS first_block, MAX(last_block) AS last_block"
                + " FROM lead_tallies WHERE " + within + any("status", asked.statuses(), values);
    }

    private static String pending(Asked asked, Days days, List<Object> values) {
        var bound = new ArrayList<Object>();
        var within = "1 = 1";
        if (asked.axis() != null) {
            within = asked.axis().column + " BETWEEN ? AND ?";
            Collections.addAll(bound, days.first(), days.last());
        }
        within += any("user_id", asked.users(), bound) + any("status", asked.statuses(), bound);
        for (var i = 0; i < 3; i++) {
            values.addAll(bound);
        }
        return "SELECT COUNT(*) AS deltas, COALESCE(SUM(CASE WHEN " + within + " THEN leads END), 0) AS leads,"
                + " MIN(CASE WHEN " + within + " THEN lead_block END) AS first_block,"
                + " MAX(CASE WHEN " + within + " THEN lead_block END) AS last_block FROM lead_deltas";
    }

    private static String any(String column, Collection<?> of, List<Object> values) {
        if (of.isEmpty()) {
            return "";
        }
        values.addAll(of);
        return " AND " + column + " IN (" + String.join(", ", Collections.nCopies(of.size(), "?")) + ")";
    }

    private static boolean isCurrent(String zone) {
        return TallyChanges.ZONE.getId().equals(zone);
    }
}
