package com.mycrm.query;

import jakarta.persistence.EntityManager;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Selection;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** One page of one table, and its exact count: the only shape of list query in this service. It joins nothing. */
public final class PageQuery<E> {

    private final EntityManager em;
    private final Class<E> entity;
    private final Filter<E> filter;

    public PageQuery(EntityManager em, Class<E> entity, Filter<E> filter) {
        this.em = em;
        this.entity = entity;
        this.filter = filter;
    }

    /** @param select the row itself, or only those of its columns that are shown */
    public <R> Page<R> page(
            Class<R> row,
            BiFunction<CriteriaBuilder, Root<E>, Selection<R>> select,
            SortOrder<E> sort,
            PageRequest page) {
        var offset = page.offset();
        var rows = offset > Integer.MAX_VALUE ? List.<R>of() : rows(row, select, sort, page);
        // A page that is not full tells the count by itself.
        var told = rows.size() < page.size() && (offset == 0 || !rows.isEmpty());
        return new Page<>(told ? offset + rows.size() : count(), page, rows);
    }

    /**
     * The rows after a position, in the list's order: their keys and ids from an index, then the rows themselves.
     *
     * <p>A walk of these gives each row that is there all along once, whatever is written meanwhile, and costs the same at
     * any depth.
     *
     * @param after null for the beginning
     * @param idOf the id of a row
     */
    public <R> Batch<R> batch(
            Class<R> row,
            BiFunction<CriteriaBuilder, Root<E>, Selection<R>> select,
            ToLongFunction<R> idOf,
            SortOrder<E> sort,
            Position after,
            int size) {
        var places = places(sort, after, size);
        if (places.isEmpty()) {
            return new Batch<>(List.of(), null);
        }
        var ids = places.stream().map(Position::id).toList();
        var cb = em.getCriteriaBuilder();
        var query = cb.createQuery(row);
        var root = query.from(entity);
        query.select(select.apply(cb, root))
                .where(filter.on(new Where(cb).in(sort.id().on(root), ids), root));
        var found = em.createQuery(query)
                .getResultStream()
                .collect(Collectors.toMap(idOf::applyAsLong, Function.identity()));
        return new Batch<>(
                ids.stream().map(found::get).filter(Objects::nonNull).toList(), places.get(places.size() - 1));
    }

    private List<Position> places(SortOrder<E> sort, Position after, int size) {
        var cb = em.getCriteriaBuilder();
        var query = cb.createQuery(Object[].class);
        var root = query.from(entity);
        var where = new Where(cb);
        if (after != null) {
            where.and(sort.after(cb, root, after));
        }
        query.select(cb.array(sort.key().on(root), sort.id().on(root)))
                .where(filter.on(where, root))
                .orderBy(sort.on(cb, root));
        return em.createQuery(query)
                .setMaxResults(size)
                .getResultStream()
                .map(found -> new Position(found[0], (Long) found[1]))
                .toList();
    }

    private <R> List<R> rows(
            Class<R> row,
            BiFunction<CriteriaBuilder, Root<E>, Selection<R>> select,
            SortOrder<E> sort,
            PageRequest page) {
        var cb = em.getCriteriaBuilder();
        var query = cb.createQuery(row);
        var root = query.from(entity);
        query.select(select.apply(cb, root))
                .where(filter.on(new Where(cb), root))
                .orderBy(sort.on(cb, root));
        return em.createQuery(query)
                .setFirstResult((int) page.offset())
                .setMaxResults(page.size())
                .getResultList();
    }

    private long count() {
        var cb = em.getCriteriaBuilder();
        var query = cb.createQuery(Long.class);
        var root = query.from(entity);
        query.select(cb.count(root)).where(filter.on(new Where(cb), root));
        return em.createQuery(query).getSingleResult();
    }
}
