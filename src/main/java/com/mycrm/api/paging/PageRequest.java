package com.mycrm.api.paging;

/**
 * The page of a list that a client asks for.
 *
 * @param number from 1
 * @param size the maximum number of rows
 * @param cursor null for a page that is found by its number
 * @param skip rows between the cursor and the page
 */
public record PageRequest(int number, int size, Cursor cursor, long skip) {

    public static final int DEFAULT_SIZE = 100;
    public static final int MAX_SIZE = 500;

    public PageRequest(int number, int size) {
        this(number, size, null, 0);
    }

    /** The page of a sorted list that a request asks for, found by its number or by the cursor of a link. */
    public static PageRequest of(Parameters parameters, SortOrder<?> sort) {
        var cursor = parameters.word(
                "cursor",
                text -> Cursor.parse(text, sort),
                "takes what a Link header of the list in this order gives; without it the list begins anew");
        return parameters.page().at(cursor, 0);
    }

    /** The same page, found by a cursor. */
    public PageRequest at(Cursor cursor, long skip) {
        return new PageRequest(number, size, cursor, skip);
    }

    /** Rows before the page; a long, because number times size can exceed an int. */
    public long offset() {
        return (number - 1L) * size;
    }
}
