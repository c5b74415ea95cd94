package com.mycrm.users;

import com.mycrm.api.paging.SortKey;
import jakarta.persistence.metamodel.SingularAttribute;
import java.util.function.Supplier;

/** The sort keys of the list of users. */
enum UserSort implements SortKey<User> {
    ID("id", () -> User_.id),
    FIRST_NAME("first_name", () -> User_.firstName),
    LAST_NAME("last_name", () -> User_.lastName),
    EMAIL("email", () -> User_.emailKey),
    ROLE("role", () -> User_.role),
    STATUS("status", () -> User_.status),
    CREATED("created", () -> User_.createdAt),
    UPDATED("updated", () -> User_.updatedAt);

    private final String wireName;
    private final Supplier<SingularAttribute<? super User, ?>> attribute;

    UserSort(String wireName, Supplier<SingularAttribute<? super User, ?>> attribute) {
        this.wireName = wireName;
        this.attribute = attribute;
    }

    @Override
    public String wireName() {
        return wireName;
    }

    @Override
    public SingularAttribute<? super User, ?> attribute() {
        return attribute.get();
    }
}
