package com.mycrm.channels;

import com.mycrm.api.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/** Text from outside, made fit to be kept. */
final class TextSanitizer {

    private static final Pattern SECONDS = Pattern.compile("\\d{1,12}");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Duration FUTURE = Duration.ofDays(1);

    private TextSanitizer() {}

    /** Without what no column takes, and cut where it is longer; null for null and for nothing left. */
    static String fit(String text, int longest) {
        if (text == null) {
            return null;
        }
        var fit = Texts.UNSTORABLE
                .matcher(Texts.truncate(text, 2 * longest))
                .replaceAll("")
                .strip();
        var cut = Texts.truncate(fit, longest);
        return cut.isEmpty() ? null : cut;
    }

    /** In one line, and with three dots where it was cut. */
    static String line(String text, int longest) {
        var line = BLANKS.matcher(text).replaceAll(" ").strip();
        return line.length() <= longest
                ? line
                : Texts.truncate(line, longest - 1).strip() + "…";
    }

    /** A time in seconds, or the other where it is none or cannot be. */
    static Instant seconds(String text, Instant other) {
        if (text == null || !SECONDS.matcher(text).matches()) {
            return other;
        }
        var time = Instant.ofEpochSecond(Long.parseLong(text));
        return time.getEpochSecond() == 0 || time.isAfter(other.plus(FUTURE)) ? other : time;
    }
}
