package com.mycrm.leads.counts;

import com.mycrm.leads.counts.CountResult.Bounds;
import com.mycrm.persistence.ExtraColumns;
import com.mycrm.persistence.Reads;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.StringJoiner;

/**
 * Reads the tallies.
 *
 * <p>Each reading is one statement over tallies and deltas, or part of one. A database shows one statement one state, so that
 * a delta that is being folded is seen in one of the two places.
 */
@ApplicationScoped
public class LeadTotals {

    private static final String OF_STATE = " FROM lead_tally_state state";

    private static final String GENERATION =
            "(SELECT folded FROM lead_tally_state) + (SELECT COUNT(*) FROM lead_deltas)";

    private final ExtraColumns<CountResult> nothing =
            new ExtraColumns<>(GENERATION, List.of(), (row, first) -> CountResult.nothingBut(generation(row, first)));

    private volatile long newest;

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
        return nothing.alone().generation();
    }

    /** How often leads had changed when this node looked last. */
    public long newestGeneration() {
        return newest;
    }

    private long generation(ResultSet row, int column) throws SQLException {
        return seen(row.getLong(column));
    }

    long seen(long generation) {
        newest = generation;
        return generation;
    }

    /** How often leads have changed, and nothing more. */
    public ExtraColumns<CountResult> nothing() {
        return nothing;
    }

    /** How often leads have changed, and how many there are, where there are tallies for what is asked. */
    public ExtraColumns<CountResult> counted(CountQuery asked) {
        return known(asked, false);
    }

    /** The same, and between which ids they are. */
    public ExtraColumns<CountResult> bounded(CountQuery asked) {
        return known(asked, true);
    }

    private ExtraColumns<CountResult> known(CountQuery asked, boolean asksBounds) {
        var days = asked.days();
        if (days.isNone()) {
            return nothing;
        }
        var values = new ArrayList<Object>();
        var columns = GENERATION + ", (SELECT zone FROM lead_tally_state), "
                + tallied("COALESCE(SUM(leads), 0)", asked, days, values) + " + "
                + pending("COALESCE(SUM(leads), 0)", asked, days, values);
        var isBounded = asksBounds && asked.axis() != null && days.edges().isEmpty();
        if (isBounded) {
            columns += ", " + tallied("MIN(first_block)", asked, days, values) + ", "
                    + tallied("MAX(last_block)", asked, days, values) + ", "
                    + pending("MIN(lead_block)", asked, days, values) + ", "
                    + pending("MAX(lead_block)", asked, days, values);
        }
        return new ExtraColumns<>(columns, values, (row, first) -> known(row, first, days, isBounded));
    }

    private CountResult known(ResultSet row, int first, DayRange days, boolean isBounded) throws SQLException {
        var generation = generation(row, first);
        return isCurrent(row.getString(first + 1))
                ? new CountResult(
                        generation, row.getLong(first + 2), days.edges(), isBounded ? bounds(row, first + 3) : null)
                : CountResult.nothingBut(generation);
    }

    private static Bounds bounds(ResultSet row, int first) throws SQLException {
        var from = Math.min(block(row, first, Long.MAX_VALUE), block(row, first + 2, Long.MAX_VALUE));
        var to = Math.max(block(row, first + 1, -1), block(row, first + 3, -1));
        return to < from ? null : new Bounds(Blocks.firstId(from), Blocks.firstId(to + 1) - 1);
    }

    private static long block(ResultSet row, int column, long none) throws SQLException {
        var block = row.getLong(column);
        return row.wasNull() ? none : block;
    }

    private static String tallied(String what, CountQuery asked, DayRange days, List<Object> values) {
        var within = new StringJoiner(" OR ", "(", ")");
        for (var span : asked.spans(days)) {
            if (span.first() == span.last()) {
                within.add("kind = ? AND bucket = ?");
                Collections.addAll(values, span.kind().code, span.first());
            } else {
                within.add("kind = ? AND bucket BETWEEN ? AND ?");
                Collections.addAll(values, span.kind().code, span.first(), span.last());
            }
        }
        return "(SELECT " + what + " FROM lead_tallies WHERE " + within + any("status", asked.statuses(), values) + ")";
    }

    private static String pending(String what, CountQuery asked, DayRange days, List<Object> values) {
        var within = "1 = 1";
        if (asked.axis() != null) {
            within = asked.axis().column + " BETWEEN ? AND ?";
            Collections.addAll(values, days.first(), days.last());
        }
        return "(SELECT " + what + " FROM lead_deltas WHERE " + within + any("user_id", asked.users(), values)
                + any("status", asked.statuses(), values) + ")";
    }

    static String any(String column, Collection<?> of, List<Object> values) {
        if (of.isEmpty()) {
            return "";
        }
        values.addAll(of);
        return " AND " + column + " IN (" + String.join(", ", Collections.nCopies(of.size(), "?")) + ")";
    }

    static boolean isCurrent(String zone) {
        return CountDeltas.zone().getId().equals(zone);
    }
}
