package com.mycrm.query;

import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Root;

/** A key that a caller may sort by. It holds its own column, so that no client text ever names one. */
public interface SortKey<E> {

    /** The name in {@code sort=}. */
    String wireName();

    Expression<?> on(Root<E> root);

    KeyType type();
}
