package com.mycrm.leads.counts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.api.paging.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** A range of time is cut into buckets and edges that are the range again, each moment once. */
class DayRangeTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final Instant START = Instant.parse("2023-11-20T00:00:00Z");

    /** Where clocks went back from one minute past midnight to the day before. */
    private static final ZoneId NEWFOUNDLAND = ZoneId.of("America/St_Johns");

    private static final Instant NEWFOUNDLAND_START = Instant.parse("2010-10-20T00:00:00Z");
    private static final int HOURS = 24 * 150;

    @Property(tries = 200)
    void bucketsAndEdgesCoverTheRangeOnce(
            @ForAll @LongRange(min = 0, max = HOURS) long from, @ForAll @LongRange(min = 0, max = HOURS) long before) {
        for (var place : List.of(new Place(NEW_YORK, START), new Place(NEWFOUNDLAND, NEWFOUNDLAND_START))) {
            place.cover(new TimeRange(place.hour(from), place.hour(before)), from, before);
            place.cover(new TimeRange(place.hour(from), null), from, HOURS);
            place.cover(new TimeRange(null, place.hour(before)), 0, before);
        }
        var midnight = LocalDate.of(2023, 12, 1).atStartOfDay(NEW_YORK).toInstant();
        var place = new Place(NEW_YORK, START);
        place.cover(
                new TimeRange(midnight, place.hour(before)),
                Duration.between(START, midnight).toHours(),
                before);
    }

    private record Place(ZoneId zone, Instant start) {

        void cover(TimeRange range, long from, long before) {
            var expected = new HashSet<Long>();
            for (var hour = from; hour < before; hour++) {
                expected.add(hour);
            }
            var covered = new HashSet<Long>();
            var days = DayRange.of(range, zone);
            var buckets = days.isEmpty() ? List.<BucketRange>of() : days.buckets(DateField.DATE);
            for (var hour = 0L; hour < HOURS; hour++) {
                var time = hour(hour);
                var day = DayRange.day(time, zone);
                var times = buckets.stream()
                                .filter(span ->
                                        within(span, span.kind() == BucketKind.DATE_DAY ? day : DayRange.month(day)))
                                .count()
                        + days.edges().stream()
                                .filter(edge -> within(edge, time))
                                .count();
                if (times > 0) {
                    assertEquals(1, times, range + " " + time);
                    covered.add(hour);
                }
            }
            assertEquals(expected, covered, range::toString);
        }

        Instant hour(long number) {
            return start.plus(Duration.ofHours(number));
        }
    }

    private static boolean within(BucketRange span, long bucket) {
        return span.first() <= bucket && bucket <= span.last();
    }

    private static boolean within(TimeRange range, Instant time) {
        return (range.from() == null || !time.isBefore(range.from()))
                && (range.before() == null || time.isBefore(range.before()));
    }
}
