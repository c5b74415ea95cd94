package com.mycrm.api.text;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a cell of a file, as people and spreadsheets write it. Each function returns the text in the form in
 * which the API takes it, and a text that it does not understand as it is.
 */
public final class CellText {

    /** Longer texts are no numbers, dates or words. */
    private static final int LONGEST = 200;

    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\x{34F}\\x{115F}\\x{1160}\\x{3164}\\x{FFA0}]");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern DASH = Pattern.compile("[\\p{Pd}\\x{2212}]");

    /** A number as programs without whole numbers write it. */
    private static final Pattern FLOAT = Pattern.compile("([+-]?\\d{1,30})[.,]0{1,6}");

    /** An id, also as programs write it that have no whole numbers in a column with empty cells. */
    private static final Pattern ID = Pattern.compile("\\d+(?:[.,]0{1,2})?");

    private static final Pattern CLOCK = Pattern.compile("(\\d{1,4}):([0-5]\\d):([0-5]\\d)");

    private static final Pattern EXPONENT = Pattern.compile("([+-]?\\d)(?:[.,](\\d{1,30}))?[eE](\\+?)(\\d{1,2})");

    /**
     * Thousands between commas, blanks, apostrophes or dots, perhaps with a fraction of zeros. A single dot can be that
     * of a fraction.
     */
    private static final Pattern THOUSANDS = Pattern.compile("([+-]?\\d{1,3}(?:(?:,\\d{3})+(?=$|\\.)|(?: \\d{3})+"
            + "|(?:['\\x{2019}]\\d{3})+|(?:\\.\\d{3}){2,}(?=$|,)|(?:\\.\\d{3})+(?=,)))(?:[.,]0{1,6})?");

    /** The sign or the code (ISO 4217) of a currency. */
    private static final Pattern CURRENCY = Pattern.compile("^(?:\\p{Sc}|[A-Z]{3}) ?| ?(?:\\p{Sc}|[A-Z]{3})$");

    private static final Pattern DECIMAL_COMMA = Pattern.compile("([+-]?\\d{1,30}),(\\d{1,30})");

    /**
     * What ad forms, telephones and spreadsheets put around a number: {@code p:}, {@code tel:}, quotes. Those at the
     * end are looked for from the first of them only, so that a cell of nothing else takes linear time.
     */
    private static final Pattern AROUND_NUMBER = Pattern.compile(
            "^[='\"\\x{2019}]*(?:(?:https?://)?wa\\.me/|(?:\\p{L}{1,10}\\.? ?:|(?iu:t[eé]l|mob|ph|тел|моб)\\.) ?)?"
                    + "|(?:@(?:s\\.whatsapp\\.net|c\\.us)|(?<!['\"]))['\"]*+$");

    /** A date (group 1), also one that is in no calendar, or digits and what is between those of a phone number. */
    private static final Pattern DATE_OR_NUMBER = Pattern.compile("((?:\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}"
            + "|\\d{1,2}[-/.]\\d{1,2}[-/.](?:\\d{4}|\\d\\d))(?![-/.]?\\d| \\d++(?!:)))"
            + "|[+(]{0,2}\\p{Nd}[\\p{Nd}\\p{Z}\\p{Pd}\\p{Cf}\\s().·/]*(?<=\\p{Nd})");

    private static final int LONG_NUMBER = 7;
    private static final int LONGEST_SHOWN = 30;
    private static final int DIGITS_SHOWN = 3;

    private CellText() {}

    /** The text without blanks and characters around it that cannot be seen. */
    public static String strip(String text) {
        var start = 0;
        var end = text.length();
        while (start < end && isUnseen(text.charAt(start))) {
            start++;
        }
        while (start < end && isUnseen(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /** Whether nothing of the text can be seen. */
    public static boolean isBlank(String text) {
        return strip(text).isEmpty();
    }

    private static boolean isUnseen(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.getType(c) == Character.FORMAT;
    }

    /**
     * The text of a number, date or word: in plain characters (Unicode NFKC), with the digits 0 to 9, hyphens for all
     * dashes and single blanks, without what cannot be seen.
     */
    public static String plain(String text) {
        if (text.length() > LONGEST || text.chars().allMatch(c -> c > ' ' && c <= '~')) {
            return strip(text);
        }
        var visible = INVISIBLE.matcher(Normalizer.normalize(text, Form.NFKC)).replaceAll("");
        var plain = new StringBuilder();
        DASH.matcher(BLANKS.matcher(visible).replaceAll(" "))
                .replaceAll("-")
                .codePoints()
                .forEach(c -> plain.appendCodePoint(Character.isDigit(c) ? '0' + Character.digit(c, 10) : c));
        return plain.toString().strip();
    }

    /** A whole number, also with thousands, a fraction of zeros or a currency. */
    public static String integer(String text) {
        var plain = CURRENCY.matcher(plain(text)).replaceAll("");
        var thousands = THOUSANDS.matcher(plain);
        if (thousands.matches()) {
            return thousands.group(1).replaceAll("[^\\d+-]", "");
        }
        var whole = FLOAT.matcher(plain);
        return whole.matches() ? whole.group(1) : exact(plain).orElse(plain);
    }

    /** A whole number of seconds, also as hours, minutes and seconds: 0:02:30. */
    public static String seconds(String text) {
        var clock = CLOCK.matcher(plain(text));
        return clock.matches()
                ? Long.toString(Long.parseLong(clock.group(1)) * 3600
                        + Long.parseLong(clock.group(2)) * 60
                        + Long.parseLong(clock.group(3)))
                : integer(text);
    }

    /** Whether a text is an id that {@link #integer} understands, such as 4 or 4.0, and no name or reference. */
    public static boolean isId(String text) {
        return ID.matcher(plain(text)).matches();
    }

    /** A number that can have a fraction, with a point or a comma. */
    public static String decimal(String text) {
        var plain = plain(text);
        var comma = DECIMAL_COMMA.matcher(plain);
        return comma.matches() ? comma.group(1) + "." + comma.group(2) : plain;
    }

    /** A phone number. */
    public static String phone(String text) {
        var plain = AROUND_NUMBER.matcher(plain(text)).replaceAll("").strip();
        var whole = FLOAT.matcher(plain);
        return whole.matches() && whole.group(1).length() >= LONG_NUMBER
                ? whole.group(1)
                : exact(plain).orElse(plain);
    }

    /** One of these words, in any case, with or without blanks, hyphens and underscores. */
    public static String word(String text, List<String> words) {
        var key = key(plain(text));
        return words.stream().filter(word -> key(word).equals(key)).findFirst().orElse(text);
    }

    private static String key(String word) {
        return word.replaceAll("[\\s_-]", "").toLowerCase(Locale.ROOT);
    }

    /** Whether a spreadsheet has replaced the last digits of a number, as in 9.71502E+11. */
    public static boolean hasLostDigits(String text) {
        var form = EXPONENT.matcher(text.length() > LONGEST ? "" : plain(text));
        return form.matches() && !form.group(3).isEmpty() && digitsOfFraction(form) < Integer.parseInt(form.group(4));
    }

    /** The digits of a number with an exponent that has all of them. */
    private static Optional<String> exact(String text) {
        var form = EXPONENT.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        return digitsOfFraction(form) == Integer.parseInt(form.group(4))
                ? Optional.of(
                        new BigDecimal(text.replace(',', '.')).toBigInteger().toString())
                : Optional.empty();
    }

    private static int digitsOfFraction(Matcher form) {
        return form.group(2) == null ? 0 : form.group(2).length();
    }

    /** The text as a report may show it: shortened, and phone numbers and an e-mail address without their person. */
    public static String shown(String text) {
        var masked = DATE_OR_NUMBER
                .matcher(strip(text))
                .replaceAll(found -> found.group(1) == null ? masked(found.group()) : found.group());
        var at = masked.lastIndexOf('@');
        var shown = at < 0 ? masked : "…" + masked.substring(at);
        return shown.length() > LONGEST_SHOWN ? StoredText.truncate(shown, LONGEST_SHOWN) + "…" : shown;
    }

    private static String masked(String number) {
        var digits = number.replaceAll("\\P{Nd}", "");
        return digits.length() < LONG_NUMBER
                ? number
                : "…" + digits.substring(digits.offsetByCodePoints(digits.length(), -DIGITS_SHOWN));
    }
}
