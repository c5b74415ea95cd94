package com.mycrm.users;

import com.mycrm.query.SortKey;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Root;
import java.util.function.Function;

/** The keys that users sort by. */
enum UserSort implements SortKey<User> {
    ID("id", user -> user.get(User_.id)),
    FIRST_NAME("first_name", user -> user.get(User_.firstName)),
    LAST_NAME("last_name", user -> user.get(User_.lastName)),
    EMAIL("email", user -> user.get(User_.emailKey)),
    ROLE("role", user -> user.get(User_.role)),
    STATUS("status", user -> user.get(User_.status)),
    CREATED("created", user -> user.get(User_.createdAt)),
    UPDATED("updated", user -> user.get(User_.updatedAt));

    private final String wireName;
    private final Function<Root<User>, Expression<?>> column;

    UserSort(String wireName, Function<Root<User>, Expression<?>> column) {
        this.wireName = wireName;
        this.column = column;
    }

    @Override
    public String wireName() {
        return wireName;
    }

    @Override
    public Expression<?> on(Root<User> user) {
        return column.apply(user);
    }
}
