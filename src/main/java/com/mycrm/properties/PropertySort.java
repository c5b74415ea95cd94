package com.mycrm.properties;

import com.mycrm.api.paging.SortKey;
import jakarta.persistence.metamodel.SingularAttribute;
import java.util.function.Supplier;

/** The sort keys of the list of properties. */
enum PropertySort implements SortKey<Property> {
    ID("id", () -> Property_.id),
    REFERENCE("reference", () -> Property_.referenceKey),
    STATUS("status", () -> Property_.status),
    USER("user", () -> Property_.userId),
    OFFERING_TYPE("offering_type", () -> Property_.offeringType),
    PRICE("price", () -> Property_.price),
    CREATED("created", () -> Property_.createdAt),
    UPDATED("updated", () -> Property_.updatedAt);

    private final String wireName;
    private final Supplier<SingularAttribute<? super Property, ?>> attribute;

    PropertySort(String wireName, Supplier<SingularAttribute<? super Property, ?>> attribute) {
        this.wireName = wireName;
        this.attribute = attribute;
    }

    @Override
    public String wireName() {
        return wireName;
    }

    @Override
    public SingularAttribute<? super Property, ?> attribute() {
        return attribute.get();
    }
}
