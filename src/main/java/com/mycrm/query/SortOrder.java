package com.mycrm.query;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Order;
import jakarta.persistence.criteria.Root;
import java.util.List;

/** A total order: the key the caller chose, then the id in the same direction. */
public record SortOrder<E>(SortKey<E> key, SortKey<E> id, boolean ascending) {

    List<Order> on(CriteriaBuilder cb, Root<E> root) {
        return key == id ? List.of(order(cb, root, id)) : List.of(order(cb, root, key), order(cb, root, id));
    }

    private Order order(CriteriaBuilder cb, Root<E> root, SortKey<E> by) {
        return ascending ? cb.asc(by.on(root)) : cb.desc(by.on(root));
    }
}
