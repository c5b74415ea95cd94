package com.mycrm.properties;

import com.mycrm.api.patch.PatchField;
import com.mycrm.api.patch.RequestObject;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/**
 * The location that a client sends of a property: its id alone, or an object.
 *
 * @param source the object that has the id
 * @param member the member that is the id
 */
record LocationInput(
        RequestObject source,
        String member,
        PatchField<Long> id,
        Names names,
        PatchField<Double> latitude,
        PatchField<Double> longitude) {

    private static final String LOCATION = "location";
    private static final int MAX_NAME = 100;

    /**
     * The location that a property has before a change.
     *
     * @param id null for no names
     */
    record Current(Long id, LocationNames names) {}

    /** The names that are given. */
    record Names(
            PatchField<String> city,
            PatchField<String> community,
            PatchField<String> subCommunity,
            PatchField<String> tower) {

        static final Names NONE =
                new Names(PatchField.absent(), PatchField.absent(), PatchField.absent(), PatchField.absent());

        static Names of(LocationNames names) {
            return new Names(
                    PatchField.of(names.city()),
                    PatchField.of(names.community()),
                    PatchField.of(names.subCommunity()),
                    PatchField.of(names.tower()));
        }

        boolean areGiven() {
            return Stream.of(city, community, subCommunity, tower).anyMatch(PatchField::isValue);
        }

        /** Other names with these in their place. */
        LocationNames over(LocationNames others, boolean isNullAbsent) {
            return new LocationNames(
                    over(city, others.city(), isNullAbsent),
                    over(community, others.community(), isNullAbsent),
                    over(subCommunity, others.subCommunity(), isNullAbsent),
                    over(tower, others.tower(), isNullAbsent));
        }

        private static String over(PatchField<String> given, String other, boolean isNullAbsent) {
            return given.isValue() || given.isGiven() && !isNullAbsent
                    ? given.optional().orElse("")
                    : other;
        }
    }

    static LocationInput of(RequestObject property) {
        if (property.isScalar(LOCATION)) {
            return new LocationInput(
                    property, LOCATION, property.id(LOCATION), Names.NONE, PatchField.absent(), PatchField.absent());
        }
        var source = property.inside(LOCATION);
        return new LocationInput(
                source,
                "id",
                source.id("id"),
                new Names(
                        source.text("city", MAX_NAME),
                        source.text("community", MAX_NAME),
                        source.text("sub_community", MAX_NAME),
                        source.text("tower", MAX_NAME)),
                degrees(source, "latitude", 90),
                degrees(source, "longitude", 180));
    }

    /** Rounded to six decimal places, as the column has them. */
    private static PatchField<Double> degrees(RequestObject source, String name, long most) {
        return source.decimal(name, -most, most).map(degrees -> Math.round(degrees.doubleValue() * 1e6) / 1e6);
    }

    /** Other names with those of this input in their place; a null empties a name. */
    LocationNames merged(LocationNames others) {
        return names.over(others, false);
    }

    /**
     * This input with the names of its id. Names that are given count more than the id, except where they are the
     * current ones and the id is another one.
     *
     * @param current the location of the property; null for a new property
     * @param finder finds the names of an id
     */
    LocationInput resolved(Current current, LongFunction<Optional<LocationNames>> finder) {
        if (!id.isValue()) {
            return this;
        }
        var isCurrent = current != null && id.value().equals(current.id());
        if (isCurrent) {
            return names.areGiven() ? this : named(current.names());
        }
        var found = finder.apply(id.value());
        if (found.isPresent() && isAt(found.get())) {
            return moved(names.over(found.get(), true));
        }
        if (names.areGiven() && !(current != null && isAt(current.names()))) {
            source.ignored(member, "not the id of the names");
            return this;
        }
        if (found.isEmpty()) {
            source.fault(member, "is the id of no location");
        }
        return found.map(this::moved).orElse(this);
    }

    /** Whether no name is given that the location does not have. */
    private boolean isAt(LocationNames location) {
        return names.over(location, true).key().equals(location.key());
    }

    /** With the names of another location, where coordinates that are not given no longer hold. */
    private LocationInput moved(LocationNames to) {
        return new LocationInput(
                source, member, id, Names.of(to), PatchField.of(latitude.value()), PatchField.of(longitude.value()));
    }

    private LocationInput named(LocationNames to) {
        return new LocationInput(source, member, id, Names.of(to), latitude, longitude);
    }
}
