package com.mycrm.properties;

import com.mycrm.expand.Reference;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.StringReader;
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

    Long id() {
        return id;
    }

    /** The property as the API shows it. */
    PropertyView view() {
        var periods = array(prices);
        return new PropertyView(
                id,
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
                createdAt,
                updatedAt);
    }

    private static JsonArray array(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readArray();
        }
    }
}
