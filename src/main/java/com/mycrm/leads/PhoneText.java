package com.mycrm.leads;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The digits of a phone number as people, spreadsheets and programs write it.
 *
 * @param isInternational whether the text begins with {@code +} or {@code 00}: a country code follows
 * @param digits all digits, as ASCII
 * @param isGrouped whether blanks, brackets or other marks are between the digits: a person wrote it, no program
 */
record PhoneText(boolean isInternational, String digits, boolean isGrouped) {

    /** No number has more digits, with any prefix. */
    static final int LONGEST = 17;

    /** No number with its area has fewer digits. */
    private static final int SHORTEST_OF_SEVERAL = 8;

    /** What is between two numbers, or within one. */
    private static final Pattern BETWEEN = Pattern.compile("[/／⁄∕\\n\\r]|(?=[+＋﹢⁺])");

    /** The beginning of an address such as {@code tel:} (RFC 3966), and what forms and people write in its place. */
    private static final Pattern LABEL = Pattern.compile(
            "(?:tel|phone|mobile|whatsapp|wa|callto|sms|p)\\s*+\\.?+\\s*+:\\s*+", Pattern.CASE_INSENSITIVE);

    /** An extension reaches a person behind the number and is no part of it. */
    private static final Pattern EXTENSION =
            Pattern.compile("[\\s,;]*+(?:ext(?:ension|n)?|x|#)[\\s.:=]*+\\d{1,6}$", Pattern.CASE_INSENSITIVE);

    /** So many characters at the end hold any extension. */
    private static final int LONGEST_EXTENSION = 24;

    /** Marks between digits that are neither brackets, dashes nor blanks in Unicode. */
    private static final String MARKS = "./·•∙⋅・．／⁄∕−~～";

    /** A character that is no part of a number. */
    private static final char END_OF_TEXT = '|';

    private static final String PLUS = "+＋﹢⁺";

    /** Empty where the text is no number, or several. */
    static Optional<PhoneText> of(String text) {
        var number = withoutFrame(text);
        return hasSeveral(number) ? Optional.empty() : read(number);
    }

    private static boolean hasSeveral(String text) {
        return countDigits(text) >= 2 * SHORTEST_OF_SEVERAL
                && BETWEEN.splitAsStream(text)
                                .filter(part -> countDigits(part) >= SHORTEST_OF_SEVERAL)
                                .count()
                        > 1;
    }

    private static long countDigits(String text) {
        return text.codePoints().filter(Character::isDigit).count();
    }

    private static Optional<PhoneText> read(String text) {
        var digits = new StringBuilder();
        var hasPlus = false;
        var hasMark = false;
        var isGrouped = false;
        for (var code : text.codePoints().toArray()) {
            if (Character.isDigit(code)) {
                isGrouped |= hasMark;
                digits.append(Character.digit(code, 10));
            } else if (PLUS.indexOf(code) >= 0) {
                hasPlus |= digits.isEmpty();
            } else if (!isIgnored(code)) {
                return Optional.empty();
            }
            hasMark |= !digits.isEmpty() && !Character.isDigit(code) && Character.getType(code) != Character.FORMAT;
        }
        return digits.isEmpty() || digits.length() > LONGEST
                ? Optional.empty()
                : Optional.of(new PhoneText(hasPlus || digits.indexOf("00") == 0, digits.toString(), isGrouped));
    }

    /** The text without a label in front of the number and an extension behind it. */
    private static String withoutFrame(String text) {
        var label = LABEL.matcher(text.strip());
        var number = label.lookingAt() ? text.strip().substring(label.end()) : text.strip();
        var rest = Math.max(0, number.length() - LONGEST_EXTENSION);
        return number.substring(0, rest)
                + EXTENSION.matcher(number.substring(rest)).replaceFirst("");
    }

    /** The parts of a text for people that may be numbers: whole ones, and those that stand one behind the other. */
    static List<String> in(String text) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        for (var code : (text + END_OF_TEXT).codePoints().toArray()) {
            if (Character.isDigit(code) || PLUS.indexOf(code) >= 0 || isIgnored(code)) {
                part.appendCodePoint(code);
            } else {
                if (part.codePoints().anyMatch(Character::isDigit)) {
                    parts.add(part.toString());
                    parts.addAll(List.of(BETWEEN.split(part)));
                }
                part.setLength(0);
            }
        }
        return parts;
    }

    private static boolean isIgnored(int code) {
        return switch (Character.getType(code)) {
            case Character.SPACE_SEPARATOR,
                    Character.FORMAT,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION -> true;
            default -> Character.isWhitespace(code) || MARKS.indexOf(code) >= 0;
        };
    }

    /** The digits without zeros in front, which only say how to dial the number. */
    String significant() {
        return withoutZeros(digits);
    }

    static String withoutZeros(String digits) {
        var first = 0;
        while (first < digits.length() && digits.charAt(first) == '0') {
            first++;
        }
        return digits.substring(first);
    }
}
