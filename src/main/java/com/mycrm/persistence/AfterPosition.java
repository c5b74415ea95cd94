package com.mycrm.persistence;

import com.mycrm.api.paging.Position;
import com.mycrm.api.paging.SortOrder;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.metamodel.SingularAttribute;
import java.util.List;

/**
 * The rows after a position in a sort order (keyset paging). Nulls come first in ascending order, as all three
 * databases sort them.
 */
record AfterPosition<E>(SortOrder<? super E> order, Position position) implements Condition<E> {

    @Override
    public Object shape() {
        return List.of(order, "AFTER", position.key() == null);
    }

    @Override
    public Predicate predicate(CriteriaBuilder cb, Root<E> root, Parameters parameters) {
        if (order.isById()) {
            return beyond(cb, root, order.id().attribute(), parameters);
        }
        var attribute = order.key().attribute();
        var key = root.get(attribute);
        if (position.key() == null) {
            var amongNulls = cb.and(cb.isNull(key), beyond(cb, root, order.id().attribute(), parameters));
            return order.ascending() ? cb.or(amongNulls, cb.isNotNull(key)) : amongNulls;
        }
        var after = cb.or(
                beyond(cb, root, attribute, parameters),
                cb.and(
                        cb.equal(key, parameters.nextColumn(attribute)),
                        beyond(cb, root, order.id().attribute(), parameters)));
        return order.ascending() ? after : cb.or(after, cb.isNull(key));
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // every sorted attribute is comparable
    private Predicate beyond(
            CriteriaBuilder cb, Root<E> root, SingularAttribute<? super E, ?> attribute, Parameters parameters) {
        Expression column = root.get(attribute);
        Expression value = parameters.nextColumn(attribute);
        return order.ascending() ? cb.greaterThan(column, value) : cb.lessThan(column, value);
    }

    @Override
    public List<?> values() {
        if (order.isById() || position.key() == null) {
            return List.of(position.id());
        }
        return List.of(position.key(), position.key(), position.id());
    }

    @Override
    public List<SingularAttribute<? super E, ?>> attributes() {
        return List.of(order.key().attribute(), order.id().attribute());
    }
}
