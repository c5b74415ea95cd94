package com.mycrm.directory;

import com.mycrm.api.etag.Versioned;
import com.mycrm.api.paging.Page;
import com.mycrm.api.paging.PageRequest;
import com.mycrm.api.paging.Position;
import com.mycrm.api.paging.Slice;
import com.mycrm.api.paging.SortOrder;
import com.mycrm.persistence.Conditions;
import com.mycrm.persistence.CountCache;
import com.mycrm.persistence.CriteriaQueries;
import com.mycrm.persistence.Filter;
import com.mycrm.persistence.Projection;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The reads of a directory: the base of its stateless EJB.
 *
 * @param <E> the entity
 * @param <V> the view
 */
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public abstract class DirectoryQueries<E extends DirectoryEntity<?, V>, V> {

    private final Class<E> entityClass;
    private final Projection<E, Long> ids;

    @PersistenceContext
    EntityManager em;

    @Inject
    CriteriaQueries queries;

    @Inject
    CountCache counts;

    /** @param ids a constant, because translated queries are kept for it */
    protected DirectoryQueries(Class<E> entityClass, Projection<E, Long> ids) {
        this.entityClass = entityClass;
        this.ids = ids;
    }

    /** The condition that an object has that name, ignoring case. */
    protected abstract Conditions<E> named(String name);

    protected CriteriaQueries queries() {
        return queries;
    }

    /** @param generation the change generation of the directory, read before this call */
    public Page<V> page(Filter<E> filter, SortOrder<E> sort, PageRequest page, long generation) {
        var found = queries.list(ids, filter, sort)
                .page(
                        page,
                        () -> counts.of(
                                filter, generation, () -> queries.count(entityClass, DirectoryEntity_.id, filter)));
        return new Page<>(found.count(), page, views(found.items()), found.prev(), found.next());
    }

    /** The objects after a position, null for the beginning. */
    public Slice<V> slice(Filter<E> filter, SortOrder<E> sort, Position after, int size) {
        var found = queries.list(ids, filter, sort).slice(after, size);
        return new Slice<>(views(found.items()), found.last());
    }

    private List<V> views(List<Long> ids) {
        var views = byIds(Set.copyOf(ids));
        return ids.stream().map(views::get).filter(Objects::nonNull).toList();
    }

    public Optional<Versioned<V>> one(long id) {
        return entity(id).map(DirectoryEntity::versioned);
    }

    protected Optional<E> entity(long id) {
        return Optional.ofNullable(em.find(entityClass, id));
    }

    /** All of these ids with one query. */
    public Map<Long, V> byIds(Set<Long> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        var query = em.getCriteriaBuilder().createQuery(entityClass);
        var entity = query.from(entityClass);
        query.select(entity).where(entity.get(DirectoryEntity_.id).in(ids));
        return em.createQuery(query)
                .getResultStream()
                .collect(Collectors.toMap(DirectoryEntity::id, DirectoryEntity::view));
    }

    /** The id of the object of that name, ignoring case. */
    public Optional<Long> idOf(String name) {
        return ids(named(name)).stream().findFirst();
    }

    protected Set<Long> ids(Conditions<E> conditions) {
        return Set.copyOf(queries.find(ids, conditions.list()));
    }
}
