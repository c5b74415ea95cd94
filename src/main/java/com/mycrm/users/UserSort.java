package com.mycrm.users;

import com.mycrm.api.paging.SortKey;

/** The keys that users sort by. */
enum UserSort implements SortKey {
    ID("id", "id", false),
    FIRST_NAME("first_name", "first_name", true),
    LAST_NAME("last_name", "last_name", true),
    EMAIL("email", "email_key", true),
    ROLE("role", "role", true),
    STATUS("status", "status", true),
    CREATED("created", "created_at", false),
    UPDATED("updated", "updated_at", false);

    private final String wireName;
    private final String column;
    private final boolean isText;

    UserSort(String wireName, String column, boolean isText) {
        this.wireName = wireName;
        this.column = column;
        this.isText = isText;
    }

    @Override
    public String wireName() {
        return wireName;
    }

    @Override
    public String column() {
        return column;
    }

    @Override
    public boolean isText() {
        return isText;
    }
}
