package com.mycrm.channels;

import com.mycrm.leads.PhoneNumber;
import java.util.regex.Pattern;

/** Phone numbers as vendors write them, and as they are given to vendors. */
public final class PhoneNumbers {

    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{5,20}");
    private static final Pattern NO_DIGIT = Pattern.compile("[^0-9]");

    private PhoneNumbers() {}

    /** The digits of a vendor's number; null for an id or a name in its place. */
    public static String digits(String text) {
        return text == null || !NUMBER.matcher(text).matches()
                ? null
                : NO_DIGIT.matcher(text).replaceAll("");
    }

    /**
     * The digits of a number that a person wrote; null where it is none, or one whose country is not known: its zero in
     * front says that it is dialled within a country.
     */
    static String dialled(String text) {
        return text == null
                ? null
                : PhoneNumber.of(text)
                        .filter(number -> number.isInternational() || isWithoutTrunkZero(text))
                        .map(PhoneNumber::digits)
                        .map(PhoneNumbers::digits)
                        .orElse(null);
    }

    private static boolean isWithoutTrunkZero(String text) {
        return !NO_DIGIT.matcher(text).replaceAll("").startsWith("0");
    }

    /**
     * The {@link PhoneNumber#key} of a vendor's digits, under which the messages of all variants of one number are
     * found; null for null. It is never shown or called.
     */
    static String key(String digits) {
        return digits == null
                ? null
                : PhoneNumber.of("+" + digits).map(PhoneNumber::key).orElse(digits);
    }
}
