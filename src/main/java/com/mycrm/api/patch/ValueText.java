package com.mycrm.api.patch;

import com.mycrm.api.paging.TimeValue;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** How the text of a value is read in a body: in the one form that the API's documents describe. */
class ValueText {

    private static final int DAY_LENGTH = 10;

    private final ZoneId zone;

    /** @param zone the time zone of dates that name none */
    ValueText(ZoneId zone) {
        this.zone = zone;
    }

    ZoneId zone() {
        return zone;
    }

    /** Text that stays as it is but for blanks around it. */
    String prose(String text) {
        return text.strip();
    }

    /** Text that a parser reads. */
    String plain(String text) {
        return text.strip();
    }

    /** Text that names something; empty if it cannot be a name. */
    Optional<String> name(String text) {
        return Optional.of(text.strip());
    }

    String integer(String text) {
        return text;
    }

    String seconds(String text) {
        return text;
    }

    String decimal(String text) {
        return text;
    }

    String phone(String text) {
        return text;
    }

    /** @param words the words that there are */
    String word(String text, List<String> words) {
        return text;
    }

    /** What {@link #time} takes, for messages. */
    String takesTime() {
        return TimeValue.MOMENT;
    }

    /** What {@link #day} takes, for messages. */
    String takesDay() {
        return "takes a day, YYYY-MM-DD";
    }

    /** @param pointer the place of the value */
    Optional<Instant> time(String pointer, String text) {
        return TimeValue.moment(text, zone);
    }

    /** @param pointer the place of the value */
    Optional<LocalDate> day(String pointer, String text) {
        try {
            return TimeValue.moment(text, ZoneOffset.UTC).map(time -> LocalDate.parse(text.substring(0, DAY_LENGTH)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The detail of the violation by a value that is null and must not be. */
    String isNull() {
        return "cannot be null";
    }

    /**
     * The detail of the violation by a value that is not read.
     *
     * @param takes what its member takes
     */
    String refusal(String pointer, JsonValue value, String takes) {
        return takes;
    }
}
