package com.mycrm.api.paging;

import java.time.Instant;

/**
 * A half-open range of time, in whole seconds.
 *
 * @param from the first instant inside, null for no bound
 * @param before the first instant outside, null for no bound
 */
public record TimeRange(Instant from, Instant before) {

    public static final TimeRange ALWAYS = new TimeRange(null, null);

    public boolean isAlways() {
        return from == null && before == null;
    }

    /** The intersection. */
    public TimeRange and(TimeRange other) {
        return new TimeRange(
                from == null || other.from != null && other.from.isAfter(from) ? other.from : from,
                before == null || other.before != null && other.before.isBefore(before) ? other.before : before);
    }
}
