package com.mycrm.leads;

import java.util.Optional;
import java.util.regex.Pattern;

/** A phone number as a search takes it: its digits, without what only says how to dial them. */
public final class PhoneDigits {

    private static final Pattern FORM = Pattern.compile("[+\\-(). ]*+[0-9][0-9+\\-(). ]*+");
    private static final int NATIONAL = 7;
    private static final int COUNTRY_CODE = 3;
    private static final Pattern NO_DIGIT = Pattern.compile("[^0-9]");
    private static final Pattern DIALLING = Pattern.compile("^(?:00|0)");

    private PhoneDigits() {}

    /** All digits of a number as it was given, which searches look in; null for none. */
    public static String all(String phone) {
        return phone == null ? null : NO_DIGIT.matcher(phone).replaceAll("");
    }

    /**
     * Whether two numbers are one person's: the same digits, or the same after a country code of up to three digits in
     * front of one of them. Numbers too short to tell are the same only if they are equal.
     */
    static boolean same(String one, String other) {
        var longer = one.length() < other.length() ? other : one;
        var shorter = one.length() < other.length() ? one : other;
        return longer.equals(shorter)
                || shorter.length() >= NATIONAL
                        && longer.length() - shorter.length() <= COUNTRY_CODE
                        && longer.endsWith(shorter);
    }

    /** The end that every number that is the {@link #same} has too. */
    static String common(String digits) {
        return digits.substring(Math.max(0, Math.min(COUNTRY_CODE, digits.length() - NATIONAL)));
    }

    /**
     * The digits to look for, without a leading {@code +}, {@code 00} or trunk {@code 0}, so that national and
     * international forms find one number; empty where none are left, or the text is no number.
     */
    public static Optional<String> of(String text) {
        if (!FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        var digits = all(text);
        var significant =
                text.strip().startsWith("+") ? digits : DIALLING.matcher(digits).replaceFirst("");
        return Optional.of(significant).filter(found -> !found.isEmpty());
    }
}
