package com.mycrm.sample;

import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * When the sample leads came in: over three years, by day rather than by night, more of them as business grows, and at
 * times that would show a mistake in comparing them.
 */
final class SampleTimes {

    static final long START = Instant.parse("2023-07-20T22:55:29Z").getEpochSecond();
    static final long END = Instant.parse("2026-07-20T23:59:59Z").getEpochSecond();
    static final int DAY = 86_400;

    private static final int DAYS = (int) (END / DAY - START / DAY);

    private SampleTimes() {}

    /** Ascending, the first at the start. */
    static long[] all(int count, Random random) {
        var times =
                IntStream.range(1, count).mapToLong(i -> next(random)).sorted().toArray();
        for (var i = 1; i < times.length; i++) {
            times[i] = atEdge(i, times[i], times[i - 1]);
        }
        var all = new long[count];
        all[0] = START;
        System.arraycopy(times, 0, all, 1, times.length);
        Arrays.sort(all);
        return all;
    }

    private static long next(Random random) {
        var day = random.nextInt(DAYS);
        var grown = random.nextInt(3) == 0 ? Math.max(day, random.nextInt(DAYS)) : day;
        var second = (random.nextInt(DAY) + random.nextInt(DAY) + random.nextInt(DAY)) / 3;
        return (START / DAY + 1 + grown) * DAY + second;
    }

    /** Some in the very second of the lead before, some in a day's first second, some in its last. */
    private static long atEdge(int index, long time, long before) {
        return switch (index % 50) {
            case 7, 8 -> before;
            case 20 -> time / DAY * DAY;
            case 33 -> time / DAY * DAY + DAY - 1;
            default -> time;
        };
    }
}
