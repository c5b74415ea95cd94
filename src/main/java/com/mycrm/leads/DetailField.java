package com.mycrm.leads;

import java.util.function.Function;

/**
 * A field of the details of a lead: its column, and its entries in the history.
 *
 * @param name of the member in inputs and in the history; null for a column that follows from others
 * @param column of the kind's table
 * @param value as it is stored; null for none
 * @param isPersonal whether it names a person or leads to one, so that its history is erased with the person
 */
public record DetailField<D>(String name, String column, Function<D, Object> value, boolean isPersonal) {

    /** A field that names a person or leads to one. */
    public static <D> DetailField<D> personal(String name, String column, Function<D, Object> value) {
        return new DetailField<>(name, column, value, true);
    }

    /** A column that follows from other fields. It is no member, and the history does not show it. */
    public static <D> DetailField<D> derived(String column, Function<D, Object> value) {
        return new DetailField<>(null, column, value, false);
    }

    /** A field that leads to nobody. */
    public static <D> DetailField<D> of(String name, String column, Function<D, Object> value) {
        return new DetailField<>(name, column, value, false);
    }
}
