package com.mycrm.properties;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** What portals show of a property beside its texts and images. Amenities are a column of JSON text. */
@Embeddable
public class Listing {

    private static final String DEFAULT_LEVEL = "standard";

    private boolean furnished;
    private String amenities = JsonColumn.EMPTY;

    @Column(name = "available_from")
    private String availableFrom = "";

    @Column(name = "listing_level")
    private String level = DEFAULT_LEVEL;

    @Column(name = "propertyfinder_id")
    private String propertyfinderId = "";

    boolean isFurnished() {
        return furnished;
    }

    String amenities() {
        return amenities;
    }

    String availableFrom() {
        return availableFrom;
    }

    String level() {
        return level;
    }

    String propertyfinderId() {
        return propertyfinderId;
    }

    void merge(ListingInput input) {
        furnished = Boolean.TRUE.equals(input.furnished().or(furnished));
        amenities = JsonColumn.merged(input.amenities(), amenities);
        availableFrom = text(input.availableFrom().or(availableFrom), "");
        level = text(input.level().or(level), DEFAULT_LEVEL);
        propertyfinderId = text(input.propertyfinderId().or(propertyfinderId), "");
    }

    private static String text(String text, String ifNull) {
        return text == null ? ifNull : text;
    }
}
