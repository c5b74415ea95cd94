package com.mycrm.api.paging;

/** A key that a caller may sort by. It holds its own column, so that no client text ever names one. */
public interface SortKey {

    /** The name in {@code sort=}. */
    String wireName();

    String column();

    /** Whether its values are text; else they are whole numbers. */
    boolean isText();
}
