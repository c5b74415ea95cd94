package com.mycrm.query;

/**
 * The way to the rows of a list, for where an optimizer would not find it.
 *
 * @param index the one to take; null where the optimizer may choose
 * @param firstId below which there is no row of the list
 * @param lastId above which there is none
 */
public record Access(String index, long firstId, long lastId) {

    /** As the optimizer likes. */
    public static final Access ANY = by(null);

    /** The rows themselves, in the order of their ids. */
    public static final String ROWS = "PRIMARY";

    public static Access by(String index) {
        return new Access(index, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    boolean isBounded() {
        return firstId != Long.MIN_VALUE;
    }
}
