package com.mycrm.properties;

import com.mycrm.api.expand.ExpandableReference;
import com.mycrm.api.patch.JsonReaders;
import com.mycrm.api.text.CanonicalText;
import com.mycrm.directory.DirectoryEntity;
import com.mycrm.directory.PropertySummary;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/**
 * A property that the company offers for sale or rent.
 *
 * <p>Prices, languages, images and amenities are columns of JSON text. They are always shown whole and never searched,
 * so that a property is one row to read. Prices and languages that nobody has written are made for each view, so that
 * they follow the other fields.
 */
@Entity
@Table(name = "properties")
public class Property extends DirectoryEntity<PropertyInput, PropertyView> {

    private String reference;

    @Column(name = "reference_key")
    private String referenceKey;

    private String status;

    @Column(name = "type_id")
    private long typeId;

    @Column(name = "type_name")
    private String typeName;

    @Column(name = "type_category")
    private String typeCategory;

    @Column(name = "location_id")
    private Long locationId;

    @Embedded
    private Place place = new Place();

    @Column(name = "offering_type")
    private String offeringType;

    private long price;

    @Column(name = "on_request")
    private Boolean onRequest;

    private String prices;
    private Integer size;
    private Integer bedrooms;
    private Integer bathrooms;
    private String languages;
    private String images;

    @Embedded
    private Listing listing = new Listing();

    @Column(name = "user_id")
    private Long userId;

    @Column(name = "created_by")
    private String createdBy;

    /** The property as other features know it. */
    PropertySummary known() {
        return new PropertySummary(id(), reference, userId);
    }

    @Override
    protected String name() {
        return reference;
    }

    String typeName() {
        return typeName;
    }

    LocationInput.Current location() {
        return new LocationInput.Current(locationId, place.names());
    }

    /** Whether it has not been stored yet. */
    boolean isNew() {
        return createdBy == null;
    }

    /** Gives a property the id of the location whose names it has; null for no names. */
    void locate(Long id) {
        locationId = id;
    }

    /** Gives a new property its creator, and a reference and an agent if it has none. */
    void begin(long agent, String creator) {
        name(reference == null ? PropertyDefaults.reference() : reference);
        userId = userId == null ? Long.valueOf(agent) : userId;
        createdBy = creator;
    }

    private void name(String newReference) {
        reference = newReference;
        referenceKey = newReference == null ? null : CanonicalText.key(newReference);
    }

    @Override
    protected void merge(PropertyInput input) {
        name(input.reference().optional().orElse(reference));
        status = input.status().optional().orElse(status);
        merge(input.type());
        place.merge(input.location());
        merge(input.price());
        size = input.size().or(size);
        bedrooms = input.bedrooms().or(bedrooms);
        bathrooms = input.bathrooms().or(bathrooms);
        languages = JsonColumn.merged(input.languages(), languages);
        images = JsonColumn.merged(input.images(), images);
        listing.merge(input.listing());
        userId = input.user().optional().orElse(userId);
    }

    /** A type that gets another name gets the category of that name, if it has one and none is given. */
    private void merge(TypeInput input) {
        if (input.name().isGiven()) {
            var name = input.name().optional().orElse(PropertyType.DEFAULT.label());
            if (!name.equals(typeName)) {
                typeCategory =
                        PropertyType.byName(name).map(PropertyType::category).orElse(typeCategory);
            }
            typeName = name;
            typeId = PropertyType.idOf(name);
        }
        if (input.category().isGiven()) {
            typeCategory = input.category()
                    .optional()
                    .or(() -> PropertyType.byName(typeName).map(PropertyType::category))
                    .orElse("");
        }
    }

    /** A value that is not given is that of the prices. */
    private void merge(PriceInput input) {
        offeringType = input.offeringType().optional().orElse(offeringType);
        prices = JsonColumn.merged(input.prices(), prices);
        onRequest = input.onRequest().or(onRequest);
        if (input.value().isGiven() || input.prices().isGiven() && price == 0) {
            price = input.value().optional().orElseGet(() -> PropertyDefaults.value(JsonReaders.array(prices)));
        }
    }

    @Override
    protected void reset() {
        status = PropertyStatus.AVAILABLE.word();
        typeName = PropertyType.DEFAULT.label();
        typeCategory = PropertyType.DEFAULT.category();
        typeId = PropertyType.idOf(typeName);
        place = new Place();
        offeringType = PriceInput.SALE;
        price = 0;
        onRequest = null;
        prices = JsonColumn.EMPTY;
        size = null;
        bedrooms = null;
        bathrooms = null;
        languages = JsonColumn.EMPTY;
        images = JsonColumn.EMPTY;
        listing = new Listing();
    }

    @Override
    protected void deactivate() {
        status = PropertyStatus.INACTIVE.word();
    }

    @Override
    protected PropertyView view() {
        var texts = JsonReaders.array(languages);
        return new PropertyView(
                id(),
                reference,
                status,
                new PropertyView.Type(typeId, typeName, typeCategory),
                place.view(locationId),
                price(),
                size,
                bedrooms,
                bathrooms,
                texts.isEmpty() ? PropertyDefaults.languages(typeName, bedrooms, offeringType, place.names()) : texts,
                JsonReaders.array(images),
                ExpandableReference.to(userId),
                createdAt(),
                updatedAt(),
                listing.isFurnished(),
                JsonReaders.array(listing.amenities()),
                createdBy,
                listing.availableFrom(),
                listing.level(),
                new PropertyView.Imported(new PropertyView.Portal(listing.propertyfinderId())));
    }

    private PropertyView.Price price() {
        var given = JsonReaders.array(prices);
        var isRent = offeringType.equals(PriceInput.RENT);
        var shown = given.isEmpty() ? (isRent ? PropertyDefaults.prices(price) : null) : given;
        var isUnknown = price == 0 && PropertyDefaults.value(given) == 0;
        return new PropertyView.Price(offeringType, price, onRequest == null ? isUnknown : onRequest, shown);
    }
}
