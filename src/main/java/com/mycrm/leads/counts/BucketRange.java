package com.mycrm.leads.counts;

import java.util.Collections;
import java.util.List;

/**
 * Neighbouring buckets of one kind.
 *
 * @param last included
 */
record BucketRange(BucketKind kind, long first, long last) {

    /** The condition on the rows of a list in {@code lead_counts}; its values are added to {@code values}. */
    String condition(List<Object> values) {
        if (first == last) {
            Collections.addAll(values, kind.code(), first);
            return "kind = ? AND bucket = ?";
        }
        Collections.addAll(values, kind.code(), first, last);
        return "kind = ? AND bucket BETWEEN ? AND ?";
    }
}
