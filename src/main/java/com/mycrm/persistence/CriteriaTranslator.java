package com.mycrm.persistence;

import com.mycrm.api.paging.SortOrder;
import com.mycrm.persistence.TranslatedQuery.Conversion;
import jakarta.persistence.EntityManager;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Order;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Selection;
import jakarta.persistence.metamodel.SingularAttribute;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.persistence.jpa.JpaQuery;
import org.eclipse.persistence.mappings.foundation.AbstractDirectMapping;
import org.eclipse.persistence.queries.ReadQuery;
import org.eclipse.persistence.sessions.DatabaseRecord;
import org.eclipse.persistence.sessions.Session;

/** Builds Criteria queries with parameters and has EclipseLink translate them to SQL. */
record CriteriaTranslator(EntityManager em, Session session) {

    /** Gives parameters their numbers as names and remembers how the provider converts their values. */
    private static final class NumberedParameters implements Condition.Parameters {

        private final CriteriaTranslator translator;
        private final Class<?> entity;
        private final List<Conversion> conversions = new ArrayList<>();

        NumberedParameters(CriteriaTranslator translator, Class<?> entity) {
            this.translator = translator;
            this.entity = entity;
        }

        @Override
        public <T> Expression<T> next(SingularAttribute<?, T> attribute) {
            return next(attribute, Conversion.of(translator.mapping(entity, attribute)));
        }

        @Override
        public <T> Expression<T> nextColumn(SingularAttribute<?, T> attribute) {
            return next(attribute, Conversion.NONE);
        }

        private <T> Expression<T> next(SingularAttribute<?, T> attribute, Conversion conversion) {
            conversions.add(conversion);
            return translator
                    .em
                    .getCriteriaBuilder()
                    .parameter(attribute.getJavaType(), Integer.toString(conversions.size() - 1));
        }
    }

    <E> TranslatedQuery count(Class<E> entity, SingularAttribute<? super E, Long> id, List<Condition<E>> conditions) {
        var cb = em.getCriteriaBuilder();
        var query = cb.createQuery(Long.class);
        var root = query.from(entity);
        query.select(cb.count(root.get(id)));
        return translated(query, root, conditions, false);
    }

    <E> TranslatedQuery rows(Projection<E, ?> projection, List<Condition<E>> conditions, SortOrder<? super E> order) {
        var query = em.getCriteriaBuilder().createQuery(Object[].class);
        var root = query.from(projection.entity());
        var selection = new ArrayList<Selection<?>>();
        projection.attributes().forEach(attribute -> selection.add(root.get(attribute)));
        var orders = new ArrayList<Order>();
        if (!order.isById()) {
            selection.add(root.get(order.key().attribute()));
            orders.add(direction(root.get(order.key().attribute()), order.ascending()));
        }
        orders.add(direction(root.get(order.id().attribute()), order.ascending()));
        query.multiselect(selection).orderBy(orders);
        return translated(query, root, conditions, true);
    }

    <E> TranslatedQuery rows(Projection<E, ?> projection, List<Condition<E>> conditions) {
        var query = em.getCriteriaBuilder().createQuery(Object[].class);
        var root = query.from(projection.entity());
        query.multiselect(
                projection.attributes().stream().<Selection<?>>map(root::get).toList());
        return translated(query, root, conditions, false);
    }

    private Order direction(Expression<?> key, boolean ascending) {
        var cb = em.getCriteriaBuilder();
        return ascending ? cb.asc(key) : cb.desc(key);
    }

    private <E> TranslatedQuery translated(
            CriteriaQuery<?> query, Root<E> root, List<Condition<E>> conditions, boolean isLimited) {
        var parameters = new NumberedParameters(this, root.getJavaType());
        query.where(conditions.stream()
                .map(condition -> condition.predicate(em.getCriteriaBuilder(), root, parameters))
                .toArray(Predicate[]::new));
        var translated =
                (ReadQuery) em.createQuery(query).unwrap(JpaQuery.class).getDatabaseQuery();
        if (isLimited) {
            // Any limit and offset: the provider makes parameters of them.
            translated.setFirstResult(1);
            translated.setMaxRows(2);
        }
        translated.prepareCall(session, new DatabaseRecord());
        var table = session.getDescriptor(root.getJavaType()).getTableName();
        return TranslatedQuery.of(
                translated.getCall(),
                table,
                parameters.conversions,
                session.getPlatform().isMySQL());
    }

    private AbstractDirectMapping mapping(Class<?> entity, SingularAttribute<?, ?> attribute) {
        return (AbstractDirectMapping) session.getDescriptor(entity).getMappingForAttributeName(attribute.getName());
    }
}
