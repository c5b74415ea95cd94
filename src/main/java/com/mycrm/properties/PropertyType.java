package com.mycrm.properties;

import com.mycrm.api.text.CanonicalText;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The types of properties that have a number. The numbers are this service's own; its document of the API lists them.
 * Any other name is a type too, with the number {@link #OTHER}.
 */
enum PropertyType {
    APARTMENT(1, "apartment", Category.RESIDENTIAL),
    VILLA(2, "villa", Category.RESIDENTIAL),
    TOWNHOUSE(3, "townhouse", Category.RESIDENTIAL),
    STUDIO(4, "studio", Category.RESIDENTIAL),
    PENTHOUSE(5, "penthouse", Category.RESIDENTIAL),
    DUPLEX(6, "duplex", Category.RESIDENTIAL),
    HOTEL_APARTMENT(7, "hotel apartment", Category.RESIDENTIAL),
    BUNGALOW(8, "bungalow", Category.RESIDENTIAL),
    COMPOUND(9, "compound", Category.RESIDENTIAL),
    BUILDING(10, "building", Category.RESIDENTIAL),
    OFFICE(11, "office", Category.COMMERCIAL),
    SHOP(12, "shop", Category.COMMERCIAL),
    SHOWROOM(13, "showroom", Category.COMMERCIAL),
    WAREHOUSE(14, "warehouse", Category.COMMERCIAL),
    FACTORY(15, "factory", Category.COMMERCIAL),
    HOTEL(16, "hotel", Category.COMMERCIAL),
    LABOUR_CAMP(17, "labour camp", Category.COMMERCIAL),
    LAND(18, "land", Category.LAND);

    /** The number of all types that have none of their own. */
    static final int OTHER = 0;

    /** The type of a property whose writer names none. */
    static final PropertyType DEFAULT = APARTMENT;

    private static final class Category {

        static final String RESIDENTIAL = "residential";
        static final String COMMERCIAL = "commercial";
        static final String LAND = "land";
    }

    private final long id;
    private final String label;
    private final String category;

    PropertyType(long id, String label, String category) {
        this.id = id;
        this.label = label;
        this.category = category;
    }

    String label() {
        return label;
    }

    String category() {
        return category;
    }

    static Optional<PropertyType> byId(long id) {
        return Stream.of(values()).filter(type -> type.id == id).findFirst();
    }

    /** The type of that name, ignoring case. */
    static Optional<PropertyType> byName(String name) {
        var key = CanonicalText.key(name);
        return Stream.of(values()).filter(type -> type.label.equals(key)).findFirst();
    }

    /** The number of the type of that name. */
    static long idOf(String name) {
        return byName(name).map(type -> type.id).orElse((long) OTHER);
    }
}
