package com.mycrm.api.paging;

import java.util.List;
import java.util.function.Function;

/**
 * Consecutive rows of a list.
 *
 * @param last the position of the last row, null if the list has ended
 */
public record Slice<T>(List<T> items, Position last) {

    public <R> Slice<R> map(Function<? super T, ? extends R> view) {
        return new Slice<>(items.stream().<R>map(view).toList(), last);
    }
}
