package com.mycrm.api.patch;

import java.util.Optional;
import java.util.function.Function;

/**
 * One field of an input: absent, null, or a value. A merge patch (RFC 7396) leaves an absent field unchanged and
 * empties a null field.
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

    /** The given value, which may be null; the current one if the field is absent. */
    public T or(T current) {
        return isGiven ? value : current;
    }

    /** Whether there is a value that is not null. */
    public boolean isValue() {
        return value != null;
    }

    /** The value, if there is one that is not null. */
    public Optional<T> optional() {
        return Optional.ofNullable(value);
    }

    public <R> PatchField<R> map(Function<T, R> function) {
        return isGiven ? of(value == null ? null : function.apply(value)) : absent();
    }
}
