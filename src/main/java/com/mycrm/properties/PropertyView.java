package com.mycrm.properties;

import com.mycrm.api.expand.ExpandableReference;
import com.mycrm.api.expand.References;
import com.mycrm.directory.DirectoryView;
import jakarta.json.JsonArray;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import java.util.Map;

/**
 * A property as the API shows it, alone and inside an expanded lead. Programs read its members without a check, so only
 * numbers are ever null.
 */
@JsonbPropertyOrder({
    "id",
    "reference",
    "status",
    "type",
    "location",
    "price",
    "size",
    "bedrooms",
    "bathrooms",
    "languages",
    "images",
    "user",
    "createdAt",
    "updatedAt",
    "furnished",
    "amenities",
    "createdBy",
    "availableFrom",
    "listingLevel",
    "imported"
})
public record PropertyView(
        long id,
        String reference,
        String status,
        Type type,
        Location location,
        Price price,
        Integer size,
        Integer bedrooms,
        Integer bathrooms,
        JsonArray languages,
        JsonArray images,
        ExpandableReference user,
        Instant createdAt,
        Instant updatedAt,
        boolean furnished,
        JsonArray amenities,
        String createdBy,
        String availableFrom,
        String listingLevel,
        @JsonbProperty("import") Imported imported)
        implements DirectoryView {

    private static final String USER = "user";

    static final References<PropertyView> REFERENCES = new References<>(
            Map.of(USER, view -> view.user.id()), (view, objects) -> view.with(view.user.expanded(USER, objects)));

    /** What kind of property it is. */
    @JsonbPropertyOrder({"id", "name", "category"})
    public record Type(long id, String name, String category) {}

    /**
     * Where it is, as far as that is known.
     *
     * @param id as text; empty for a property without a location
     */
    @JsonbPropertyOrder({"id", "city", "community", "subCommunity", "tower", "latitude", "longitude"})
    public record Location(
            String id,
            String city,
            String community,
            String subCommunity,
            String tower,
            Double latitude,
            Double longitude) {}

    /**
     * What it costs.
     *
     * @param prices the price for each period, of which a rent always has one; null, and then absent from the document,
     *     for a sale that has none
     */
    @JsonbPropertyOrder({"offeringType", "value", "onRequest", "prices"})
    public record Price(
            String offeringType,
            long value,
            boolean onRequest,
            @JsonbNillable(false) JsonArray prices) {}

    /** Its ids at portals. */
    public record Imported(Portal propertyfinder) {}

    /** A portal, with the id that the property has there; empty for none. */
    public record Portal(String id) {}

    private PropertyView with(ExpandableReference other) {
        return new PropertyView(
                id,
                reference,
                status,
                type,
                location,
                price,
                size,
                bedrooms,
                bathrooms,
                languages,
                images,
                other,
                createdAt,
                updatedAt,
                furnished,
                amenities,
                createdBy,
                availableFrom,
                listingLevel,
                imported);
    }
}
