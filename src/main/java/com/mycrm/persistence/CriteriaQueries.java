package com.mycrm.persistence;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mycrm.api.paging.SortOrder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.metamodel.SingularAttribute;
import java.util.List;
import org.eclipse.persistence.sessions.Session;

/**
 * Runs JPA Criteria queries that were translated to SQL before.
 *
 * <p>The provider takes several times longer to build and to translate a query than a database to answer it. So each
 * shape of a query (its attributes, operators, number of values and order) is translated once by {@link
 * CriteriaTranslator}, and a request only binds its values.
 */
@ApplicationScoped
public class CriteriaQueries {

    /** Shapes that are kept. Clients choose filters and orders, so their number is limited. */
    private static final int SHAPES = 2_000;

    private final Cache<Object, TranslatedQuery> translated =
            Caffeine.newBuilder().maximumSize(SHAPES).build();

    @PersistenceContext
    EntityManager em;

    @Inject
    Jdbc jdbc;

    private record RowsShape(Projection<?, ?> projection, List<Object> conditions, SortOrder<?> order) {}

    private record CountShape(Class<?> entity, List<Object> conditions) {}

    /** The list of the objects that match a filter, in an order. */
    public <E, R> ListQuery<E, R> list(Projection<E, R> projection, Filter<E> filter, SortOrder<? super E> order) {
        return new ListQuery<>(this, jdbc, projection, filter.conditions(), order, IndexHint.NONE);
    }

    /** The objects that match the conditions, all of them and in no order. */
    public <E, R> List<R> find(Projection<E, R> projection, List<Condition<E>> conditions) {
        var query = translated.get(
                new RowsShape(projection, shapes(conditions), null),
                shape -> translator().rows(projection, conditions));
        return jdbc.list(
                query.sql(null, IndexHint.NONE), projection.mapper(), query.values(null, values(conditions), 0, 0));
    }

    /** The number of objects that match a filter, counted one by one. */
    public <E> long count(Class<E> entity, SingularAttribute<? super E, Long> id, Filter<E> filter) {
        var conditions = filter.conditions();
        var query = translated.get(
                new CountShape(entity, shapes(conditions)),
                shape -> translator().count(entity, id, conditions));
        return jdbc.single(
                query.sql(null, IndexHint.NONE), row -> row.getLong(1), query.values(null, values(conditions), 0, 0));
    }

    /**
     * @param order by which the rows come; its key is selected after the projection's attributes unless it is the id
     */
    <E> TranslatedQuery rows(Projection<E, ?> projection, List<Condition<E>> conditions, SortOrder<? super E> order) {
        return translated.get(
                new RowsShape(projection, shapes(conditions), order),
                shape -> translator().rows(projection, conditions, order));
    }

    /** The values of the conditions in the order of their parameters. */
    static List<Object> values(List<? extends Condition<?>> conditions) {
        return conditions.stream()
                .<Object>flatMap(condition -> condition.values().stream())
                .toList();
    }

    private static <E> List<Object> shapes(List<Condition<E>> conditions) {
        return conditions.stream().map(Condition::shape).toList();
    }

    private CriteriaTranslator translator() {
        return new CriteriaTranslator(em, em.unwrap(Session.class));
    }
}
