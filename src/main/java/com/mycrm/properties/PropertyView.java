package com.mycrm.properties;

import com.mycrm.api.expand.Reference;
import com.mycrm.directory.DirectoryView;
import jakarta.json.JsonArray;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;

/** A property as the API shows it, alone and inside an expanded lead. */
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
    "updatedAt"
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
        Reference user,
        Instant createdAt,
        Instant updatedAt)
        implements DirectoryView {

    /** What kind of property it is. */
    @JsonbPropertyOrder({"name", "category"})
    public record Type(String name, String category) {}

    /** Where it is, as far as that is known. */
    @JsonbPropertyOrder({"city", "community", "subCommunity", "tower", "latitude", "longitude"})
    public record Location(
            String city, String community, String subCommunity, String tower, Double latitude, Double longitude) {}

    /**
     * What it costs.
     *
     * @param prices the price for each period of a rent; null, and then absent from the document, where there are none
     */
    @JsonbPropertyOrder({"offeringType", "value", "prices"})
    public record Price(
            String offeringType,
            long value,
            @JsonbNillable(false) JsonArray prices) {}
}
