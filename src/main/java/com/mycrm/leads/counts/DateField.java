package com.mycrm.leads.counts;

import com.mycrm.leads.counts.CountDeltas.DeltaKey;
import java.util.function.ToIntFunction;

/** The times of a lead that it is counted by. */
public enum DateField {
    DATE(BucketKind.DATE_DAY, BucketKind.DATE_MONTH, "date_day", DeltaKey::date),
    CREATED(BucketKind.CREATED_DAY, BucketKind.CREATED_MONTH, "created_day", DeltaKey::created),
    UPDATED(BucketKind.UPDATED_DAY, BucketKind.UPDATED_MONTH, "updated_day", DeltaKey::updated);

    final BucketKind day;
    final BucketKind month;

    /** The column of {@code lead_deltas}. */
    final String column;

    private final ToIntFunction<DeltaKey> ofLeads;

    DateField(BucketKind day, BucketKind month, String column, ToIntFunction<DeltaKey> ofLeads) {
        this.day = day;
        this.month = month;
        this.column = column;
        this.ofLeads = ofLeads;
    }

    int day(DeltaKey leads) {
        return ofLeads.applyAsInt(leads);
    }
}
