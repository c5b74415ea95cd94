package com.mycrm.api.paging;

/**
 * Which page of a list a caller wants.
 *
 * @param number from 1
 * @param size rows a page holds
 * @param cursor where it is; null where its number alone tells
 * @param skip rows between the cursor and the page
 */
public record PageRequest(int number, int size, Cursor cursor, long skip) {

    public static final int DEFAULT_SIZE = 100;
    public static final int MAX_SIZE = 500;

    public PageRequest(int number, int size) {
        this(number, size, null, 0);
    }

    /** The same page by where it is. */
    public PageRequest at(Cursor cursor, long skip) {
        return new PageRequest(number, size, cursor, skip);
    }

    /** Rows before the page; a long, because number times size passes an int. */
    public long offset() {
        return (number - 1L) * size;
    }
}
