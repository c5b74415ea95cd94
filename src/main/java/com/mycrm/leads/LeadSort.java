package com.mycrm.leads;

import com.mycrm.query.SortKey;
import com.mycrm.tallies.Axis;
import java.util.Optional;

/** The keys that leads sort by. */
enum LeadSort implements SortKey {
    ID("id", "id", false, null),
    PHONE("phone", "phone", true, null),
    USER("user", "user_id", false, null),
    STATUS("status", "status", true, null),
    DATE("date", "lead_date", false, Axis.DATE),
    CREATED("created", "created_at", false, Axis.CREATED),
    UPDATED("updated", "updated_at", false, Axis.UPDATED);

    private final String wireName;
    private final String column;
    private final boolean isText;
    private final Axis axis;

    LeadSort(String wireName, String column, boolean isText, Axis axis) {
        this.wireName = wireName;
        this.column = column;
        this.isText = isText;
        this.axis = axis;
    }

    /** The time that it is; nothing for what is no time. */
    Optional<Axis> axis() {
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
