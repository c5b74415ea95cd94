package com.mycrm.leads;

import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The entity of a {@link LeadKind}.
 *
 * @param create makes one without values
 */
public record LeadEntityType<E extends Lead, D>(
        Class<E> type, Supplier<E> create, Function<E, D> details, BiConsumer<E, D> setDetails) {}
