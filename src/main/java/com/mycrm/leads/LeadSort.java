package com.mycrm.leads;

import com.mycrm.api.paging.SortKey;
import com.mycrm.leads.counts.DateField;
import java.util.Optional;

/** The keys that leads sort by. */
enum LeadSort implements SortKey {
    ID("id", "id", false, null),
    PHONE("phone", "phone", true, null),
    USER("user", "user_id", false, null),
    STATUS("status", "status", true, null),
    DATE("date", "lead_date", false, DateField.DATE),
    CREATED("created", "created_at", false, DateField.CREATED),
    UPDATED("updated", "updated_at", false, DateField.UPDATED);

    private final String wireName;
    private final String column;
    private final boolean isText;
    private final DateField axis;

    LeadSort(String wireName, String column, boolean isText, DateField axis) {
        this.wireName = wireName;
        this.column = column;
        this.isText = isText;
        this.axis = axis;
    }

    /** The time that it is; nothing for what is no time. */
    Optional<DateField> axis() {
        return Optional.ofNullable(axis);
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
