package com.mycrm.query;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Collects AND-ed predicates; a condition whose value is absent adds nothing. */
public final class Where {

    private final CriteriaBuilder cb;
    private final List<Predicate> predicates = new ArrayList<>();

    public Where(CriteriaBuilder cb) {
        this.cb = cb;
    }

    /** Any of the values; an empty collection means any at all. */
    public Where in(Expression<?> column, Collection<?> values) {
        return switch (values.size()) {
            case 0 -> this;
            case 1 -> add(cb.equal(column, values.iterator().next()));
            default -> add(column.in(values));
        };
    }

    public Where and(Predicate predicate) {
        return add(predicate);
    }

    public Where within(Expression<Instant> column, TimeRange range) {
        if (range.from() != null) {
            add(cb.greaterThanOrEqualTo(column, range.from()));
        }
        return range.before() == null ? this : add(cb.lessThan(column, range.before()));
    }

    /** @param digits decimal digits alone: nothing in them means anything to LIKE */
    public Where contains(Expression<String> column, String digits) {
        return digits == null ? this : add(cb.like(column, "%" + digits + "%"));
    }

    /** Whole text ignoring case, against a column that keeps {@link #key(String)} of its text. */
    public Where sameKey(Expression<String> keyColumn, String text) {
        return text == null ? this : add(cb.equal(keyColumn, key(text)));
    }

    public Predicate[] toArray() {
        return predicates.toArray(Predicate[]::new);
    }

    /** The form under which text is looked up ignoring case, the same on every database. */
    public static String key(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    private Where add(Predicate predicate) {
        predicates.add(predicate);
        return this;
    }
}
