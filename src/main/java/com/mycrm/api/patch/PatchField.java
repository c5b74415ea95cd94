package com.mycrm.api.patch;

import java.util.Optional;
import java.util.function.Function;

/**
 * What an input says of one field: nothing, null, or a value. A merge patch (RFC 7396) leaves a field that is absent
 * and empties one that is null.
 */
public record PatchField<T>(boolean isGiven, T value) {

    private static final PatchField<?> ABSENT = new PatchField<>(false, null);

    @SuppressWarnings("unchecked") // holds nothing of any type
    public static <T> PatchField<T> absent() {
        return (PatchField<T>) ABSENT;
    }

    public static <T> PatchField<T> of(T value) {
        return new PatchField<>(true, value);
    }

    /** The given value, which may be null, or else what is there already. */
    public T or(T current) {
        return isGiven ? value : current;
    }

    /** Whether there is a value that is not null. */
    public boolean isValue() {
        return value != null;
    }

    /** The value, where there is one that is not null. */
    public Optional<T> optional() {
        return Optional.ofNullable(value);
    }

    public <R> PatchField<R> map(Function<T, R> function) {
        return isGiven ? of(value == null ? null : function.apply(value)) : absent();
    }
}
