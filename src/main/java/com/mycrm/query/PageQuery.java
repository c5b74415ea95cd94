package com.mycrm.query;

import jakarta.persistence.EntityManager;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Selection;
import java.util.List;
import java.util.function.BiFunction;

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
