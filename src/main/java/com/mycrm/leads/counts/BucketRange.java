package com.mycrm.leads.counts;

/**
 * Neighbouring buckets of one kind.
 *
 * @param last the last of them, inclusive
 */
record BucketRange(BucketKind kind, long first, long last) {}
