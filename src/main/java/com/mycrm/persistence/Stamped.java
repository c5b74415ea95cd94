package com.mycrm.persistence;

import java.util.function.Function;

/**
 * Something that was read, and how often objects of its kind had changed then; or another number that is another when they are.
 *
 * @param generation not more than that: what is newer than its generation is only read once more than needed
 */
public record Stamped<T>(long generation, T value) {

    public <R> Stamped<R> map(Function<? super T, ? extends R> made) {
        return new Stamped<>(generation, made.apply(value));
    }
}
