package com.mycrm.persistence;

import com.mycrm.api.paging.Cursor;
import com.mycrm.api.paging.Page;
import com.mycrm.api.paging.PageRequest;
import com.mycrm.api.paging.Position;
import com.mycrm.api.paging.Slice;
import com.mycrm.api.paging.SortKey;
import com.mycrm.api.paging.SortOrder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;

/**
 * A list: its pages, its batches, its exact count. The only shape of list query in this service; it joins no other table.
 *
 * <p>Keys and ids of a page are found first, from an index alone, and its rows by these: in one statement, which the
 * persistence provider's criteria cannot express. An optimizer that is asked for the rows in order at once walks the primary
 * key instead, reading what the filter does not want (MariaDB 10.11), and reads all rows that a page far in passes over. Near
 * the beginning of an index that has the rows in order they are asked for at once: that needs no temporary table.
 */
public final class ListQuery<R> {

    private static final String KEY = "sort_key";

    /** So many rows are passed over sooner than a temporary table is made. */
    private static final int NEAR = 20;

    /** What stands at a place of the list. */
    private record Found<R>(R row, Position position) {}

    /** @param told null where there was no row that it could have come with */
    private record Answer<R, B>(List<Found<R>> found, B told) {}

    private final Table<R> table;
    private final Filter filter;
    private final SortOrder sort;
    private final IndexHint access;

    public ListQuery(Table<R> table, Filter filter, SortOrder sort) {
        this(table, filter, sort, IndexHint.ANY);
    }

    /** @param access the way to the rows of its pages */
    public ListQuery(Table<R> table, Filter filter, SortOrder sort, IndexHint access) {
        this.table = table;
        this.filter = filter;
        this.sort = sort;
        this.access = access;
    }

    /** @param count of all rows, asked only where the page does not tell it */
    public Page<R> page(PageRequest page, LongSupplier count) {
        var found = answer(page, ExtraColumns.NOTHING).found();
        return page(page, found, told(page, found).orElseGet(count::getAsLong));
    }

    /**
     * The page, of the same state of the database as what is asked beside it.
     *
     * @param count of all rows at that state, asked only where the page does not tell it
     * @return nothing where there is no row, so that nothing came beside it, and where there is no count
     */
    public <B> Optional<Stamped<Page<R>>> page(
            PageRequest page, ExtraColumns<B> beside, ToLongFunction<B> generation, Function<B, Optional<Long>> count) {
        var answer = answer(page, beside);
        var found = answer.found();
        return Optional.ofNullable(answer.told())
                .flatMap(told -> told(page, found)
                        .or(() -> count.apply(told))
                        .map(all -> new Stamped<>(generation.applyAsLong(told), page(page, found, all))));
    }

    /** The first row, where there is one. */
    public Optional<R> first() {
        return found(sort, null, 0, 1).stream().map(Found::row).findFirst();
    }

    /**
     * The rows after a position, in the list's order.
     *
     * <p>A walk of these gives each row that is there all along once, whatever is written meanwhile, and costs the same at
     * any depth.
     *
     * @param after null for the beginning
     */
    public Slice<R> batch(Position after, int size) {
        var found = found(sort, after, 0, size);
        return new Slice<>(
                rows(found),
                found.isEmpty() ? null : found.get(found.size() - 1).position());
    }

    /** How many rows there are in all, counted. */
    public long count() {
        var where = where();
        return Reads.row("SELECT COUNT(*) FROM " + table.name() + where, where.values(), row -> row.getLong(1));
    }

    private <B> Answer<R, B> answer(PageRequest page, ExtraColumns<B> beside) {
        var wanted = page.size() + 1;
        var cursor = page.cursor();
        return cursor == null
                ? answer(sort, null, page.offset(), wanted, beside)
                : answer(cursor.forward() ? sort : sort.reversed(), cursor.position(), page.pass(), wanted, beside);
    }

    /** How many rows there are in all, where the end of them is on this page. */
    private static Optional<Long> told(PageRequest page, List<?> found) {
        return page.cursor() == null && found.size() <= page.size() && (page.offset() == 0 || !found.isEmpty())
                ? Optional.of(page.offset() + found.size())
                : Optional.empty();
    }

