package com.mycrm.api.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates as people, spreadsheets and programs write them. */
class DateTextTest {

    private static final ZoneId DUBAI = ZoneId.of("Asia/Dubai");

    /** Forms that are one day by themselves. */
    private static final List<String> DAYS = List.of(
            "uuuu-MM-dd",
            "uuuu/M/d",
            "uuuu.MM.dd",
            "uuuu. M. d.",
            "uuuuMMdd",
            "d.M.uuuu",
            "dd.MM.uuuu",
            "d MMM uuuu",
            "d MMMM uuuu",
            "dd-MMM-uuuu",
            "d-MMM-uu",
            "MMM d, uuuu",
            "MMMM d, uuuu",
            "EEE, d MMM uuuu",
            "EEEE, MMMM d, uuuu",
            "EEE MMM dd uuuu",
            "uuuu-MMM-dd",
            "d/MMM/uuuu");

    private static final List<String> TIMES = List.of(
            " H:mm",
            " HH:mm:ss",
            "'T'HH:mm:ss",
            "'T'HH:mm:ss.SSS",
            " HH:mm:ss.SSSSSS",
            " h:mm a",
            " h:mm:ssa",
            ", h:mm a",
            " 'at' h:mm a",
            " HH.mm");

    private static final List<String> OFFSETS =
            List.of("xx", "ZZZZZ", "X", " xx", " 'UTC'", "'Z'", " 'GMT'xx", "ZZZZZ'['VV']'");

    @Property
    void aDayWithATimeAndAnOffsetReadsBack(
            @ForAll @IntRange(min = 0, max = 40_000) int day,
            @ForAll @IntRange(min = 0, max = 86_399) int second,
            @ForAll @IntRange(min = 0, max = 999) int form) {
        var date = LocalDate.of(1970, 1, 1).plusDays(day % 20_000).atTime(second / 3600, second / 60 % 60, 0);
        var time = TIMES.get(form % TIMES.size());
        var offset = OFFSETS.get(form % OFFSETS.size());
        var zone =
                offset.contains("UTC") || offset.contains("'Z'") ? ZoneOffset.UTC : ZoneOffset.ofHours(form % 27 - 12);
        var days = DAYS.get(form % DAYS.size());
        var text = written(days + time + offset, date.atZone(zone));
        assertEquals(Optional.of(date.toInstant(zone)), read(text, null), text);
        var local = written(days + time, date.atZone(DUBAI));
        assertEquals(Optional.of(date.atZone(DUBAI).toInstant()), read(local, null), local);
        var alone = written(days, date.atZone(DUBAI));
        assertEquals(Optional.of(date.toLocalDate().atStartOfDay(DUBAI).toInstant()), read(alone, null), alone);
    }

