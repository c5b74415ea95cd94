package com.mycrm.persistence;

/**
 * The index that a list query takes.
 *
 * @param index its name, or several separated by commas; null where the optimizer chooses
 * @param isSorted whether the index has the rows in the order of the list
 */
public record IndexHint(String index, boolean isSorted) {

    /** The optimizer chooses, and the rows have to be sorted. */
    public static final IndexHint NONE = new IndexHint(null, false);

    /** The rows come in the order of the primary key without a hint. */
    public static final IndexHint PRIMARY_KEY = new IndexHint(null, true);

    /** An index that has the rows in the order of the list. */
    public static IndexHint sorted(String index) {
        return new IndexHint(index, true);
    }
}
