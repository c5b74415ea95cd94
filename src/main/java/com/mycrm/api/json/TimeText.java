package com.mycrm.api.json;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;

/**
 * The text of a time in answers: UTC, to the second, {@code 2009-07-20T22:55:01Z}. Remembers the date of a day, so that
 * another time of that day costs its digits only.
 */
public final class TimeText {

    private static final int SECONDS_OF_DAY = 86_400;

    /** Some eleven years. */
    private static final int REMEMBERED_DAYS = 4096;

    /** Written without a lock: a day is immutable, and one that another thread replaces is computed again. */
    private static final Day[] DAYS = new Day[REMEMBERED_DAYS];

    /** A day by its number since 1970, and its midnight as ASCII text. */
    private record Day(long number, byte[] midnight) {

        static Day of(long number) {
            var slot = (int) Math.floorMod(number, (long) REMEMBERED_DAYS);
            var day = DAYS[slot];
            if (day == null || day.number != number) {
                var midnight = LocalDate.ofEpochDay(number) + "T00:00:00Z";
                day = new Day(number, midnight.getBytes(StandardCharsets.US_ASCII));
                DAYS[slot] = day;
            }
            return day;
        }
    }

    private TimeText() {}

    public static String of(Instant time) {
        var second = time.getEpochSecond();
        var text = Day.of(Math.floorDiv(second, (long) SECONDS_OF_DAY)).midnight.clone();
        var ofDay = Math.floorMod(second, SECONDS_OF_DAY);
        var end = text.length;
        twoDigits(text, end - 9, ofDay / 3600);
        twoDigits(text, end - 6, ofDay / 60 % 60);
        twoDigits(text, end - 3, ofDay % 60);
        return new String(text, StandardCharsets.US_ASCII);
    }

    private static void twoDigits(byte[] text, int index, int number) {
        text[index] = (byte) ('0' + number / 10);
        text[index + 1] = (byte) ('0' + number % 10);
    }
}