    private static String written(String pattern, java.time.ZonedDateTime date) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(date);
    }

    @Property
    void aDateOfNumbersReadsBackInItsOrder(
            @ForAll @IntRange(min = 0, max = 20_000) int day, @ForAll @IntRange(min = 0, max = 4) int form) {
        var date = LocalDate.of(1970, 1, 1).plusDays(day);
        var separator = List.of("/", "-", ".", "/", "-").get(form);
        var patterns = List.of("d*M*uuuu", "M*d*uuuu", "uuuu*M*d", "dd*MM*uu", "MM*dd*uu", "uu*MM*dd");
        var orders = List.of("dmy", "mdy", "ymd", "dmy", "mdy", "ymd");
        for (var i = 0; i < patterns.size(); i++) {
            var text = DateTimeFormatter.ofPattern(patterns.get(i).replace("*", "'" + separator + "'"))
                    .format(date);
            var order = DateOrder.parse(orders.get(i)).orElseThrow();
            assertEquals(Optional.of(date), DateText.parse(text).orElseThrow().day(order), text);
        }
    }

    @Property
    void anyTextIsADateOrNone(@ForAll @StringLength(max = 60) String text) {
        for (var order : DateOrder.values()) {
            read(text, order);
            DateText.parse(text).ifPresent(DateText::choices);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2023-05-09T08:30:00+0400|2023-05-09T04:30:00Z",
                "2023-05-09T08:30:00+04|2023-05-09T04:30:00Z",
                "2023-05-09 8:30|2023-05-09T04:30:00Z",
                "2023-05-09T08:30Z|2023-05-09T08:30:00Z",
                "1683621000.0|2023-05-09T08:30:00Z",
                "Tue May 09 08:30:00 UTC 2023|2023-05-09T08:30:00Z",
                "Tue May  9 08:30:00 2023|2023-05-09T04:30:00Z",
                "20230509083000|2023-05-09T04:30:00Z",
                "20230509T083000Z|2023-05-09T08:30:00Z",
                "2023-05-09Z|2023-05-09T00:00:00Z",
                "2023-05-09+04:00|2023-05-08T20:00:00Z",
                "2023-05-09T08:30+04:00[Asia/Dubai]|2023-05-09T04:30:00Z",
                "Tue May 09 2023 08:30:00 GMT+0400 (Gulf Standard Time)|2023-05-09T04:30:00Z",
                "Tue, 9 May 2023 08:30:00 +0400|2023-05-09T04:30:00Z",
                "9th May 2023|2023-05-08T20:00:00Z",
                "May 9th, 2023 12:05 a.m.|2023-05-08T20:05:00Z",
                "9-May-23|2023-05-08T20:00:00Z",
                "23-May-09|2009-05-22T20:00:00Z",
                "5/5/2023|2023-05-04T20:00:00Z",
                "25/05/2023|2023-05-24T20:00:00Z",
                "09.05.2023|2023-05-08T20:00:00Z",
                "05.25.2023|2023-05-24T20:00:00Z",
                "1683621000|2023-05-09T08:30:00Z",
                "1683621000123|2023-05-09T08:30:00Z",
                "\u0662\u0660\u0662\u0663-\u0660\u0665-\u0660\u0669|2023-05-08T20:00:00Z",
                "\u200e2023\u201305\u201309\u00a08:30\u202fPM|2023-05-09T16:30:00Z",
                "\uFF12\uFF10\uFF12\uFF13/\uFF15/\uFF19|2023-05-08T20:00:00Z",
            })
    void dateIsRead(String text, Instant time) {
        assertEquals(Optional.of(time), read(text, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "today",
                "#N/A",
                "NULL",
                "-",
                "2023",
                "45055",
                "45055.5",
                "08:30",
                "08:30:15",
                "2023-02-29",
                "0000-00-00",
                "2023-13-01",
                "31/31/2023",
                "1/2/3",
                "09/05/202",
                "2023-05-09 25:00",
                "2023-05-09 13:00 PM",
                "2023-05-09 8",
                "2023-05-09 830",
                "9 Mai 2023",
                "9 Ma 2023",
                "2023-05-09 08:30 EST",
                "2023-05-09T08:30+25:00",
                "9-5-23-11",
                "1900-02-29",
                "2023-05-09 to 2023-05-10",
                "+971501234567",
                "971501234567"
            })
    void otherTextIsNone(String text) {
        assertEquals(Optional.empty(), read(text, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "09/05/2023|9 May 2023 or 5 September 2023",
                "9-5-2023 08:30|9 May 2023 or 5 September 2023",
                "09/05/23|9 May 2023 or 5 September 2023 or 23 May 2009",
                "25/05/23|25 May 2023 or 23 May 2025",
                "09.05.23|9 May 2023 or 5 September 2023 or 23 May 2009"
            })
    void dateOfSeveralDaysIsNotGuessed(String text, String choices) {
        var date = DateText.parse(text).orElseThrow();
        assertTrue(date.isAmbiguous(null));
        assertEquals(choices, date.choices());
        assertEquals(Optional.empty(), date.day(null));
        assertFalse(date.isAmbiguous(DateOrder.DMY));
    }

    @Property
    void aColumnHasTheOrderInWhichAllItsDatesAreDates(@ForAll @IntRange(min = 1, max = 12) int month) {
        var orders = new DateOrders(null);
        orders.observe("/a", month + "/09/2023");
        orders.observe("/a", "2023-05-09");
        orders.observe("/a", "n/a");
        orders.observe("/b", "31/" + month % 2 + "1/2023");
        assertEquals(null, orders.of("/a"));
        orders.observe("/a", month + "/25/2023");
        assertEquals(DateOrder.MDY, orders.of("/a"));
        orders.observe("/a", "25/" + month + "/2023");
        assertEquals(null, orders.of("/a"));
        assertEquals(null, orders.of("/c"));
        assertEquals(DateOrder.YMD, new DateOrders(DateOrder.YMD).of("/a"));
    }

    private static Optional<Instant> read(String text, DateOrder order) {
        return DateText.parse(text).flatMap(date -> date.instant(order, DUBAI));
    }
}
