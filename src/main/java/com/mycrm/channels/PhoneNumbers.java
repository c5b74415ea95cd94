package com.mycrm.channels;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Phone numbers as vendors write them, and the key under which all variants of one number are looked up.
 *
 * <p>A Brazilian mobile comes with its ninth digit or without, a Mexican one with the 1 after its country code or
 * without, an Argentinian one with the 9 or without; the events of one customer differ. The key is without the digit.
 * It is for looking up only and never shown or called: adding the digit back would turn some landlines into other
 * numbers.
 */
public final class PhoneNumbers {

    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{5,20}");
    private static final Pattern DIALLED = Pattern.compile("[-+(). 0-9]*");
    private static final Pattern NO_DIGIT = Pattern.compile("[^0-9]");

    private record Variant(Pattern form, String key) {}

    /** In Brazil mobile numbers only, which begin with 6 to 9: a landline has no ninth digit. */
    private static final List<Variant> VARIANTS = List.of(
            new Variant(Pattern.compile("55([1-9]{2})9([6-9]\\d{7})"), "55$1$2"),
            new Variant(Pattern.compile("521(\\d{10})"), "52$1"),
            new Variant(Pattern.compile("549(\\d{10})"), "54$1"));

    private PhoneNumbers() {}

    /** The digits of a vendor's number; null for an id or a name in its place. */
    public static String digits(String text) {
        return text == null || !NUMBER.matcher(text).matches()
                ? null
                : NO_DIGIT.matcher(text).replaceAll("");
    }

    /** The digits of a number that a person wrote; null where it is none. */
    static String dialled(String text) {
        if (text == null || !DIALLED.matcher(text).matches()) {
            return null;
        }
        return digits(NO_DIGIT.matcher(text).replaceAll("").replaceFirst("^00", ""));
    }

    /** The key of a number; null for null. */
    static String key(String digits) {
        if (digits == null) {
            return null;
        }
        for (var variant : VARIANTS) {
            var found = variant.form.matcher(digits);
            if (found.matches()) {
                return found.replaceAll(variant.key);
            }
        }
        return digits;
    }
}
