package com.mycrm.channels;

import com.mycrm.api.text.StoredText;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes texts of third parties plain: one line, one time, one text of several. */
public final class TextSanitizer {

    private static final Pattern SECONDS = Pattern.compile("\\d{1,12}");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Duration FUTURE = Duration.ofDays(1);

    private TextSanitizer() {}

    /** The text in one line, with an ellipsis where it was cut. */
    public static String line(String text, int longest) {
        var line = BLANKS.matcher(text).replaceAll(" ").strip();
        return line.length() <= longest
                ? line
                : StoredText.truncate(line, longest - 1).strip() + "…";
    }

    /** A time in seconds since 1970; the other time where the text is none or lies in the future. */
    public static Instant seconds(String text, Instant other) {
        if (text == null || !SECONDS.matcher(text).matches()) {
            return other;
        }
        var time = Instant.ofEpochSecond(Long.parseLong(text));
        return time.getEpochSecond() == 0 || time.isAfter(other.plus(FUTURE)) ? other : time;
    }

    /** The first text that is not blank, or null. */
    public static String first(String... texts) {
        return Stream.of(texts).filter(TextSanitizer::isPresent).findFirst().orElse(null);
    }

    /** All texts that are not blank, or null. */
    public static String joined(String separator, String... texts) {
        return joined(separator, Stream.of(texts));
    }

    public static String joined(String separator, Stream<String> texts) {
        var joined = texts.filter(TextSanitizer::isPresent).collect(Collectors.joining(separator));
        return joined.isEmpty() ? null : joined;
    }

    private static boolean isPresent(String text) {
        return text != null && !text.isBlank();
    }
}
