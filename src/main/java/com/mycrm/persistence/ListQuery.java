package com.mycrm.persistence;

import com.mycrm.api.paging.Cursor;
import com.mycrm.api.paging.Page;
import com.mycrm.api.paging.PageRequest;
import com.mycrm.api.paging.Position;
import com.mycrm.api.paging.Slice;
import com.mycrm.api.paging.SortOrder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * A list of one entity: its pages, its slices, its first object. It joins no other table.
 *
 * <p>A page is one statement. Where rows come before it, or where its rows have to be sorted, a subquery reads the ids
 * of the page first, from an index alone: otherwise the database would read the whole row of each object that it passes
 * over.
 */
public final class ListQuery<E, R> {

    private final CriteriaQueries queries;
    private final QueryRunner jdbc;
    private final Projection<E, R> projection;
    private final List<Condition<E>> conditions;
    private final SortOrder<? super E> order;
    private final IndexHint hint;

    private record Row<R>(R object, Position position) {}

    /** @param extra the values of the extra columns; null if there are no rows */
    private record Rows<R, X>(List<Row<R>> rows, X extra) {}

    /** A page and the extra columns that were selected with it. */
    public record PageWith<R, X>(Page<R> page, X extra) {}

    ListQuery(
            CriteriaQueries queries,
            QueryRunner jdbc,
            Projection<E, R> projection,
            List<Condition<E>> conditions,
            SortOrder<? super E> order,
            IndexHint hint) {
        this.queries = queries;
        this.jdbc = jdbc;
        this.projection = projection;
        this.conditions = conditions;
        this.order = order;
        this.hint = hint;
    }

    /** The same list by an index. */
    public ListQuery<E, R> by(IndexHint index) {
        return new ListQuery<>(queries, jdbc, projection, conditions, order, index);
    }

    /** The same list, read by these queries, such as those of a snapshot. */
    public ListQuery<E, R> in(QueryRunner snapshot) {
        return new ListQuery<>(queries, snapshot, projection, conditions, order, hint);
    }

    /** @param count counts all objects that match; called only if the page does not show their number */
    public Page<R> page(PageRequest page, LongSupplier count) {
        var rows = rows(page, null).rows();
        return page(page, rows, shownCount(page, rows).orElseGet(count::getAsLong));
    }

    /** @param count takes that number from the extra columns; called only if the page does not show it */
    public <X> PageWith<R, X> page(PageRequest page, ExtraColumns<X> columns, ToLongFunction<X> count) {
        var found = rows(page, columns);
        var extra = found.extra() == null ? columns.alone(jdbc) : found.extra();
        var all = shownCount(page, found.rows()).orElseGet(() -> count.applyAsLong(extra));
        return new PageWith<>(page(page, found.rows(), all), extra);
    }

    /** The first object, where there is one. */
    public Optional<R> first() {
        return rows(order, null, 0, 1, null).rows().stream().map(Row::object).findFirst();
    }

    /**
     * The objects after a position, in the list's order.
     *
     * <p>A walk of slices shows each object that is there all the time once, whatever is written meanwhile, and costs
     * the same at any depth.
     *
     * @param after null for the beginning
     */
    public Slice<R> slice(Position after, int size) {
        var rows = rows(order, after, 0, size, null).rows();
        return new Slice<>(
                objects(rows), rows.isEmpty() ? null : rows.get(rows.size() - 1).position());
    }

    /** One row more than the page holds, where there is one; backwards where the page comes before its cursor. */
    private <X> Rows<R, X> rows(PageRequest page, ExtraColumns<X> extra) {
        var wanted = page.size() + 1;
        var cursor = page.cursor();
        return cursor == null
                ? rows(order, null, page.offset(), wanted, extra)
                : rows(cursor.forward() ? order : order.reversed(), cursor.position(), page.skip(), wanted, extra);
    }

    /** The number of all rows, where the end of them is on this page. */
    private static Optional<Long> shownCount(PageRequest page, List<?> rows) {
        return page.cursor() == null && rows.size() <= page.size() && (page.offset() == 0 || !rows.isEmpty())
                ? Optional.of(page.offset() + rows.size())
                : Optional.empty();
    }

