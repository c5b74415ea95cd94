package com.mycrm.persistence;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.metamodel.SingularAttribute;
import java.util.List;

/** Any of several conditions. */
public record EitherCondition<E>(List<? extends Condition<E>> conditions) implements Condition<E> {

    @Override
    public Object shape() {
        return conditions.stream().map(Condition::shape).toList();
    }

    @Override
    public Predicate predicate(CriteriaBuilder cb, Root<E> root, Parameters parameters) {
        return cb.or(conditions.stream()
                .map(condition -> condition.predicate(cb, root, parameters))
                .toArray(Predicate[]::new));
    }

    @Override
    public List<?> values() {
        return conditions.stream()
                .flatMap(condition -> condition.values().stream())
                .toList();
    }

    @Override
    public List<SingularAttribute<? super E, ?>> attributes() {
        return conditions.stream()
                .flatMap(condition -> condition.attributes().stream())
                .toList();
    }
}
