package com.mycrm.leads.counts;

import com.mycrm.api.paging.TimeRange;
import com.mycrm.leads.counts.CountResult.IdRange;
import com.mycrm.persistence.ExtraColumns;
import com.mycrm.persistence.Jdbc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * Reads the counts of leads. Each reading is part of one statement over counts and deltas: a database shows one
 * statement one state, so a delta that is being folded is seen in one of the two tables.
 */
@ApplicationScoped
public class LeadTotals {

    private static final String GENERATION = "(SELECT folded FROM lead_count_state WHERE list = ?)"
            + " + (SELECT COUNT(*) FROM lead_count_deltas WHERE list = ?)";
    private static final String ZONE = "(SELECT zone FROM lead_count_state WHERE list = ?)";

    @Inject
    Jdbc jdbc;

    /** How often leads of the table have changed. */
    public long generation(CountedTable table) {
        return generationOnly(table).alone(jdbc).generation();
    }

    /** How often leads of the table have changed, and no count. */
    public ExtraColumns<CountResult> generationOnly(CountedTable table) {
        return new ExtraColumns<>(
                GENERATION,
                List.of(table.number(), table.number()),
                (row, first) -> CountResult.uncounted(row.getLong(first)));
    }

    /** How often leads of the table have changed, and how many match the query. */
    public ExtraColumns<CountResult> counted(CountedTable table, CountQuery query) {
        return counted(new Terms(table, query), false);
    }

    /** The same, and between which ids they are. */
    public ExtraColumns<CountResult> countedWithIds(CountedTable table, CountQuery query) {
        return counted(new Terms(table, query), true);
    }

    private static ExtraColumns<CountResult> counted(Terms terms, boolean withIds) {
        var columns = GENERATION + ", " + ZONE + ", " + terms.leads();
        var hasIds = withIds && terms.days.edges().isEmpty();
        if (hasIds) {
            columns += ", " + terms.folded("MIN(first_block)")
                    + ", " + terms.folded("MAX(last_block)")
                    + ", " + terms.pending("MIN(lead_block)")
                    + ", " + terms.pending("MAX(lead_block)");
        }
        return new ExtraColumns<>(columns, terms.values, (row, first) -> result(row, first, hasIds));
    }

    private static CountResult result(ResultSet row, int first, boolean hasIds) throws SQLException {
        var generation = row.getLong(first);
        return isBuiltFor(row.getString(first + 1))
                ? new CountResult(
                        generation, OptionalLong.of(row.getLong(first + 2)), hasIds ? ids(row, first + 3) : null)
                : CountResult.uncounted(generation);
    }

    /** Null where there are no leads. */
    private static IdRange ids(ResultSet row, int first) throws SQLException {
        var firstBlock = Math.min(block(row, first, Long.MAX_VALUE), block(row, first + 2, Long.MAX_VALUE));
        var lastBlock = Math.max(block(row, first + 1, -1), block(row, first + 3, -1));
        return lastBlock < firstBlock
                ? null
                : new IdRange(IdBlocks.firstId(firstBlock), IdBlocks.firstId(lastBlock + 1) - 1);
    }

    private static long block(ResultSet row, int column, long absent) throws SQLException {
        var block = Jdbc.nullableLong(row, column);
        return block == null ? absent : block;
    }

    /** Empty for no values, which means any. */
    static String anyOf(String column, Collection<?> any, List<Object> values) {
        if (any.isEmpty()) {
            return "";
        }
        values.addAll(any);
        return " AND " + column + " IN (" + Jdbc.marks(any) + ")";
    }

    /** The terms of a count in SQL, and the values of their question marks in the order of the calls. */
    private static final class Terms {

        private final CountedTable table;
        private final CountQuery query;
        private final DayRange days;
        private final List<Object> values = new ArrayList<>();

        Terms(CountedTable table, CountQuery query) {
            this.table = table;
            this.query = query;
            days = query.days();
            Collections.addAll(values, table.number(), table.number(), table.number());
        }

        /** The number of leads: those of whole days from counts and deltas, and those of parts of days. */
        String leads() {
            var terms = new ArrayList<String>();
            if (!days.isEmpty()) {
                terms.add(folded("COALESCE(SUM(leads), 0)"));
                terms.add(pending("COALESCE(SUM(leads), 0)"));
            }
            days.edges().forEach(edge -> terms.add(edge(edge)));
            return String.join(" + ", terms);
        }

        /** A term over the counts. */
        String folded(String expression) {
            values.add(table.number());
            var buckets = query.buckets(days).stream()
                    .map(range -> range.condition(values))
                    .collect(Collectors.joining(" OR ", "(", ")"));
            return "(SELECT " + expression + " FROM lead_counts WHERE list = ? AND " + buckets
                    + anyOf("status", query.statuses(), values) + ")";
        }

        /** The same term over the deltas that are not folded into the counts. */
        String pending(String expression) {
            values.add(table.number());
            var within = "list = ?";
            if (query.field() != null) {
                within += " AND " + query.field().deltaColumn() + " BETWEEN ? AND ?";
                Collections.addAll(values, days.first(), days.last());
            }
            return "(SELECT " + expression + " FROM lead_count_deltas WHERE " + within
                    + anyOf("user_id", query.users(), values) + anyOf("status", query.statuses(), values) + ")";
        }

        /** The leads of a part of a day, counted one by one. */
        private String edge(TimeRange edge) {
            var column = query.field().leadColumn();
            Collections.addAll(
                    values, edge.from().getEpochSecond(), edge.before().getEpochSecond());
            return "(SELECT COUNT(*) FROM " + table.table() + " WHERE " + column + " >= ? AND " + column + " < ?"
                    + anyOf("status", query.statuses(), values) + ")";
        }
    }

    /** Whether the counts were built for the days of this node's time zone. */
    static boolean isBuiltFor(String zone) {
        return CountDeltas.zone().getId().equals(zone);
    }
}
