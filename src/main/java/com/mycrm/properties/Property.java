package com.mycrm.properties;

import com.mycrm.api.expand.Reference;
import com.mycrm.api.patch.JsonReaders;
import com.mycrm.api.patch.PatchField;
import com.mycrm.directory.DirectoryEntity;
import com.mycrm.directory.KnownProperty;
import com.mycrm.persistence.Conditions;
import jakarta.json.JsonArray;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Objects;

/**
 * A property that the company offers for sale or rent.
 *
 * <p>Prices, languages and images are columns of JSON text. They are always shown whole and never searched, so that a
 * property is one row to read.
 */
@Entity
@Table(name = "properties")
public class Property extends DirectoryEntity<PropertyInput, PropertyView> {

    private static final String ACTIVE = "active";
    private static final String INACTIVE = "inactive";
    private static final String EMPTY_ARRAY = "[]";

    private String reference;

    @Column(name = "reference_key")
    private String referenceKey;

    private String status;

    @Column(name = "type_name")
    private String typeName;

    @Column(name = "type_category")
    private String typeCategory;

    private String city;
    private String community;

    @Column(name = "sub_community")
    private String subCommunity;

    private String tower;
    private Double latitude;
    private Double longitude;

    @Column(name = "offering_type")
    private String offeringType;

    private long price;
    private Integer size;
    private Integer bedrooms;
    private Integer bathrooms;
    private String prices;
    private String languages;
    private String images;

    @Column(name = "user_id")
    private Long userId;

    /** The property as other features know it. */
    KnownProperty known() {
        return new KnownProperty(id(), reference, userId);
    }

    @Override
    protected String name() {
        return reference;
    }

    @Override
    protected void merge(PropertyInput input) {
        reference = input.reference.or(reference);
        referenceKey = Conditions.key(reference);
        status = input.status.optional().orElse(status);
        merge(input.type);
        merge(input.location);
        merge(input.price);
        size = input.size.or(size);
        bedrooms = input.bedrooms.or(bedrooms);
        bathrooms = input.bathrooms.or(bathrooms);
        languages = text(input.languages, languages);
        images = text(input.images, images);
        userId = input.user.or(userId);
    }

    private void merge(PropertyInput.Type input) {
        typeName = Objects.requireNonNullElse(input.name().or(typeName), "");
        typeCategory = Objects.requireNonNullElse(input.category().or(typeCategory), "");
    }

    private void merge(PropertyInput.Location input) {
        city = input.city.or(city);
        community = input.community.or(community);
        subCommunity = input.subCommunity.or(subCommunity);
        tower = input.tower.or(tower);
        latitude = input.latitude.or(latitude);
        longitude = input.longitude.or(longitude);
    }

    private void merge(PropertyInput.Price input) {
        offeringType = input.offeringType.or(offeringType);
        price = input.value.or(price);
        prices = text(input.prices, prices);
    }

    @Override
    protected void reset() {
        status = ACTIVE;
        typeName = "";
        typeCategory = "";
        city = null;
        community = null;
        subCommunity = null;
        tower = null;
        latitude = null;
        longitude = null;
        prices = EMPTY_ARRAY;
        size = null;
        bedrooms = null;
        bathrooms = null;
        images = EMPTY_ARRAY;
    }

    @Override
    protected void deactivate() {
        status = INACTIVE;
    }

    @Override
    protected PropertyView view() {
        var periods = array(prices);
        return new PropertyView(
                id(),
                reference,
                status,
                new PropertyView.Type(typeName, typeCategory),
                new PropertyView.Location(city, community, subCommunity, tower, latitude, longitude),
                new PropertyView.Price(offeringType, price, periods.isEmpty() ? null : periods),
                size,
                bedrooms,
                bathrooms,
                array(languages),
                array(images),
                Reference.to(userId),
                createdAt(),
                updatedAt());
    }

    private static String text(PatchField<JsonArray> input, String current) {
        return Objects.requireNonNullElse(input.map(JsonArray::toString).or(current), EMPTY_ARRAY);
    }

    private static JsonArray array(String text) {
        try (var reader = JsonReaders.of(text)) {
            return reader.readArray();
        }
    }
}
