package com.mycrm.api.paging;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Parsers of times in filters and bodies: days of the configured zone and RFC 3339 instants. */
public final class TimeValue {

    /** What {@link #moment} takes, for messages. */
    public static final String MOMENT =
            "takes an RFC 3339 instant, 2023-05-09T08:30:00Z, or a day or local time, 2023-05-09 08:30:00";

    static final String DAY = "takes a day, YYYY-MM-DD";
    static final String DAY_OR_INSTANT = "takes a day, YYYY-MM-DD, or an RFC 3339 instant, 2023-05-09T08:30:00Z";

    private static final Pattern DAY_FORM = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern INSTANT_FORM = Pattern.compile(
            "(\\d{4}-\\d\\d-\\d\\d)[Tt ](\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?)([Zz]|[+ -]\\d\\d:\\d\\d)");

    private static final Pattern LOCAL_FORM =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d[Tt ]\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d{1,9})?)?");

    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private TimeValue() {}

    /** Whether a time has a year of four digits in UTC, as RFC 3339 writes it: an offset can lead to another year. */
    public static boolean isWritable(Instant time) {
        return !time.isBefore(FIRST) && !time.isAfter(LAST);
    }

    /** An instant, the beginning of a day, or a local time, in whole seconds. */
    public static Optional<Instant> moment(String text, ZoneId zone) {
        return instant(text)
                .map(TimeValue::second)
                .or(() -> day(text, zone).map(TimeRange::from))
                .or(() -> local(text, zone));
    }

    private static Optional<Instant> local(String text, ZoneId zone) {
        try {
            return LOCAL_FORM.matcher(text).matches()
                    ? Optional.of(second(LocalDateTime.parse(text.substring(0, 10) + 'T' + text.substring(11))
                            .atZone(zone)
                            .toInstant()))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static Optional<TimeRange> day(String text, ZoneId zone) {
        return parsedDay(text)
                .map(day -> new TimeRange(
                        day.atStartOfDay(zone).toInstant(),
                        day.plusDays(1).atStartOfDay(zone).toInstant()));
    }

    /** The range from a time. A fraction of a second rounds up, because stored times have none. */
    static Optional<TimeRange> from(String text, ZoneId zone) {
        return day(text, zone)
                .map(TimeRange::from)
                .or(() ->
                        instant(text).map(i -> i.getNano() == 0 ? i : second(i).plusSeconds(1)))
                .map(from -> new TimeRange(from, null));
    }

    /** The range up to a time: to the end of a day, or to the end of the second of an instant. */
    static Optional<TimeRange> to(String text, ZoneId zone) {
        return day(text, zone)
                .map(TimeRange::before)
                .or(() -> instant(text).map(i -> second(i).plusSeconds(1)))
                .map(before -> new TimeRange(null, before));
    }

    private static Optional<LocalDate> parsedDay(String text) {
        try {
            return DAY_FORM.matcher(text).matches() ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Accepts a blank as the sign of the offset: it is a plus sign that the client did not escape. */
    private static Optional<Instant> instant(String text) {
        var form = INSTANT_FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            var offset = form.group(3).replace(' ', '+');
            return Optional.of(
                    OffsetDateTime.parse(form.group(1) + 'T' + form.group(2) + offset.toUpperCase(Locale.ROOT))
                            .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Instant second(Instant instant) {
        return Instant.ofEpochSecond(instant.getEpochSecond());
    }
}
