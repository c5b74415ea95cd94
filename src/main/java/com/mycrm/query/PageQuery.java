package com.mycrm.query;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Selection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/** A list: its pages, its batches, its exact count. The only shape of list query in this service; it joins nothing. */
public final class PageQuery<E> {

    /** Rows passed over that a page's own query may read; before a page further in, ids are read from an index first. */
    private static final int FEW = 1_000;

    /** The values of a row, and where it stands. */
    private record Found(Object[] values, Position position) {}

    private final EntityManager em;
    private final Class<E> entity;
    private final Filter<E> filter;
    private final SortOrder<E> sort;

    public PageQuery(EntityManager em, Class<E> entity, Filter<E> filter, SortOrder<E> sort) {
        this.em = em;
        this.entity = entity;
        this.filter = filter;
        this.sort = sort;
    }

    /** @param count of all rows, asked only where the page does not tell it */
    public <R> Page<R> page(Rows<E, R> rows, PageRequest page, LongSupplier count) {
        return page.cursor() == null ? byNumber(rows, page, count) : byCursor(rows, page, count);
    }

    /**
     * The page whose rows come after a known one in ascending order of id, some of them being passed over.
     *
     * @param from the first id that may be on the page
     */
    public <R> Page<R> page(Rows<E, R> rows, PageRequest page, long count, long from, long pass) {
        var wanted = page.size() + 1;
        var passed = (int) Math.min(pass, Integer.MAX_VALUE - wanted);
        var found = found(rows, sort, new Position(null, from - 1), passed, wanted);
        return page(rows, page, count, found, true);
    }

    /** The first row, where there is one. */
    public <R> Optional<R> first(Rows<E, R> rows) {
        return items(rows, found(rows, sort, null, 0, 1)).stream().findFirst();
    }

    private <R> Page<R> byNumber(Rows<E, R> rows, PageRequest page, LongSupplier count) {
        var offset = page.offset();
        var wanted = page.size() + 1;
        var found = offset > Integer.MAX_VALUE - wanted
                ? List.<Found>of()
                : offset > FEW ? deep(rows, (int) offset, wanted) : found(rows, sort, null, (int) offset, wanted);
        var told = found.size() < wanted && (offset == 0 || !found.isEmpty());
        return page(rows, page, told ? offset + found.size() : count.getAsLong(), found, offset > 0);
    }

    private <R> Page<R> byCursor(Rows<E, R> rows, PageRequest page, LongSupplier count) {
        var cursor = page.cursor();
        var wanted = page.size() + 1;
        if (cursor.forward()) {
            return page(rows, page, count.getAsLong(), found(rows, sort, cursor.position(), 0, wanted), true);
        }
        var found = new ArrayList<>(found(rows, sort.reversed(), cursor.position(), 0, wanted));
        var isMore = found.size() == wanted;
        if (isMore) {
            found.remove(page.size());
        }
        Collections.reverse(found);
        return new Page<>(
                count.getAsLong(),
                page,
                items(rows, found),
                isMore ? text(false, found.get(0)) : null,
                found.isEmpty() ? null : text(true, found.get(found.size() - 1)));
    }

    /** @param found one row more than the page holds, where there is one */
    private <R> Page<R> page(Rows<E, R> rows, PageRequest page, long count, List<Found> found, boolean isPrev) {
        var shown = found.subList(0, Math.min(found.size(), page.size()));
        return new Page<>(
                count,
                page,
                items(rows, shown),
                isPrev && !shown.isEmpty() ? text(false, shown.get(0)) : null,
                found.size() > shown.size() ? text(true, shown.get(shown.size() - 1)) : null);
    }

    private static <E, R> List<R> items(Rows<E, R> rows, List<Found> found) {
        return found.stream().map(row -> rows.read().apply(row.values())).toList();
    }

    private String text(boolean forward, Found found) {
        return new Cursor(forward, found.position()).text(sort);
    }

    /**
     * The rows after a position, in the list's order: their keys and ids from an index, then the rows themselves.
     *
     * <p>A walk of these gives each row that is there all along once, whatever is written meanwhile, and costs the same at
     * any depth.
     *
     * @param after null for the beginning
     */
    public <R> Batch<R> batch(Rows<E, R> rows, Position after, int size) {
        var places = places(after, 0, size);
        return places.isEmpty()
                ? new Batch<>(List.of(), null)
                : new Batch<>(items(rows, at(rows, places)), places.get(places.size() - 1));
    }

    private List<Found> deep(Rows<E, ?> rows, int offset, int size) {
        var places = places(null, offset, size);
        return places.isEmpty() ? List.of() : at(rows, places);
    }

    /** The rows at these places; one that is no longer in the list is left out. */
    private List<Found> at(Rows<E, ?> rows, List<Position> places) {
        var cb = em.getCriteriaBuilder();
        var query = cb.createQuery(Object[].class);
        var root = query.from(entity);
        var ids = places.stream().map(Position::id).toList();
        query.select(cb.array(rows.columns().apply(root).toArray(Selection[]::new)))
                .where(filter.on(new Where(cb).in(sort.id().on(root), ids), root));
        var found = em.createQuery(query)
                .getResultStream()
                .collect(Collectors.toMap(values -> (Long) values[0], values -> values));
        return places.stream()
                .filter(place -> found.containsKey(place.id()))
                .map(place -> new Found(found.get(place.id()), place))
                .toList();
    }

    private List<Position> places(Position after, int offset, int size) {
        var cb = em.getCriteriaBuilder();
        var query = cb.createQuery(Object[].class);
        var root = query.from(entity);
        query.select(cb.array(sort.id().on(root), sort.key().on(root)))
                .where(filter.on(after(sort, cb, root, after), root))
                .orderBy(sort.on(cb, root));
        return limited(em.createQuery(query), offset, size)
                .getResultStream()
                .map(values -> new Position(values[1], (Long) values[0]))
                .toList();
    }

    private List<Found> found(Rows<E, ?> rows, SortOrder<E> order, Position after, int offset, int size) {
        var cb = em.getCriteriaBuilder();
        var query = cb.createQuery(Object[].class);
        var root = query.from(entity);
        var columns = new ArrayList<>(rows.columns().apply(root));
        columns.add(order.key().on(root));
        query.select(cb.array(columns.toArray(Selection[]::new)))
                .where(filter.on(after(order, cb, root, after), root))
                .orderBy(order.on(cb, root));
        return limited(em.createQuery(query), offset, size)
                .getResultStream()
                .map(values -> new Found(values, new Position(values[columns.size() - 1], (Long) values[0])))
                .toList();
    }

    private static <E> Where after(SortOrder<E> order, CriteriaBuilder cb, Root<E> root, Position position) {
        var where = new Where(cb);
        return position == null ? where : where.and(order.after(cb, root, position));
    }

    private static <T> TypedQuery<T> limited(TypedQuery<T> query, int offset, int size) {
        return query.setFirstResult(offset).setMaxResults(size);
    }

    /** How many rows there are in all, counted. */
    public long count() {
        var cb = em.getCriteriaBuilder();
        var query = cb.createQuery(Long.class);
        var root = query.from(entity);
        query.select(cb.count(root)).where(filter.on(new Where(cb), root));
        return em.createQuery(query).getSingleResult();
    }
}
