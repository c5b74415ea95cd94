package com.mycrm.properties;

import com.mycrm.properties.PropertyView.Location;
import com.mycrm.properties.PropertyView.Price;
import com.mycrm.properties.PropertyView.Type;
import jakarta.json.JsonArray;
import jakarta.json.JsonValue;

/** Everything of a property that can be written. */
record PropertyData(
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
        long userId) {

    /** What becomes of a property that cannot be deleted. */
    private static final String INACTIVE = "inactive";

    private static final String ACTIVE = "active";

    /** A whole property: what is not given takes its default. */
    static PropertyData whole(PropertyInput input) {
        return new PropertyData(
                input.reference().value(),
                input.status().optional().orElse(ACTIVE),
                type(input.type(), new Type("", "")),
                location(input.location(), new Location(null, null, null, null, null, null)),
                price(input.price(), new Price(null, 0, null)),
                input.size().value(),
                input.bedrooms().value(),
                input.bathrooms().value(),
                input.languages().value(),
                filled(input.images().value()),
                input.user().value());
    }

    /** These with what is given in their place (RFC 7396). */
    PropertyData with(PropertyInput input) {
        return new PropertyData(
                input.reference().or(reference),
                input.status().or(status),
                type(input.type(), type),
                location(input.location(), location),
                price(input.price(), price),
                input.size().or(size),
                input.bedrooms().or(bedrooms),
                input.bathrooms().or(bathrooms),
                input.languages().or(languages),
                filled(input.images().or(images)),
                input.user().or(userId));
    }

    PropertyData deactivated() {
        return new PropertyData(
                reference, INACTIVE, type, location, price, size, bedrooms, bathrooms, languages, images, userId);
    }

    private static Type type(PropertyInput.Type input, Type current) {
        return new Type(
                filled(input.name().or(current.name())), filled(input.category().or(current.category())));
    }

    private static Location location(PropertyInput.Location input, Location current) {
        return new Location(
                input.city().or(current.city()),
                input.community().or(current.community()),
                input.subCommunity().or(current.subCommunity()),
                input.tower().or(current.tower()),
                input.latitude().or(current.latitude()),
                input.longitude().or(current.longitude()));
    }

    private static Price price(PropertyInput.Price input, Price current) {
        var prices = filled(input.prices().or(current.prices()));
        return new Price(
                input.offeringType().or(current.offeringType()),
                input.value().or(current.value()),
                prices.isEmpty() ? null : prices);
    }

    private static String filled(String text) {
        return text == null ? "" : text;
    }

    private static JsonArray filled(JsonArray array) {
        return array == null ? JsonValue.EMPTY_JSON_ARRAY : array;
    }
}
