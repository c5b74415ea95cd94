package com.mycrm.query;

import java.util.List;
import java.util.function.Function;

/**
 * A page of a list.
 *
 * @param count how many rows match in all, exactly
 */
public record Page<T>(long count, PageRequest request, List<T> items) {

    public <R> Page<R> map(Function<? super T, ? extends R> view) {
        return new Page<>(count, request, items.stream().<R>map(view).toList());
    }

    /** The last page's number; 1 for an empty list. */
    public long last() {
        return Math.max(1, (count + request.size() - 1) / request.size());
    }
}
