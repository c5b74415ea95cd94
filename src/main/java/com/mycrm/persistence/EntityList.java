package com.mycrm.persistence;

import com.mycrm.api.paging.Page;
import com.mycrm.api.paging.PageRequest;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.metamodel.SingularAttribute;
import java.util.List;
import java.util.function.Function;

/**
 * A list of entities in the order of their ids, whose pages are found by their numbers. It is for short lists: a page
 * costs more the later it is, and its count reads all rows that match. Others are a {@link ListQuery}.
 *
 * @param restriction which entities are in the list
 */
public record EntityList<E>(
        EntityManager em,
        Class<E> entity,
        SingularAttribute<? super E, Long> id,
        boolean ascending,
        Restriction<E> restriction) {

    /** A condition of JPA. */
    @FunctionalInterface
    public interface Restriction<E> {
        Predicate of(CriteriaBuilder cb, Root<E> entity);
    }

    /** All entities of a class, the oldest first. */
    public EntityList(EntityManager em, Class<E> entity, SingularAttribute<? super E, Long> id) {
        this(em, entity, id, true, (cb, all) -> cb.conjunction());
    }

    /** The same list, of those of its entities only that the restriction is true of. */
    public EntityList<E> where(Restriction<E> restriction) {
        return new EntityList<>(em, entity, id, ascending, restriction);
    }

    /** The same list, the newest entity first. */
    public EntityList<E> newestFirst() {
        return new EntityList<>(em, entity, id, false, restriction);
    }

    /** A page of views of the entities. */
    public <R> Page<R> page(PageRequest page, Function<? super E, ? extends R> view) {
        return new Page<>(count(), page, rows(page.offset(), page.size())).map(view);
    }

    /** The entities after an offset; none after more than a query can skip. */
    public List<E> rows(long offset, int size) {
        // No size would mean no limit.
        return size == 0 || offset > Integer.MAX_VALUE - size
                ? List.of()
                : query().setFirstResult((int) offset).setMaxResults(size).getResultList();
    }

    public List<E> all() {
        return query().getResultList();
    }

    private TypedQuery<E> query() {
        var cb = em.getCriteriaBuilder();
        var query = cb.createQuery(entity);
        var row = query.from(entity);
        var key = row.get(id);
        query.select(row).where(restriction.of(cb, row)).orderBy(ascending ? cb.asc(key) : cb.desc(key));
        return em.createQuery(query);
    }

    public long count() {
        var cb = em.getCriteriaBuilder();
        var query = cb.createQuery(Long.class);
        var row = query.from(entity);
        query.select(cb.count(row)).where(restriction.of(cb, row));
        return em.createQuery(query).getSingleResult();
    }
}
