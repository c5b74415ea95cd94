package com.mycrm.properties;

import com.mycrm.api.paging.SortKey;

/** The keys that properties sort by. */
enum PropertySort implements SortKey {
    ID("id", "id", false),
    REFERENCE("reference", "reference_key", true),
    STATUS("status", "status", true),
    USER("user", "user_id", false),
    OFFERING_TYPE("offering_type", "offering_type", true),
    PRICE("price", "price", false),
    CREATED("created", "created_at", false),
    UPDATED("updated", "updated_at", false);

    private final String wireName;
    private final String column;
    private final boolean isText;

    PropertySort(String wireName, String column, boolean isText) {
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
