package com.mycrm.tallies;

/**
 * Neighbouring buckets of one kind.
 *
 * @param last the last of them, inclusive
 */
record Span(TallyKind kind, long first, long last) {}
