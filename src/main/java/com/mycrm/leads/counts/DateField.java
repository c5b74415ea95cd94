package com.mycrm.leads.counts;

import java.util.function.ToIntFunction;

/** A date of a lead by which leads are counted. */
public enum DateField {
    DATE(BucketKind.DATE_DAY, BucketKind.DATE_MONTH, "lead_date", "date_day", DeltaKey::date),
    CREATED(BucketKind.CREATED_DAY, BucketKind.CREATED_MONTH, "created_at", "created_day", DeltaKey::created),
    UPDATED(BucketKind.UPDATED_DAY, BucketKind.UPDATED_MONTH, "updated_at", "updated_day", DeltaKey::updated);

    private final BucketKind day;
    private final BucketKind month;
    private final String leadColumn;
    private final String deltaColumn;
    private final ToIntFunction<DeltaKey> dayOf;

    DateField(BucketKind day, BucketKind month, String leadColumn, String deltaColumn, ToIntFunction<DeltaKey> dayOf) {
        this.day = day;
        this.month = month;
        this.leadColumn = leadColumn;
        this.deltaColumn = deltaColumn;
        this.dayOf = dayOf;
    }

    BucketKind day() {
        return day;
    }

    BucketKind month() {
        return month;
    }

    /** The column of a table of leads. */
    String leadColumn() {
        return leadColumn;
    }

    /** The column of {@code lead_count_deltas}. */
    String deltaColumn() {
        return deltaColumn;
    }

    int dayOf(DeltaKey key) {
        return dayOf.applyAsInt(key);
    }
}
