package com.mycrm.leads.counts;

import java.util.Optional;
import java.util.stream.Stream;

/** A way to divide all leads into buckets. Within each bucket they are counted by status. */
enum BucketKind {
    /** One bucket, 0, of all leads. */
    ALL(0),
    /** The id of the user. */
    USER(1),
    /** Days since 1970-01-01, in the configured zone. */
    DATE_DAY(2),
    CREATED_DAY(3),
    UPDATED_DAY(4),
    /** Months since year 0, so that a range of years is few buckets. */
    DATE_MONTH(5),
    CREATED_MONTH(6),
    UPDATED_MONTH(7),
    /** {@link IdBlocks}. */
    BLOCK(8),
    BIG_BLOCK(9);

    private final int code;

    BucketKind(int code) {
        this.code = code;
    }

    /** The number in the database. */
    int code() {
        return code;
    }

    /** Empty for the code of a newer version, which may run on another node during an upgrade. */
    static Optional<BucketKind> of(int code) {
        return Stream.of(values()).filter(kind -> kind.code == code).findFirst();
    }
}
