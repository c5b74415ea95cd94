package com.mycrm.leads.counts;

/** What a tally is of: in each of them a lead is in one bucket, and there again counted by its status. */
enum BucketKind {
    /** All leads, in bucket 0. */
    ALL(0),
    USER(1),
    /** Days since 1970-01-01, of the configured zone. */
    DATE_DAY(2),
    CREATED_DAY(3),
    UPDATED_DAY(4),
    /** Months since year 0, so that a range of years is few buckets. */
    DATE_MONTH(5),
    CREATED_MONTH(6),
    UPDATED_MONTH(7),
    /** {@link Blocks} of neighbouring ids, and blocks of those. */
    BLOCK(8),
    BIG_BLOCK(9);

    /** The number in the database. */
    final int code;

    BucketKind(int code) {
        this.code = code;
    }

    static BucketKind of(int code) {
        return values()[code];
    }
}
