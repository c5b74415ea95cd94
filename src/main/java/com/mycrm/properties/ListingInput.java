package com.mycrm.properties;

import com.mycrm.api.patch.PatchField;
import com.mycrm.api.patch.RequestObject;
import jakarta.json.JsonArray;
import java.time.LocalDate;

/** What a client sends of a property as portals list it. */
record ListingInput(
        PatchField<Boolean> furnished,
        PatchField<JsonArray> amenities,
        PatchField<String> availableFrom,
        PatchField<String> level,
        PatchField<String> propertyfinderId) {

    private static final String LEVEL = "listing_level";
    private static final int MAX_LEVEL = 40;
    private static final int MAX_ID = 100;

    static ListingInput of(RequestObject property) {
        return new ListingInput(
                FlagInput.read(property, "furnished"),
                AmenityInput.read(property),
                property.day("available_from").map(LocalDate::toString),
                level(property),
                portalId(property.inside("import"), "propertyfinder"));
    }

    /** A text, or an object that has the text under the same name, as programs replace it. */
    private static PatchField<String> level(RequestObject property) {
        return property.isObject(LEVEL)
                ? property.inside(LEVEL).text(LEVEL, MAX_LEVEL)
                : property.text(LEVEL, MAX_LEVEL);
    }

    /** The id at a portal, alone or as {@code {"id": "1"}}. */
    private static PatchField<String> portalId(RequestObject portals, String name) {
        return portals.isScalar(name)
                ? portals.text(name, MAX_ID)
                : portals.inside(name).text("id", MAX_ID);
    }
}
