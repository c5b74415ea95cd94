package com.mycrm.properties;

import com.mycrm.query.SortKey;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Root;
import java.util.function.Function;

/** The keys that properties sort by. */
enum PropertySort implements SortKey<Property> {
    ID("id", property -> property.get(Property_.id)),
    REFERENCE("reference", property -> property.get(Property_.referenceKey)),
    STATUS("status", property -> property.get(Property_.status)),
    USER("user", property -> property.get(Property_.userId)),
    OFFERING_TYPE("offering_type", property -> property.get(Property_.offeringType)),
    PRICE("price", property -> property.get(Property_.price)),
    CREATED("created", property -> property.get(Property_.createdAt)),
    UPDATED("updated", property -> property.get(Property_.updatedAt));

    private final String wireName;
    private final Function<Root<Property>, Expression<?>> column;

    PropertySort(String wireName, Function<Root<Property>, Expression<?>> column) {
        this.wireName = wireName;
        this.column = column;
    }

    @Override
    public String wireName() {
        return wireName;
    }

    @Override
    public Expression<?> on(Root<Property> property) {
        return column.apply(property);
    }
}
