package com.mycrm.query;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Order;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.List;

/** A total order: the key the caller chose, then the id in the same direction. */
public record SortOrder<E>(SortKey<E> key, SortKey<E> id, boolean ascending) {

    SortOrder<E> reversed() {
        return new SortOrder<>(key, id, !ascending);
    }

    List<Order> on(CriteriaBuilder cb, Root<E> root) {
        return key == id ? List.of(order(cb, root, id)) : List.of(order(cb, root, key), order(cb, root, id));
    }

    /** The rows after a position. Nulls come first upwards, as all three databases have them. */
    Predicate after(CriteriaBuilder cb, Root<E> root, Position position) {
        var further = further(cb, id.on(root), position.id());
        if (key == id) {
            return further;
        }
        var column = key.on(root);
        if (position.key() == null) {
            var amongNulls = cb.and(column.isNull(), further);
            return ascending ? cb.or(amongNulls, column.isNotNull()) : amongNulls;
        }
        var beyond = cb.or(further(cb, column, position.key()), cb.and(cb.equal(column, position.key()), further));
        return ascending ? beyond : cb.or(beyond, column.isNull());
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // every column that is sorted by can be compared
    private Predicate further(CriteriaBuilder cb, Expression column, Object value) {
        return ascending ? cb.greaterThan(column, (Comparable) value) : cb.lessThan(column, (Comparable) value);
    }

    private Order order(CriteriaBuilder cb, Root<E> root, SortKey<E> by) {
        return ascending ? cb.asc(by.on(root)) : cb.desc(by.on(root));
    }
}
