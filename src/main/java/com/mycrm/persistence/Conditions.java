package com.mycrm.persistence;

import com.mycrm.api.paging.Position;
import com.mycrm.api.paging.SortOrder;
import com.mycrm.api.paging.TimeRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The conditions of a statement, all of which must hold; one whose value is absent adds nothing.
 *
 * <p>Columns are constants of the programme. What a client said is in the values alone, and they are bound.
 */
public final class Conditions {

    private final StringBuilder text = new StringBuilder();
    private final List<Object> values = new ArrayList<>();
    private final Set<String> single = new HashSet<>();
    private boolean hasIds;

    /** Any of these ids; none at all means any whatever. */
    public Conditions ids(Collection<Long> ids) {
        hasIds |= !ids.isEmpty();
        return in("id", ids);
    }

    /** Any of the values; an empty collection means any at all. */
    public Conditions in(String column, Collection<?> any) {
        if (any.isEmpty()) {
            return this;
        }
        if (any.size() == 1) {
            single.add(column);
        }
        return any.size() == 1
                ? and(column + " = ?", any.toArray())
                : and(column + " IN (" + String.join(", ", Collections.nCopies(any.size(), "?")) + ")", any.toArray());
    }

    /** Times are kept as seconds since 1970. */
    public Conditions within(String column, TimeRange range) {
        if (range.from() != null) {
            and(column + " >= ?", range.from().getEpochSecond());
        }
        return range.before() == null
                ? this
                : and(column + " < ?", range.before().getEpochSecond());
    }

    /** @param digits decimal digits alone: nothing in them means anything to LIKE */
    public Conditions contains(String column, String digits) {
        return digits == null ? this : and(column + " LIKE ?", "%" + digits + "%");
    }

    /** Whole text ignoring case, against a column that keeps {@link #key(String)} of its text. */
    public Conditions sameKey(String keyColumn, String whole) {
        return whole == null ? this : and(keyColumn + " = ?", key(whole));
    }

    /** The rows after a position. Nulls come first upwards, as all three databases have them. */
    Conditions after(SortOrder sort, Position position) {
        var id = sort.id().column() + sort.further();
        if (sort.isById()) {
            return and(id, position.id());
        }
        var key = sort.key().column();
        if (position.key() == null) {
            var amongNulls = key + " IS NULL AND " + id;
            return and(
                    sort.ascending() ? "(" + amongNulls + " OR " + key + " IS NOT NULL)" : amongNulls, position.id());
        }
        var beyond = key + sort.further() + " OR " + key + " = ? AND " + id;
        return and(
                "(" + beyond + (sort.ascending() ? ")" : " OR " + key + " IS NULL)"),
                position.key(),
                position.key(),
                position.id());
    }

    Conditions between(String column, long first, long last) {
        return and(column + " BETWEEN ? AND ?", first, last);
    }

    /** Whether the column has the same value in all rows. */
    boolean isOne(String column) {
        return single.contains(column);
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    /** Whether the rows are some that are known by their ids. */
    boolean hasIds() {
        return hasIds;
    }

    /** What its question marks stand for. */
    public List<Object> values() {
        return values;
    }

    /** Empty for no conditions. */
    @Override
    public String toString() {
        return text.toString();
    }

    /** The form under which text is looked up ignoring case, the same on every database. */
    public static String key(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    /** A condition of the caller's own. */
    public Conditions and(String condition, Object... bound) {
        text.append(text.isEmpty() ? " WHERE " : " AND ").append(condition);
        Collections.addAll(values, bound);
        return this;
    }
}
