package com.mycrm.leads;

import com.mycrm.query.SortKey;

/** The keys that leads sort by. */
enum LeadSort implements SortKey {
    ID("id", "id", false),
    PHONE("phone", "phone", true),
    USER("user", "user_id", false),
    STATUS("status", "status", true),
    DATE("date", "lead_date", false),
    CREATED("created", "created_at", false),
    UPDATED("updated", "updated_at", false);

    private final String wireName;
    private final String column;
    private final boolean isText;

    LeadSort(String wireName, String column, boolean isText) {
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
