package com.mycrm.api.text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A date, with or without a time, as people and programs write it into a cell of a file. A date of numbers can be
 * another day in another order of day and month.
 *
 * @param days the day in each order in which the text is a date
 * @param usual the order that such a text has unless something else is known; null for none
 * @param time null for none
 * @param zone null for none
 */
public record DateText(Map<DateOrder, LocalDate> days, DateOrder usual, LocalTime time, ZoneOffset zone) {

    private static final int LONGEST = 80;

    private static final String SEPARATORS = "/-.";

    private static final Pattern WEEKDAY = Pattern.compile("^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}[.,]? ");

    /** What may follow the day: a time, an offset, and the name of a zone as Java and JavaScript write it. */
    private static final Pattern TIME =
            Pattern.compile("(?:(?:t|,? at |, ?| )?(?<hour>\\d{1,2})(?:(?<colon>[:.]?)(?<minute>\\d\\d)"
                    + "(?:\\k<colon>(?<second>\\d\\d)(?:[.,]\\d{1,9})?)?)?(?: ?(?<half>[ap])\\.? ?m\\.?)?)?"
                    + " ?(?<utc>z|utc|gmt)?(?:(?<sign>[-+])(?<hours>\\d{1,2})(?::?(?<minutes>\\d\\d))?)?"
                    + "(?:\\[[a-z0-9/_+:-]{1,40}]| \\([a-z ]{1,40}\\))?");

    /** The day and time of C and Java, with the year at the end. */
    private static final Pattern YEAR_AT_END =
            Pattern.compile("^([a-z]{3} \\d{1,2}) (\\d\\d:\\d\\d:\\d\\d)( (?:utc|gmt|z))? (\\d{4})$");

    /** Seconds, or milliseconds, since 1970: from 2001 to 2286. */
    private static final Pattern UNIX = Pattern.compile("([1-9]\\d{9})(?:\\d{3})?(?:\\.0{1,6})?");

    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    /** The date of a text; empty for any other text. */
    public static Optional<DateText> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        var plain = CellText.plain(text).toLowerCase(Locale.ROOT);
        try {
            var unix = UNIX.matcher(plain);
            return unix.matches()
                    ? Optional.of(ofUnix(Long.parseLong(unix.group(1))))
                    : ofCalendar(YEAR_AT_END
                            .matcher(WEEKDAY.matcher(plain).replaceFirst(""))
                            .replaceFirst("$1, $4 $2$3"));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Whether a text can be a date of numbers between separators, as {@link #parse} would find out at more cost. */
    public static boolean isNumeric(String text) {
        return text.length() <= LONGEST
                && SEPARATORS
                        .chars()
                        .anyMatch(separator ->
                                text.indexOf(separator) >= 0 && text.indexOf(separator) != text.lastIndexOf(separator));
    }

    private static DateText ofUnix(long seconds) {
        var date = Instant.ofEpochSecond(seconds).atOffset(ZoneOffset.UTC);
        return new DateText(DayForm.everyOrder(date.toLocalDate()), null, date.toLocalTime(), ZoneOffset.UTC);
    }

    private static Optional<DateText> ofCalendar(String text) {
        for (var form : DayForm.values()) {
            var day = form.pattern().matcher(text);
            if (day.lookingAt()) {
                var rest = TIME.matcher(text.substring(day.end()));
                var days = form.days(day);
                return rest.matches() && !days.isEmpty() && isWhole(rest)
                        ? Optional.of(new DateText(days, form.usual(day), time(rest), zone(rest)))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** An hour needs minutes, two digits without a colon, or a half of the day; an offset without a time is whole. */
    private static boolean isWhole(Matcher time) {
        var hour = time.group("hour");
        if (hour == null) {
            return time.group("sign") == null || time.group("minutes") != null;
        }
        return time.group("minute") == null
                ? time.group("half") != null
                : hour.length() == 2 || !time.group("colon").isEmpty();
    }

    private static LocalTime time(Matcher form) {
        if (form.group("hour") == null) {
            return null;
        }
        var hour = number(form, "hour");
        var half = form.group("half");
        if (half != null && (hour < 1 || hour > 12)) {
            throw new DateTimeException("No hour of half a day");
        }
        return LocalTime.of(
                half == null ? hour : hour % 12 + (half.equals("p") ? 12 : 0),
                number(form, "minute"),
                number(form, "second"));
    }

    private static ZoneOffset zone(Matcher form) {
        if (form.group("sign") == null) {
            return form.group("utc") == null ? null : ZoneOffset.UTC;
        }
        var sign = form.group("sign").equals("-") ? -1 : 1;
        return ZoneOffset.ofHoursMinutes(sign * number(form, "hours"), sign * number(form, "minutes"));
    }

    private static int number(Matcher form, String group) {
        return form.group(group) == null ? 0 : Integer.parseInt(form.group(group));
    }

    /** The orders in which the text is a date. */
    public Set<DateOrder> orders() {
        return days.keySet();
    }

    /** Whether the text can be several days, and nothing says which. */
    public boolean isAmbiguous(DateOrder order) {
        return order == null && usual == null && hasSeveralDays();
    }

    private boolean hasSeveralDays() {
        return new HashSet<>(days.values()).size() > 1;
    }

    /**
     * The day; empty if it is ambiguous, or the text is no date in this order.
     *
     * @param order null for none
     */
    public Optional<LocalDate> day(DateOrder order) {
        if (order == null && !hasSeveralDays()) {
            return days.values().stream().findFirst();
        }
        return Optional.ofNullable(days.get(order == null ? usual : order));
    }

    /**
     * The time, or the beginning of the day, to the second; empty as {@link #day}.
     *
     * @param local the time zone of a text without one
     */
    public Optional<Instant> instant(DateOrder order, ZoneId local) {
        var at = zone == null ? local : zone;
        return day(order)
                .map(day -> time == null
                        ? day.atStartOfDay(at)
                        : LocalDateTime.of(day, time).atZone(at))
                .map(date -> Instant.ofEpochSecond(date.toEpochSecond()));
    }

    /** The days that the text can be, for people. */
    public String choices() {
        return days.values().stream().distinct().map(SHOWN::format).collect(Collectors.joining(" or "));
    }
}
