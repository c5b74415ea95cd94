package com.mycrm.leads;

import jakarta.persistence.metamodel.SingularAttribute;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A field of the details of a lead: its column, and its entries in the history. A kind lists its fields in the order in
 * which its mapper reads them.
 *
 * @param name of the member in inputs and in the history; null for a column that the history does not show
 * @param column of the kind's table
 * @param attribute of the entity; null for a column that is only written
 * @param value as it is stored; null for none
 * @param isPersonal whether it names a person or leads to one, so that its history is erased with the person
 */
public record DetailField<E extends Lead, D>(
        String name,
        String column,
        Supplier<SingularAttribute<? super E, ?>> attribute,
        Function<D, Object> value,
        boolean isPersonal) {

    /** A field that names a person or leads to one; its column has the name of the member. */
    public static <E extends Lead, D> DetailField<E, D> personal(
            String name, Supplier<SingularAttribute<? super E, ?>> attribute, Function<D, Object> value) {
        return new DetailField<>(name, name, attribute, value, true);
    }

    /** A field that leads to nobody; its column has the name of the member. */
    public static <E extends Lead, D> DetailField<E, D> of(
            String name, Supplier<SingularAttribute<? super E, ?>> attribute, Function<D, Object> value) {
        return new DetailField<>(name, name, attribute, value, false);
    }

    /** A column that follows from other fields: it is only written, and the history does not show it. */
    public static <E extends Lead, D> DetailField<E, D> derived(String column, Function<D, Object> value) {
        return new DetailField<>(null, column, null, value, false);
    }
}
