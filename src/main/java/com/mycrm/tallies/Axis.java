package com.mycrm.tallies;

/** The times of a lead that it is counted by. */
public enum Axis {
    DATE(TallyKind.DATE_DAY, TallyKind.DATE_MONTH, "date_day"),
    CREATED(TallyKind.CREATED_DAY, TallyKind.CREATED_MONTH, "created_day"),
    UPDATED(TallyKind.UPDATED_DAY, TallyKind.UPDATED_MONTH, "updated_day");

    final TallyKind day;
    final TallyKind month;

    /** The column of {@code lead_deltas}. */
    final String column;

    Axis(TallyKind day, TallyKind month, String column) {
        this.day = day;
        this.month = month;
        this.column = column;
    }
}
