package com.mycrm.properties;

import com.mycrm.query.KeyType;
import com.mycrm.query.SortKey;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Root;
import java.util.function.Function;

/** The keys that properties sort by. */
enum PropertySort implements SortKey<Property> {
    ID("id", KeyType.NUMBER, property -> property.get(Property_.id)),
    REFERENCE("reference", KeyType.TEXT, property -> property.get(Property_.referenceKey)),
    STATUS("status", KeyType.TEXT, property -> property.get(Property_.status)),
    USER("user", KeyType.NUMBER, property -> property.get(Property_.userId)),
    OFFERING_TYPE("offering_type", KeyType.TEXT, property -> property.get(Property_.offeringType)),
    PRICE("price", KeyType.NUMBER, property -> property.get(Property_.price)),
    CREATED("created", KeyType.TIME, property -> property.get(Property_.createdAt)),
    UPDATED("updated", KeyType.TIME, property -> property.get(Property_.updatedAt));

    private final String wireName;
    private final KeyType type;
    private final Function<Root<Property>, Expression<?>> column;

    PropertySort(String wireName, KeyType type, Function<Root<Property>, Expression<?>> column) {
        this.wireName = wireName;
        this.type = type;
        this.column = column;
    }

    @Override
    public String wireName() {
        return wireName;
    }

    @Override
    public KeyType type() {
        return type;
    }

    @Override
    public Expression<?> on(Root<Property> property) {
        return column.apply(property);
    }
}
