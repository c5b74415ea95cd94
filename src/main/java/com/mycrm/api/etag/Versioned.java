package com.mycrm.api.etag;

import java.util.function.Function;

/** An object as the API shows it, with its version, which only the ETag shows. */
public record Versioned<T>(long version, T view) {

    public <R> Versioned<R> map(Function<? super T, ? extends R> made) {
        return new Versioned<>(version, made.apply(view));
    }
}
