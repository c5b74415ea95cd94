package com.mycrm.persistence;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.metamodel.SingularAttribute;
import java.util.List;

/**
 * One condition of a filter: a predicate whose values are parameters.
 *
 * <p>Conditions of the same {@link #shape} build the same predicate and differ only in their values, so that one
 * translated query serves them all.
 */
public interface Condition<E> {

    /** Equal for conditions that build the same predicate. */
    Object shape();

    /** Builds the predicate; it takes its parameters from {@code parameters} in the order of {@link #values}. */
    Predicate predicate(CriteriaBuilder cb, Root<E> root, Parameters parameters);

    /** The values of the parameters, as the attributes hold them. */
    List<?> values();

    /** The attributes that it compares with values; none for a condition on another table. */
    List<SingularAttribute<? super E, ?>> attributes();

    /** Makes the parameters of a query. */
    interface Parameters {

        /** The next parameter; its value has the type of the attribute, which is one of the query's own entity. */
        <T> Expression<T> next(SingularAttribute<?, T> attribute);

        /** The next parameter; its value has the type of the attribute's column. The attribute may be of any entity. */
        <T> Expression<T> nextColumn(SingularAttribute<?, T> attribute);
    }
}
