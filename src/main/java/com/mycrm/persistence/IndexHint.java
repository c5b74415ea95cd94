package com.mycrm.persistence;

/**
 * The way to the rows of a list, for where an optimizer would not find it.
 *
 * @param index the one to take, or several with commas; null where the optimizer may choose
 * @param rows what it finds
 * @param firstId below which there is no row of the list
 * @param lastId above which there is none
 */
public record IndexHint(String index, Rows rows, long firstId, long lastId) {

    /** What there is to read. */
    public enum Rows {
        /** Any number of rows, to be sorted. */
        MANY,
        /** Rows in the order asked for. */
        IN_ORDER,
        /** So few that it makes no difference how. */
        FEW
    }

    /** As the optimizer likes. */
    public static final IndexHint ANY = by(null);

    private static final String PRIMARY = "PRIMARY";

    public static IndexHint by(String index) {
        return to(Rows.MANY, index);
    }

    public static IndexHint inOrder(String index) {
        return to(Rows.IN_ORDER, index);
    }

    public static IndexHint toFew(String index) {
        return to(Rows.FEW, index);
    }

    private static IndexHint to(Rows rows, String index) {
        return new IndexHint(index, rows, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /** Along the rows themselves, from one id to another. */
    public static IndexHint between(long firstId, long lastId) {
        return new IndexHint(PRIMARY, Rows.IN_ORDER, firstId, lastId);
    }

    boolean isBounded() {
        return firstId != Long.MIN_VALUE;
    }
}
