package com.mycrm.api.text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The forms of a day in a {@link DateText}, in lower case. */
enum DayForm {
    /** 2023-05-09, 9/5/2023, 09.05.23. */
    NUMBERS("(\\d{1,4})([-/.]) ?(\\d{1,2})\\2 ?(\\d{4}|\\d{1,2})(?!\\d)\\.?") {
        @Override
        Map<DateOrder, LocalDate> days(Matcher form) {
            return ofNumbers(form.group(1), form.group(3), form.group(4));
        }

        /** No locale of Unicode's CLDR writes the month first between dots. */
        @Override
        DateOrder usual(Matcher form) {
            return form.group(2).equals(".") && form.group(4).length() == YEAR ? DateOrder.DMY : null;
        }
    },

    /** 20230509 (ISO 8601, basic format). */
    BASIC("(\\d{4})(\\d\\d)(\\d\\d)(?!\\d(?!\\d{3}))") {
        @Override
        Map<DateOrder, LocalDate> days(Matcher form) {
            return everyOrder(day(form.group(1), form.group(2), form.group(3)));
        }
    },

    /** 9 May 2023, 9-May-23. */
    DAY_MONTH_YEAR("(\\d{1,2})(?:st|nd|rd|th)?[-/., ] ?([a-z]{3,9})[.,]?[-/, ] ?(\\d{4}|\\d\\d)(?!\\d)") {
        @Override
        Map<DateOrder, LocalDate> days(Matcher form) {
            var days = everyOrder(day(form.group(3), month(form.group(2)), form.group(1)));
            if (form.group(1).length() == 2 && form.group(3).length() == 2) {
                put(days, DateOrder.YMD, form.group(1), month(form.group(2)), form.group(3));
            }
            return days;
        }

        @Override
        DateOrder usual(Matcher form) {
            return DateOrder.DMY;
        }
    },

    /** May 9, 2023. */
    MONTH_DAY_YEAR("([a-z]{3,9})\\.?[-/ ] ?(\\d{1,2})(?:st|nd|rd|th)?,?[-/ ]? ?(\\d{4})(?!\\d)") {
        @Override
        Map<DateOrder, LocalDate> days(Matcher form) {
            return everyOrder(day(form.group(3), month(form.group(1)), form.group(2)));
        }
    },

    /** 2023-May-09. */
    YEAR_MONTH_DAY("(\\d{4})[-/, ] ?([a-z]{3,9})\\.?[-/ ] ?(\\d{1,2})(?!\\d)") {
        @Override
        Map<DateOrder, LocalDate> days(Matcher form) {
            return everyOrder(day(form.group(1), month(form.group(2)), form.group(3)));
        }
    };

    private static final int YEAR = 4;

    /** Years of two digits from here are of the last century, as in POSIX strptime. */
    private static final int CENTURY = 69;

    private final Pattern pattern;

    DayForm(String pattern) {
        this.pattern = Pattern.compile(pattern);
    }

    Pattern pattern() {
        return pattern;
    }

    /**
     * The day in each order in which there is one.
     *
     * @throws DateTimeException if no order gives a day
     */
    abstract Map<DateOrder, LocalDate> days(Matcher form);

    /** The order of such a day unless something else is known; null for none. */
    DateOrder usual(Matcher form) {
        return null;
    }

    /** A day that is the same in each order. */
    static Map<DateOrder, LocalDate> everyOrder(LocalDate day) {
        var days = new EnumMap<DateOrder, LocalDate>(DateOrder.class);
        Stream.of(DateOrder.values()).forEach(order -> days.put(order, day));
        return days;
    }

    private static Map<DateOrder, LocalDate> ofNumbers(String first, String second, String third) {
        if (first.length() == YEAR && third.length() < YEAR) {
            return everyOrder(day(first, second, third));
        }
        var days = new EnumMap<DateOrder, LocalDate>(DateOrder.class);
        if (first.length() <= 2 && third.length() >= 2) {
            put(days, DateOrder.DMY, third, second, first);
            put(days, DateOrder.MDY, third, first, second);
        }
        if (first.length() == 2 && third.length() <= 2) {
            put(days, DateOrder.YMD, first, second, third);
        }
        return days;
    }

    private static void put(Map<DateOrder, LocalDate> days, DateOrder order, String year, String month, String day) {
        try {
            days.put(order, day(year, month, day));
        } catch (DateTimeException e) {
            days.remove(order);
        }
    }

    private static LocalDate day(String year, String month, String day) {
        var number = Integer.parseInt(year);
        var whole = year.length() == YEAR ? number : number < CENTURY ? 2000 + number : 1900 + number;
        return LocalDate.of(whole, Integer.parseInt(month), Integer.parseInt(day));
    }

    /** The number of a month by its English name or at least three letters of it. */
    private static String month(String name) {
        return Stream.of(Month.values())
                .filter(month -> month.name().toLowerCase(Locale.ROOT).startsWith(name))
                .findFirst()
                .map(month -> Integer.toString(month.getValue()))
                .orElseThrow(() -> new DateTimeException("No month"));
    }
}
