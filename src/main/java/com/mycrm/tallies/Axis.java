package com.mycrm.tallies;

import com.mycrm.tallies.TallyChanges.Alike;
import java.util.function.ToIntFunction;

/** The times of a lead that it is counted by. */
public enum Axis {
    DATE(TallyKind.DATE_DAY, TallyKind.DATE_MONTH, "date_day", Alike::date),
    CREATED(TallyKind.CREATED_DAY, TallyKind.CREATED_MONTH, "created_day", Alike::created),
    UPDATED(TallyKind.UPDATED_DAY, TallyKind.UPDATED_MONTH, "updated_day", Alike::updated);

    final TallyKind day;
    final TallyKind month;

    /** The column of {@code lead_deltas}. */
    final String column;

    private final ToIntFunction<Alike> ofLeads;

    Axis(TallyKind day, TallyKind month, String column, ToIntFunction<Alike> ofLeads) {
        this.day = day;
        this.month = month;
        this.column = column;
        this.ofLeads = ofLeads;
    }

    int day(Alike leads) {
        return ofLeads.applyAsInt(leads);
    }
}