    /** @param found one row more than the page holds, where there is one */
    private Page<R> page(PageRequest page, List<Found<R>> found, long count) {
        var cursor = page.cursor();
        return cursor == null || cursor.forward()
                ? page(page, count, found, cursor != null || page.offset() > 0)
                : before(page, count, found);
    }

    private Page<R> before(PageRequest page, long count, List<Found<R>> backwards) {
        var isMore = backwards.size() > page.size();
        var found = new ArrayList<>(backwards.subList(0, Math.min(backwards.size(), page.size())));
        Collections.reverse(found);
        return new Page<>(
                count,
                page,
                rows(found),
                isMore ? text(false, found.get(0)) : null,
                found.isEmpty() ? null : text(true, found.get(found.size() - 1)));
    }

    private Page<R> page(PageRequest page, long count, List<Found<R>> found, boolean isPrev) {
        var shown = found.subList(0, Math.min(found.size(), page.size()));
        return new Page<>(
                count,
                page,
                rows(shown),
                isPrev && !shown.isEmpty() ? text(false, shown.get(0)) : null,
                found.size() > shown.size() ? text(true, shown.get(shown.size() - 1)) : null);
    }

    private static <R> List<R> rows(List<Found<R>> found) {
        return found.stream().map(Found::row).toList();
    }

    private String text(boolean forward, Found<R> found) {
        return new Cursor(forward, found.position()).text(sort);
    }

    private List<Found<R>> found(SortOrder asked, Position after, long offset, int size) {
        return answer(asked, after, offset, size, ExtraColumns.NOTHING).found();
    }

    private <B> Answer<R, B> answer(SortOrder asked, Position after, long offset, int size, ExtraColumns<B> beside) {
        var where = where();
        var order = where.isOne(asked.key().column()) ? asked.byId() : asked;
        var isPlain = where.hasIds() || isPlain(offset, where.isEmpty() && order.isById());
        if (after != null) {
            where.after(order, after);
        }
        if (access.isBounded()) {
            where.between("id", access.firstId(), access.lastId());
        }
        var values = new ArrayList<>(beside.values());
        values.addAll(where.values());
        Collections.addAll(values, size, offset);
        var places = " FROM " + table.name() + Reads.using(access.index()) + where + " ORDER BY "
                + order.by(order.key().column(), "id") + " LIMIT ? OFFSET ?";
        var besideFrom = table.width() + (order.isById() ? 1 : 2);
        var told = new AtomicReference<B>();
        var found =
                Reads.rows(isPlain ? plain(order, beside, places) : placesFirst(order, beside, places), values, row -> {
                    if (told.get() == null) {
                        told.set(beside.told().of(row, besideFrom));
                    }
                    return read(row, order);
                });
        return new Answer<>(found, told.get());
    }

    private boolean isPlain(long offset, boolean isTableItself) {
        return switch (access.rows()) {
            case FEW -> true;
            case IN_ORDER -> offset <= NEAR;
            case MANY -> isTableItself && offset <= NEAR;
        };
    }

    /** For a few rows known by their ids, or that come in order: there is nothing to be found first. */
    private String plain(SortOrder order, ExtraColumns<?> beside, String places) {
        return "SELECT " + table.columns()
                + (order.isById() ? "" : ", " + order.key().column() + " AS " + KEY) + beside.further() + places;
    }

    private String placesFirst(SortOrder order, ExtraColumns<?> beside, String places) {
        var key = order.isById() ? "" : ", " + order.key().column() + " AS " + KEY;
        return "SELECT " + table.columnsOfRows() + (order.isById() ? "" : ", places." + KEY) + beside.further()
                + " FROM (SELECT id"
                + key + places + ") places JOIN " + table.name() + " " + Table.ROWS + " ON " + Table.ROWS
                + ".id = places.id ORDER BY "
                + order.by("places." + KEY, "places.id");
    }

    private Found<R> read(ResultSet row, SortOrder order) throws SQLException {
        var id = row.getLong(1);
        return new Found<>(table.row().of(row), new Position(order.isById() ? null : key(row, order.key()), id));
    }

    private Object key(ResultSet row, SortKey key) throws SQLException {
        var column = table.width() + 1;
        if (key.isText()) {
            return row.getString(column);
        }
        var number = row.getLong(column);
        return row.wasNull() ? null : number;
    }

    private Conditions where() {
        var where = new Conditions();
        filter.on(where);
        return where;
    }
}
