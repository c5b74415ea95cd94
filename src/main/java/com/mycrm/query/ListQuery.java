package com.mycrm.query;

import com.mycrm.database.Reads;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * A list: its pages, its batches, its exact count. The only shape of list query in this service; it joins no other table.
 *
 * <p>Keys and ids of a page are found first, from an index alone, and its rows by these: in one statement, which the
 * persistence provider's criteria cannot express. An optimizer that is asked for the rows in order at once walks the primary
 * key instead, reading what the filter does not want (MariaDB 10.11), and reads all rows that a page far in passes over.
 */
public final class ListQuery<R> {

    private static final String KEY = "sort_key";

    /** What stands at a place of the list. */
    private record Found<R>(R row, Position position) {}

    private final Table<R> table;
    private final Filter filter;
    private final SortOrder sort;
    private final Access access;

    public ListQuery(Table<R> table, Filter filter, SortOrder sort) {
        this(table, filter, sort, Access.ANY);
    }

    /** @param access the way to the rows of its pages */
    public ListQuery(Table<R> table, Filter filter, SortOrder sort, Access access) {
        this.table = table;
        this.filter = filter;
        this.sort = sort;
        this.access = access;
    }

    /** @param count of all rows, asked only where the page does not tell it */
    public Page<R> page(PageRequest page, LongSupplier count) {
        return page.cursor() == null ? byNumber(page, count) : byCursor(page, count);
    }

    /**
     * The page whose rows come after a known one in ascending order of id, some of them being passed over.
     *
     * @param from the first id that may be on the page
     */
    public Page<R> page(PageRequest page, long count, long from, long pass) {
        return page(page, count, found(sort, new Position(null, from - 1), pass, page.size() + 1), true);
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
    public Batch<R> batch(Position after, int size) {
        var found = found(sort, after, 0, size);
        return new Batch<>(
                rows(found),
                found.isEmpty() ? null : found.get(found.size() - 1).position());
    }

    /** How many rows there are in all, counted. */
    public long count() {
        var where = where();
        return Reads.row("SELECT COUNT(*) FROM " + table.name() + where, where.values(), row -> row.getLong(1));
    }

    private Page<R> byNumber(PageRequest page, LongSupplier count) {
        var wanted = page.size() + 1;
        var found = found(sort, null, page.offset(), wanted);
        var told = found.size() < wanted && (page.offset() == 0 || !found.isEmpty());
        return page(page, told ? page.offset() + found.size() : count.getAsLong(), found, page.offset() > 0);
    }

    private Page<R> byCursor(PageRequest page, LongSupplier count) {
        var cursor = page.cursor();
        var wanted = page.size() + 1;
        if (cursor.forward()) {
            return page(page, count.getAsLong(), found(sort, cursor.position(), 0, wanted), true);
        }
        var found = found(sort.reversed(), cursor.position(), 0, wanted);
        var isMore = found.size() == wanted;
        if (isMore) {
            found.remove(page.size());
        }
        Collections.reverse(found);
        return new Page<>(
                count.getAsLong(),
                page,
                rows(found),
                isMore ? text(false, found.get(0)) : null,
                found.isEmpty() ? null : text(true, found.get(found.size() - 1)));
    }

    /** @param found one row more than the page holds, where there is one */
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
        var where = where();
        var order = where.isOne(asked.key().column()) ? asked.byId() : asked;
        // Of a few rows known by their ids, and of all rows in the primary key's order, there is nothing to be found
        // first.
        var isPlain = where.hasIds() || where.isEmpty() && order.isById() && offset < size;
        if (after != null) {
            where.after(order, after);
        }
        if (access.isBounded()) {
            where.between("id", access.firstId(), access.lastId());
        }
        var values = new ArrayList<>(where.values());
        Collections.addAll(values, size, offset);
        var places = " FROM " + table.name() + Reads.using(access.index()) + where + " ORDER BY "
                + order.by(order.key().column(), "id") + " LIMIT ? OFFSET ?";
        return Reads.rows(isPlain ? plain(order, places) : placesFirst(order, places), values, row -> read(row, order));
    }

    private String plain(SortOrder order, String places) {
        return "SELECT " + String.join(", ", table.columns())
                + (order.isById() ? "" : ", " + order.key().column() + " AS " + KEY) + places;
    }

    private String placesFirst(SortOrder order, String places) {
        var columns = table.columns().stream().map(column -> "rows_." + column).collect(Collectors.joining(", "));
        var key = order.isById() ? "" : ", " + order.key().column() + " AS " + KEY;
        return "SELECT " + columns + (order.isById() ? "" : ", places." + KEY) + " FROM (SELECT id" + key + places
                + ") places JOIN " + table.name() + " rows_ ON rows_.id = places.id ORDER BY "
                + order.by("places." + KEY, "places.id");
    }

    private Found<R> read(ResultSet row, SortOrder order) throws SQLException {
        var id = row.getLong(1);
        return new Found<>(table.row().of(row), new Position(order.isById() ? null : key(row, order.key()), id));
    }

    private Object key(ResultSet row, SortKey key) throws SQLException {
        var column = table.columns().size() + 1;
        if (key.isText()) {
            return row.getString(column);
        }
        var number = row.getLong(column);
        return row.wasNull() ? null : number;
    }

    private Where where() {
        var where = new Where();
        filter.on(where);
        return where;
    }
}
