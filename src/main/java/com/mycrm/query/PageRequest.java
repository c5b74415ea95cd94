package com.mycrm.query;

/**
 * Which page of a list a caller wants.
 *
 * @param number from 1
 * @param size rows a page holds
 * @param cursor where it is; null where its number alone tells
 */
public record PageRequest(int number, int size, Cursor cursor) {

    public static final int DEFAULT_SIZE = 100;
    public static final int MAX_SIZE = 500;

    public PageRequest(int number, int size) {
        this(number, size, null);
    }

    /** Rows before the page; a long, because number times size passes an int. */
    public long offset() {
        return (number - 1L) * size;
    }
}
