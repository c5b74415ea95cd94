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

    private static final String GENERATION =
            "(SELECT folded FROM lead_count_state) + (SELECT COUNT(*) FROM lead_count_deltas)";
    private static final String ZONE = "(SELECT zone FROM lead_count_state)";

    private static final ExtraColumns<CountResult> GENERATION_ONLY =
            new ExtraColumns<>(GENERATION, List.of(), (row, first) -> CountResult.uncounted(row.getLong(first)));

    @Inject
    Jdbc jdbc;

    /** How often leads have changed. */
    public long generation() {
        return GENERATION_ONLY.alone(jdbc).generation();
    }

    /** How often leads have changed, and no count. */
    public ExtraColumns<CountResult> generationOnly() {
        return GENERATION_ONLY;
    }

    /** How often leads have changed, and how many match the query. */
    public ExtraColumns<CountResult> counted(CountQuery query) {
        return counted(query, false);
    }

    /** The same, and between which ids they are. */
    public ExtraColumns<CountResult> countedWithIds(CountQuery query) {
        return counted(query, true);
    }

    private static ExtraColumns<CountResult> counted(CountQuery query, boolean withIds) {
        var days = query.days();
        var terms = new ArrayList<String>();
        var values = new ArrayList<Object>();
        if (!days.isEmpty()) {
            terms.add(folded("COALESCE(SUM(leads), 0)", query, days, values));
            terms.add(pending("COALESCE(SUM(leads), 0)", query, days, values));
        }
        days.edges().forEach(edge -> terms.add(edge(query, edge, values)));
        var columns = GENERATION + ", " + ZONE + ", " + String.join(" + ", terms);
        var hasIds = withIds && days.edges().isEmpty();
        if (hasIds) {
            columns += ", " + folded("MIN(first_block)", query, days, values)
                    + ", " + folded("MAX(last_block)", query, days, values)
                    + ", " + pending("MIN(lead_block)", query, days, values)
                    + ", " + pending("MAX(lead_block)", query, days, values);
        }
        return new ExtraColumns<>(columns, values, (row, first) -> result(row, first, hasIds));
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

    /** A term over the counts. */
    private static String folded(String expression, CountQuery query, DayRange days, List<Object> values) {
        var buckets = query.buckets(days).stream()
                .map(range -> range.condition(values))
                .collect(Collectors.joining(" OR ", "(", ")"));
        return "(SELECT " + expression + " FROM lead_counts WHERE " + buckets
                + anyOf("status", query.statuses(), values) + ")";
    }

    /** The same term over the deltas that are not folded into the counts. */
    private static String pending(String expression, CountQuery query, DayRange days, List<Object> values) {
        var within = "1 = 1";
        if (query.field() != null) {
            within = query.field().deltaColumn() + " BETWEEN ? AND ?";
            Collections.addAll(values, days.first(), days.last());
        }
        return "(SELECT " + expression + " FROM lead_count_deltas WHERE " + within
                + anyOf("user_id", query.users(), values) + anyOf("status", query.statuses(), values) + ")";
    }

    /** The leads of a part of a day, counted one by one. */
    private static String edge(CountQuery query, TimeRange edge, List<Object> values) {
        var column = query.field().leadColumn();
        Collections.addAll(values, edge.from().getEpochSecond(), edge.before().getEpochSecond());
        return "(SELECT COUNT(*) FROM whatsapp_leads WHERE " + column + " >= ? AND " + column + " < ?"
                + anyOf("status", query.statuses(), values) + ")";
    }

    /** Empty for no values, which means any. */
    static String anyOf(String column, Collection<?> any, List<Object> values) {
        if (any.isEmpty()) {
            return "";
        }
        values.addAll(any);
        return " AND " + column + " IN (" + Jdbc.marks(any) + ")";
    }

    /** Whether the counts were built for the days of this node's time zone. */
    static boolean isBuiltFor(String zone) {
        return CountDeltas.zone().getId().equals(zone);
    }
}
