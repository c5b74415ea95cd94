package com.mycrm.properties;

import com.mycrm.api.expand.Reference;
import com.mycrm.api.patch.JsonReaders;
import com.mycrm.directory.KnownProperty;
import com.mycrm.persistence.Conditions;
import jakarta.json.JsonArray;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/**
 * A property that the company offers for sale or rent, and that customers ask about.
 *
 * <p>Prices, languages and images are JSON text of the row: they are always shown whole and never searched, so a property
 * is one row to read.
 */
@Entity
@Table(name = "properties")
public class Property {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Version
    private long version;

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

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    protected Property() {}

    Property(PropertyData values, Instant now) {
        createdAt = now;
        updatedAt = now;
        set(values);
    }

    Long id() {
        return id;
    }

    long version() {
        return version;
    }

    /** The property as other features know it. */
    KnownProperty known() {
        return new KnownProperty(id, reference, userId);
    }

    /** The property as the API shows it. */
    PropertyView view() {
        var values = values();
        return new PropertyView(
                id,
                reference,
                status,
                values.type(),
                values.location(),
                values.price(),
                size,
                bedrooms,
                bathrooms,
                values.languages(),
                values.images(),
                Reference.to(userId),
                createdAt,
                updatedAt);
    }

    PropertyData values() {
        var periods = array(prices);
        return new PropertyData(
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
                userId);
    }

    /** Takes over the values, and says whether that changed any. */
    boolean change(PropertyData to, Instant now) {
        var changes = !values().equals(to);
        if (changes) {
            set(to);
            updatedAt = now;
        }
        return changes;
    }

    private void set(PropertyData values) {
        reference = values.reference();
        referenceKey = Conditions.key(reference);
        status = values.status();
        typeName = values.type().name();
        typeCategory = values.type().category();
        city = values.location().city();
        community = values.location().community();
        subCommunity = values.location().subCommunity();
        tower = values.location().tower();
        latitude = values.location().latitude();
        longitude = values.location().longitude();
        offeringType = values.price().offeringType();
        price = values.price().value();
        prices = text(values.price().prices());
        size = values.size();
        bedrooms = values.bedrooms();
        bathrooms = values.bathrooms();
        languages = text(values.languages());
        images = text(values.images());
        userId = values.userId();
    }

    private static String text(JsonArray array) {
        return array == null ? "[]" : array.toString();
    }

    private static JsonArray array(String text) {
        try (var reader = JsonReaders.of(text)) {
            return reader.readArray();
        }
    }
}
