package com.mycrm.query;

import java.util.List;
import java.util.function.Function;

/**
 * Some rows of a list, one after another.
 *
 * @param last the position of the last one, null where the list has ended
 */
public record Batch<T>(List<T> items, Position last) {

    public <R> Batch<R> map(Function<? super T, ? extends R> view) {
        return new Batch<>(items.stream().<R>map(view).toList(), last);
    }
}
