package com.mycrm.query;

/**
 * The way to the rows of a list, for where an optimizer would not find it.
 *
 * @param index the one to take, or several with commas; null where the optimizer may choose
 * @param isInOrder whether it has the rows in the order asked for
 * @param firstId below which there is no row of the list
 * @param lastId above which there is none
 */
public record Access(String index, boolean isInOrder, long firstId, long lastId) {

    /** As the optimizer likes. */
    public static final Access ANY = by(null);

    private static final String ROWS = "PRIMARY";

    public static Access by(String index) {
        return new Access(index, false, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    public static Access inOrder(String index) {
        return new Access(index, true, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /** Along the rows themselves, from one id to another. */
    public static Access between(long firstId, long lastId) {
        return new Access(ROWS, true, firstId, lastId);
    }

    boolean isBounded() {
        return firstId != Long.MIN_VALUE;
    }
}
