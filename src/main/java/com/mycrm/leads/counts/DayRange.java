package com.mycrm.leads.counts;

import com.mycrm.api.paging.TimeRange;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;

/**
 * A range of time as whole days, which leads are counted by, and the parts of days before and after them.
 *
 * @param first the first whole day since 1970-01-01
 * @param last the last one; before the first where the range has no whole day
 */
record DayRange(int first, int last, List<TimeRange> edges) {

    static final int EVER = Integer.MAX_VALUE;
    private static final int NEVER = Integer.MIN_VALUE;

    static DayRange of(TimeRange range, ZoneId zone) {
        var edges = new ArrayList<TimeRange>();
        var first = NEVER;
        if (range.from() != null) {
            first = day(range.from(), zone);
            if (start(first, zone).isBefore(range.from())) {
                first++;
                edges.add(new TimeRange(range.from(), start(first, zone)));
            }
        }
        var last = EVER;
        if (range.before() != null) {
            last = day(range.before(), zone) - 1;
            if (start(last + 1, zone).isBefore(range.before())) {
                edges.add(new TimeRange(start(last + 1, zone), range.before()));
            }
        }
        return first > last ? new DayRange(first, last, List.of(range)) : new DayRange(first, last, List.copyOf(edges));
    }

    static int day(Instant time, ZoneId zone) {
        var day = Math.toIntExact(time.atZone(zone).toLocalDate().toEpochDay());
        // Where clocks go back over midnight, the next day has begun when this one's last hour comes again.
        return time.isBefore(start(day + 1, zone)) ? day : day + 1;
    }

    static int month(int day) {
        return Math.toIntExact(LocalDate.ofEpochDay(day).getLong(ChronoField.PROLEPTIC_MONTH));
    }

    boolean isEmpty() {
        return first > last;
    }

    /** The buckets of these days: whole months where there are any, and the days around them. */
    List<BucketRange> buckets(DateField field) {
        var firstMonth = first == NEVER ? NEVER : startsMonth(first) ? month(first) : month(first) + 1;
        var lastMonth = last == EVER ? EVER : startsMonth(last + 1) ? month(last) : month(last) - 1;
        if (firstMonth > lastMonth) {
            return List.of(new BucketRange(field.day(), first, last));
        }
        var buckets = new ArrayList<BucketRange>();
        buckets.add(new BucketRange(field.month(), firstMonth, lastMonth));
        if (first != NEVER && !startsMonth(first)) {
            buckets.add(new BucketRange(field.day(), first, firstDay(firstMonth) - 1L));
        }
        if (last != EVER && !startsMonth(last + 1)) {
            buckets.add(new BucketRange(field.day(), firstDay(lastMonth + 1), last));
        }
        return buckets;
    }

    private static boolean startsMonth(int day) {
        return LocalDate.ofEpochDay(day).getDayOfMonth() == 1;
    }

    private static int firstDay(int month) {
        return Math.toIntExact(LocalDate.of(Math.floorDiv(month, 12), Math.floorMod(month, 12) + 1, 1)
                .toEpochDay());
    }

    private static Instant start(int day, ZoneId zone) {
        return LocalDate.ofEpochDay(day).atStartOfDay(zone).toInstant();
    }
}
