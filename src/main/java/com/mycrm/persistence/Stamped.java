package com.mycrm.persistence;

import java.util.function.Function;

/**
 * A value and the change generation that it was read at.
 *
 * @param generation not later than the value: a newer value under an older generation is only read once more than
 *     needed
 */
public record Stamped<T>(long generation, T value) {

    public <R> Stamped<R> map(Function<? super T, ? extends R> mapper) {
        return new Stamped<>(generation, mapper.apply(value));
    }
}
