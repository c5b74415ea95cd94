package com.mycrm.query;

import java.util.function.Function;

/**
 * Something that was read, and how often objects of its kind had changed then; or another number that is another when they are.
 *
 * @param generation not more than that: what is newer than its generation is only read once more than needed
 */
public record AsOf<T>(long generation, T value) {

    public <R> AsOf<R> map(Function<? super T, ? extends R> made) {
        return new AsOf<>(generation, made.apply(value));
    }
}
