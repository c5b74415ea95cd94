package com.mycrm.query;

/**
 * Which page of a list a caller wants.
 *
 * @param number from 1
 * @param size rows a page holds
 */
public record PageRequest(int number, int size) {

    public static final int DEFAULT_SIZE = 100;
    public static final int MAX_SIZE = 500;

    /** Rows before the page; a long, because number times size passes an int. */
    public long offset() {
        return (number - 1L) * size;
    }
}
