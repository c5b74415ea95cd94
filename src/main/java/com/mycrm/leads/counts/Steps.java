package com.mycrm.leads.counts;

import java.util.SortedMap;

/**
 * Goes along the leads of buckets, a bucket at a time.
 *
 * @param buckets in their order
 * @param behind each bucket: how many leads there are in it and before it
 */
record Steps(long[] buckets, long[] behind) {

    /**
     * @param passed leads before the bucket
     * @param leads in the bucket
     */
    record Step(long bucket, long passed, long leads) {}

    static Steps over(SortedMap<Long, Long> leads) {
        var buckets = new long[leads.size()];
        var behind = new long[leads.size()];
        var at = 0;
        var passed = 0L;
        for (var bucket : leads.entrySet()) {
            passed += bucket.getValue();
            buckets[at] = bucket.getKey();
            behind[at++] = passed;
        }
        return new Steps(buckets, behind);
    }

    /** How many there are. */
    long leads() {
        return behind.length == 0 ? 0 : behind[behind.length - 1];
    }

    /** To the bucket with the lead that so many others come before; behind the last where there are no more. */
    Step to(long before) {
        for (var i = 0; i < behind.length; i++) {
            if (behind[i] > before) {
                var passed = i == 0 ? 0 : behind[i - 1];
                return new Step(buckets[i], passed, behind[i] - passed);
            }
        }
        return new Step(buckets.length == 0 ? 0 : buckets[buckets.length - 1] + 1, leads(), 0);
    }
}
