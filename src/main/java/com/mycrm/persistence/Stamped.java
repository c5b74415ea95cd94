package com.mycrm.persistence;

import java.util.function.Function;

/**
 * A value and the change generation that it was read at.
 *
 * @param generation read before the value. If the value is newer, a reader that compares generations reads it once
 *     more than needed, and never shows an old one
 */
public record Stamped<T>(long generation, T value) {

    public <R> Stamped<R> map(Function<? super T, ? extends R> mapper) {
        return new Stamped<>(generation, mapper.apply(value));
    }
}
