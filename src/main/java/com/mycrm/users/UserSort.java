package com.mycrm.users;

import com.mycrm.query.KeyType;
import com.mycrm.query.SortKey;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Root;
import java.util.function.Function;

/** The keys that users sort by. */
enum UserSort implements SortKey<User> {
    ID("id", KeyType.NUMBER, user -> user.get(User_.id)),
    FIRST_NAME("first_name", KeyType.TEXT, user -> user.get(User_.firstName)),
    LAST_NAME("last_name", KeyType.TEXT, user -> user.get(User_.lastName)),
    EMAIL("email", KeyType.TEXT, user -> user.get(User_.emailKey)),
    ROLE("role", KeyType.TEXT, user -> user.get(User_.role)),
    STATUS("status", KeyType.TEXT, user -> user.get(User_.status)),
    CREATED("created", KeyType.TIME, user -> user.get(User_.createdAt)),
    UPDATED("updated", KeyType.TIME, user -> user.get(User_.updatedAt));

    private final String wireName;
    private final KeyType type;
    private final Function<Root<User>, Expression<?>> column;

    UserSort(String wireName, KeyType type, Function<Root<User>, Expression<?>> column) {
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
    public Expression<?> on(Root<User> user) {
        return column.apply(user);
    }
}
