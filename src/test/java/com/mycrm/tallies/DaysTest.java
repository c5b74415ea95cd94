package com.mycrm.tallies;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.query.TimeRange;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** A range of time is cut into buckets and edges that are the range again, each moment once. */
class DaysTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final long START = Instant.parse("2023-11-20T00:00:00Z").getEpochSecond();
    private static final int HOURS = 24 * 150;

    @Property
    void bucketsAndEdgesCoverTheRangeOnce(
            @ForAll @LongRange(min = 0, max = HOURS) long from, @ForAll @LongRange(min = 0, max = HOURS) long before) {
        cover(new TimeRange(hour(from), hour(before)), from, before);
        cover(new TimeRange(hour(from), null), from, HOURS);
        cover(new TimeRange(null, hour(before)), 0, before);
        var midnight = LocalDate.of(2023, 12, 1).atStartOfDay(NEW_YORK).toInstant();
        cover(new TimeRange(midnight, hour(before)), (midnight.getEpochSecond() - START) / 3600, before);
    }

    private static void cover(TimeRange range, long from, long before) {
        var expected = new HashSet<Long>();
        for (var hour = from; hour < before; hour++) {
            expected.add(hour);
        }
        var covered = new HashSet<Long>();
        var days = Days.of(range, NEW_YORK);
        var spans = days.isNone() ? List.<Span>of() : days.spans(Axis.DATE);
        for (var hour = 0L; hour < HOURS; hour++) {
            var time = hour(hour);
            var day = Days.day(time, NEW_YORK);
            var times = spans.stream()
                            .filter(span -> within(span, span.kind() == TallyKind.DATE_DAY ? day : Days.month(day)))
                            .count()
                    + days.edges().stream().filter(edge -> within(edge, time)).count();
            if (times > 0) {
                assertEquals(1, times, range + " " + time);
                covered.add(hour);
            }
        }
        assertEquals(expected, covered, range::toString);
    }

    private static boolean within(Span span, long bucket) {
        return span.first() <= bucket && bucket <= span.last();
    }

    private static boolean within(TimeRange range, Instant time) {
        return (range.from() == null || !time.isBefore(range.from()))
                && (range.before() == null || time.isBefore(range.before()));
    }

    private static Instant hour(long number) {
        return Instant.ofEpochSecond(START + number * 3600);
    }
}