    private Page<R> page(PageRequest page, List<Row<R>> rows, long count) {
        var cursor = page.cursor();
        var shown = new ArrayList<>(rows.subList(0, Math.min(rows.size(), page.size())));
        var isMore = rows.size() > shown.size();
        if (cursor != null && !cursor.forward()) {
            Collections.reverse(shown);
            return page(page, shown, count, isMore, true);
        }
        return page(page, shown, count, cursor != null || page.offset() > 0, isMore);
    }

    private Page<R> page(PageRequest page, List<Row<R>> shown, long count, boolean isPrev, boolean isNext) {
        return new Page<>(
                count,
                page,
                objects(shown),
                isPrev && !shown.isEmpty() ? cursor(false, shown.get(0)) : null,
                isNext && !shown.isEmpty() ? cursor(true, shown.get(shown.size() - 1)) : null);
    }

    private String cursor(boolean forward, Row<R> row) {
        return new Cursor(forward, row.position()).text(order);
    }

    private static <R> List<R> objects(List<Row<R>> rows) {
        return rows.stream().map(Row::object).toList();
    }

    private <X> Rows<R, X> rows(
            SortOrder<? super E> asked, Position after, long offset, int limit, ExtraColumns<X> extra) {
        SortOrder<? super E> effective = hasOneKey(asked) ? asked.byId() : asked;
        var all = new ArrayList<>(conditions);
        if (after != null) {
            all.add(new AfterPosition<>(effective, after));
        }
        var window = new Window(offset, limit);
        return isIndexOnlyCheaper(offset)
                ? idsFirst(effective, all, window, extra)
                : direct(effective, all, window, extra);
    }

    private record Window(long offset, int limit) {}

    /** Whether an index alone, read first, saves the database more rows of the table than the page has. */
    private boolean isIndexOnlyCheaper(long offset) {
        return !projection.isIdOnly() && !hasIds() && !(hint.isSorted() && offset == 0);
    }

    private <X> Rows<R, X> direct(
            SortOrder<? super E> by, List<Condition<E>> all, Window window, ExtraColumns<X> extra) {
        var query = queries.rows(projection, all, by);
        var values = query.values(extra, CriteriaQueries.values(all), window.limit(), window.offset());
        return read(query.sql(extra, hint), values, by, extra);
    }

    private <X> Rows<R, X> idsFirst(
            SortOrder<? super E> by, List<Condition<E>> all, Window window, ExtraColumns<X> extra) {
        var ids = queries.rows(projection.idOnly(), all, by);
        var rows = queries.rows(projection, List.of(), by);
        var values = Stream.of(
                        ids.values(extra, CriteriaQueries.values(all), window.limit(), window.offset()),
                        rows.values(null, List.of(), window.limit(), 0))
                .flatMap(Stream::of)
                .toArray();
        return read(rows.sql(extra, ids, hint), values, by, extra);
    }

    private <X> Rows<R, X> read(String sql, Object[] values, SortOrder<? super E> by, ExtraColumns<X> extra) {
        var keyColumn = projection.attributes().size() + 1;
        var extraColumn = by.isById() ? keyColumn : keyColumn + 1;
        var extras = new ArrayList<X>(1);
        var rows = jdbc.list(
                sql,
                row -> {
                    if (extra != null && extras.isEmpty()) {
                        extras.add(extra.mapper().map(row, extraColumn));
                    }
                    var key = by.isById() ? null : key(row, by, keyColumn);
                    return new Row<>(projection.mapper().map(row), new Position(key, row.getLong(1)));
                },
                values);
        return new Rows<>(rows, extras.isEmpty() ? null : extras.get(0));
    }

    private Object key(ResultSet row, SortOrder<? super E> by, int column) throws SQLException {
        return by.key().isText() ? row.getString(column) : Jdbc.nullableLong(row, column);
    }

    /** Whether all rows have the same key. */
    private boolean hasOneKey(SortOrder<? super E> asked) {
        return conditions.stream()
                .anyMatch(condition -> condition instanceof Comparison<E, ?> comparison
                        && comparison.hasOneValue()
                        && comparison.attribute().equals(asked.key().attribute()));
    }

    private boolean hasIds() {
        return conditions.stream()
                .anyMatch(condition -> condition instanceof Comparison<E, ?> comparison
                        && comparison.operator() == Comparison.Operator.ANY_OF
                        && comparison.attribute().equals(projection.id()));
    }
}
