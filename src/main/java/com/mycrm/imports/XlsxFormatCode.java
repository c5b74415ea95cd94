package com.mycrm.imports;

import com.mycrm.imports.XlsxNumberFormat.Kind;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Reads the code of a number format, such as {@code [$-409]d-mmm-yy} (ISO 29500-1, 18.8.31): its first section. */
final class XlsxFormatCode {

    private static final int LONGEST = 255;

    private static final Pattern ELAPSED = Pattern.compile("h+|m+|s+");
    private static final Pattern FRACTION_OF_SECONDS = Pattern.compile("s[.,]0+");
    private static final Pattern HALF_OF_DAY = Pattern.compile("am/pm|a/p");

    /** Placeholders of digits and text, which no date has. */
    private static final String PLACEHOLDERS = "0#?@";

    /** Years, months, days, hours and seconds; then eras, weekdays, and what some programs write without quotes. */
    private static final String DATE = "ymdhsgebatz";

    private static final String NEEDED = "ymdhs";
    private static final String TIME = "hs";
    private static final String SECONDS = "s";
    private static final String DAY = "ydgeb";

    /** A digit that is always shown, and one that is shown where the number has it, in {@link #digits}. */
    private static final char REQUIRED = 'D';

    private static final char OPTIONAL = 'o';
    private static final char OTHER = 'x';

    /** Digits and what people write between those of a phone number or a key. */
    private static final Pattern DIGITS = Pattern.compile("[Do0-9+() ./-]*D[Do0-9+() ./-]*");

    private static final Pattern SHOWN = Pattern.compile("D[^D]*D|\\+");

    private final String code;
    private final StringBuilder plain = new StringBuilder();
    private final StringBuilder digits = new StringBuilder();
    private boolean isElapsed;
    private int position;

    private XlsxFormatCode(String code) {
        this.code = code;
    }

    static XlsxNumberFormat parse(String code) {
        if (code == null || code.length() > LONGEST) {
            return XlsxNumberFormat.GENERAL;
        }
        var format = new XlsxFormatCode(code);
        format.readSection();
        return new XlsxNumberFormat(format.kind(), format.digits());
    }

    private void readSection() {
        while (position < code.length() && code.charAt(position) != ';') {
            var c = code.charAt(position++);
            switch (c) {
                case '"' -> digits.append(literal(upTo('"')));
                case '\\' -> digits.append(literal(upTo(position + 1)));
                case '_', '*' -> upTo(position + 1);
                case '[' ->
                    isElapsed |=
                            ELAPSED.matcher(upTo(']').toLowerCase(Locale.ROOT)).matches();
                default -> readCode(c);
            }
        }
    }

    /** Letters would be taken for digits. */
    private static String literal(String text) {
        return text.replace(REQUIRED, OTHER).replace(OPTIONAL, OTHER);
    }

    private void readCode(char c) {
        plain.append(Character.toLowerCase(c));
        switch (c) {
            case '0' -> digits.append(REQUIRED);
            case '#', '?' -> digits.append(OPTIONAL);
            case '+', '-', '(', ')', ' ' -> digits.append(c);
            default -> digits.append(OTHER);
        }
    }

    private String upTo(char end) {
        var at = code.indexOf(end, position);
        var text = upTo(at < 0 ? code.length() : at);
        position = Math.min(code.length(), position + 1);
        return text;
    }

    private String upTo(int end) {
        var text = code.substring(position, Math.min(code.length(), end));
        position = Math.min(code.length(), end);
        return text;
    }

    private Kind kind() {
        var seconds = FRACTION_OF_SECONDS.matcher(plain).replaceAll("s");
        var codes = HALF_OF_DAY.matcher(seconds).replaceAll("h");
        if (isElapsed) {
            return hasAny(codes, SECONDS) ? Kind.DURATION_WITH_SECONDS : Kind.DURATION;
        }
        if (!hasAny(codes, NEEDED)
                || codes.chars().anyMatch(c -> isLetter(c) ? DATE.indexOf(c) < 0 : PLACEHOLDERS.indexOf(c) >= 0)) {
            return Kind.NUMBER;
        }
        if (!hasAny(codes, TIME) || hasAny(codes, DAY)) {
            return hasAny(codes, TIME) ? Kind.DAY_AND_TIME : Kind.DAY;
        }
        return hasAny(codes, SECONDS) ? Kind.TIME_WITH_SECONDS : Kind.TIME;
    }

    private static boolean isLetter(int c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean hasAny(String codes, String letters) {
        return codes.chars().anyMatch(c -> letters.indexOf(c) >= 0);
    }

    /** The form of a number of which zeros before it, or a plus sign, are shown. */
    private String digits() {
        return DIGITS.matcher(digits).matches() && SHOWN.matcher(digits).find() ? digits.toString() : null;
    }

    /** A number in a form of digits, from the right; one with a sign or a fraction stays as it is. */
    static String fill(String form, BigDecimal value) {
        if (value.signum() < 0 || value.stripTrailingZeros().scale() > 0) {
            return value.toPlainString();
        }
        var number = value.toBigInteger().toString();
        var left = number.length();
        var text = new StringBuilder();
        var first = IntStream.range(0, form.length())
                .filter(i -> isPlaceholder(form.charAt(i)))
                .findFirst()
                .orElseThrow();
        for (var i = form.length() - 1; i >= 0; i--) {
            var c = form.charAt(i);
            if (!isPlaceholder(c)) {
                text.append(c);
            } else if (left > 0) {
                text.append(number.charAt(--left));
            } else if (c == REQUIRED) {
                text.append('0');
            }
            while (i == first && left > 0) {
                text.append(number.charAt(--left));
            }
        }
        return text.reverse().toString();
    }

    private static boolean isPlaceholder(char c) {
        return c == REQUIRED || c == OPTIONAL;
    }
}
