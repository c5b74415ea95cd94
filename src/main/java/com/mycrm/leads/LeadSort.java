package com.mycrm.leads;

import com.mycrm.api.paging.SortKey;
import com.mycrm.leads.counts.DateField;
import jakarta.persistence.metamodel.SingularAttribute;
import java.util.Optional;
import java.util.function.Supplier;

/** The keys that leads sort by. */
enum LeadSort implements SortKey<Lead> {
    ID("id", () -> Lead_.id),
    PHONE("phone", () -> Lead_.phone),
    USER("user", () -> Lead_.userId),
    STATUS("status", () -> Lead_.status),
    DATE("date", () -> Lead_.date),
    CREATED("created", () -> Lead_.createdAt),
    UPDATED("updated", () -> Lead_.updatedAt);

    private final String wireName;
    private final Supplier<SingularAttribute<? super Lead, ?>> attribute;

    LeadSort(String wireName, Supplier<SingularAttribute<? super Lead, ?>> attribute) {
        this.wireName = wireName;
        this.attribute = attribute;
    }

    @Override
    public String wireName() {
        return wireName;
    }

    @Override
    public SingularAttribute<? super Lead, ?> attribute() {
        return attribute.get();
    }

    /** The date that is compared; empty for a key that is no date. */
    Optional<DateField> dateField() {
        return switch (this) {
            case DATE -> Optional.of(DateField.DATE);
            case CREATED -> Optional.of(DateField.CREATED);
            case UPDATED -> Optional.of(DateField.UPDATED);
            case ID, PHONE, USER, STATUS -> Optional.empty();
        };
    }
}
