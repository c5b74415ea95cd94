package com.mycrm.properties;

import com.mycrm.api.patch.PatchField;
import com.mycrm.api.patch.RequestObject;
import com.mycrm.api.text.CanonicalText;
import java.util.regex.Pattern;

/**
 * The type that a client sends of a property: its number, its name, or an object with {@code id}, {@code name} and
 * {@code category}.
 *
 * @param source the object that has the number
 * @param member the member that is the number
 */
record TypeInput(
        RequestObject source,
        String member,
        PatchField<Long> id,
        PatchField<String> name,
        PatchField<String> category) {

    private static final String TYPE = "type";
    private static final int MAX_NAME = 60;
    private static final Pattern DIGITS = Pattern.compile("\\d+");

    static TypeInput of(RequestObject property) {
        if (property.isScalar(TYPE)) {
            var text = property.text(TYPE, MAX_NAME);
            return text.isValue() && DIGITS.matcher(text.value()).matches()
                    ? new TypeInput(property, TYPE, number(property, TYPE), PatchField.absent(), PatchField.absent())
                    : new TypeInput(property, TYPE, PatchField.absent(), text, PatchField.absent());
        }
        var source = property.inside(TYPE);
        return new TypeInput(
                source, "id", number(source, "id"), source.text("name", MAX_NAME), source.text("category", MAX_NAME));
    }

    private static PatchField<Long> number(RequestObject source, String member) {
        return source.integer(member, 0, Integer.MAX_VALUE);
    }

    /**
     * This input with the name of its number. A name that is given counts more than the number, except where it is the
     * current name and the number is another one.
     *
     * @param current the name of the property's type; null for a new property
     */
    TypeInput resolved(String current) {
        var number = id.optional().filter(value -> value != PropertyType.OTHER);
        if (number.isEmpty()) {
            return this;
        }
        var isKept = name.isValue() && !isName(current);
        if (isKept || name.isValue() && PropertyType.idOf(current) == number.get()) {
            if (PropertyType.idOf(name.value()) != number.get()) {
                source.ignored(member, "not the number of the name");
            }
            return this;
        }
        var type = PropertyType.byId(number.get());
        if (type.isEmpty()) {
            source.fault(member, "is the number of no type");
            return this;
        }
        var given = name.isValue() ? PatchField.<String>absent() : category;
        return new TypeInput(
                source,
                member,
                id,
                PatchField.of(type.get().label()),
                PatchField.of(given.optional().orElse(type.get().category())));
    }

    private boolean isName(String current) {
        return current != null && CanonicalText.key(current).equals(CanonicalText.key(name.value()));
    }
}
