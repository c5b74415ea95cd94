package com.mycrm.leads;

import com.mycrm.leads.LeadHistory.Change;
import jakarta.persistence.metamodel.SingularAttribute;
import java.util.Objects;
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
 * @param content what its history needs
 */
public record DetailField<E extends Lead, D>(
        String name,
        String column,
        Supplier<SingularAttribute<? super E, ?>> attribute,
        Function<D, Object> value,
        Content content) {

    /** What the values of a field are, as far as their history depends on it. */
    public enum Content {
        PLAIN,
        /** Ids of other objects: the history shows them as numbers. */
        ID,
        /** What names a person or leads to one: its history is erased with the person. */
        PERSONAL,
        /** Phone numbers, which are personal: a person's leads are found by former ones too. */
        PHONE
    }

    /** A personal field whose column has another name, or which is only written. */
    public static <E extends Lead, D> DetailField<E, D> personal(
            String name,
            String column,
            Supplier<SingularAttribute<? super E, ?>> attribute,
            Function<D, Object> value) {
        return new DetailField<>(name, column, attribute, value, Content.PERSONAL);
    }

    /** A field that names a person or leads to one; its column has the name of the member. */
    public static <E extends Lead, D> DetailField<E, D> personal(
            String name, Supplier<SingularAttribute<? super E, ?>> attribute, Function<D, Object> value) {
        return personal(name, name, attribute, value);
    }

    /** A phone number; its column has the name of the member. */
    public static <E extends Lead, D> DetailField<E, D> phone(
            String name, Supplier<SingularAttribute<? super E, ?>> attribute, Function<D, String> value) {
        return new DetailField<>(name, name, attribute, value::apply, Content.PHONE);
    }

    /** The id of another object; its column has the name of the member with {@code _id}. */
    public static <E extends Lead, D> DetailField<E, D> id(
            String name, Supplier<SingularAttribute<? super E, ?>> attribute, Function<D, Long> value) {
        return new DetailField<>(name, name + "_id", attribute, value::apply, Content.ID);
    }

    /** A field that leads to nobody; its column has the name of the member. */
    public static <E extends Lead, D> DetailField<E, D> of(
            String name, Supplier<SingularAttribute<? super E, ?>> attribute, Function<D, Object> value) {
        return new DetailField<>(name, name, attribute, value, Content.PLAIN);
    }

    /** A column that follows from other fields: it is only written, and the history does not show it. */
    public static <E extends Lead, D> DetailField<E, D> derived(String column, Function<D, Object> value) {
        return new DetailField<>(null, column, null, value, Content.PLAIN);
    }

    /** The change from one value to the other, which may be the same. */
    Change change(D from, D to) {
        return new Change(name, text(from), text(to), content == Content.PHONE);
    }

    private String text(D details) {
        return Objects.toString(value.apply(details), null);
    }

    boolean isPersonal() {
        return content == Content.PERSONAL || content == Content.PHONE;
    }

    boolean isPhone() {
        return content == Content.PHONE;
    }

    boolean isId() {
        return content == Content.ID;
    }
}
