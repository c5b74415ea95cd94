package com.mycrm.query;

import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;

/** What a caller asked for, as predicates. One function serves page and count, so the two cannot drift apart. */
@FunctionalInterface
public interface Filter<E> {

    Predicate[] on(Where where, Root<E> root);
}
