package com.mycrm.api.paging;

import java.util.List;
import java.util.function.Function;

/**
 * A page of a list.
 *
 * @param count the exact number of rows of the whole list
 * @param prev the cursor of the previous page, null if there is none or if the page is found by its number
 * @param next the cursor of the next page, null if there is none
 */
public record Page<T>(long count, PageRequest request, List<T> items, String prev, String next) {

    /** A page of a list that has no cursors. */
    public Page(long count, PageRequest request, List<T> items) {
        this(count, request, items, null, null);
    }

    public <R> Page<R> map(Function<? super T, ? extends R> view) {
        return new Page<>(count, request, items.stream().<R>map(view).toList(), prev, next);
    }

    /** The last page's number; 1 for an empty list. */
    public long last() {
        return Math.max(1, (count + request.size() - 1) / request.size());
    }
}
