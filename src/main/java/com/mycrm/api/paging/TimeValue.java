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

/** A day of the configured zone or an RFC 3339 instant, as a filter on time takes it. */
public final class TimeValue {

    /** What {@link #moment} takes, for people. */
    public static final String MOMENT =
            "takes an RFC 3339 instant, 2023-05-09T08:30:00Z, or a day or local time, 2023-05-09 08:30:00";

    static final String DAY = "takes a day, YYYY-MM-DD";
    static final String DAY_OR_INSTANT = "takes a day, YYYY-MM-DD, or an RFC 3339 instant, 2023-05-09T08:30:00Z";

    private static final Pattern DAY_FORM = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern INSTANT_FORM = Pattern.compile(
            "(\\d{4}-\\d\\d-\\d\\d)[Tt ](\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?)([Zz]|[+ -]\\d\\d:\\d\\d)");

    private static final Pattern LOCAL_FORM =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d[Tt ]\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d{1,9})?)?");

    private TimeValue() {}

    /** One moment, to the second: an instant, the beginning of a day, or a local time. */
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

    /** At or after: a fraction of a second rounds up, because times are compared as they are shown. */
    static Optional<TimeRange> from(String text, ZoneId zone) {
        return day(text, zone)
                .map(TimeRange::from)
                .or(() ->
                        instant(text).map(i -> i.getNano() == 0 ? i : second(i).plusSeconds(1)))
                .map(from -> new TimeRange(from, null));
    }

    /** At or before: a day is included to its end, an instant to the end of its second. */
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

    /** A blank where the offset's sign belongs was a plus sign that its sender did not escape. */
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
