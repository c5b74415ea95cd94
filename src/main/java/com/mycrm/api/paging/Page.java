package com.mycrm.api.paging;

import java.util.List;
import java.util.function.Function;

/**
 * A page of a list.
 *
 * @param count how many rows match in all, exactly
 * @param prev where the page before it is found, null where there is none or its number alone tells
 * @param next where the page after it is found, null where there is none
 */
public record Page<T>(long count, PageRequest request, List<T> items, String prev, String next) {

    /** A page of a list that is walked by number alone. */
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
