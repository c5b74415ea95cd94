package com.mycrm.channels;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Numbers as vendors give them, and the key under which the variants of one number are looked up.
 *
 * <p>A Brazilian mobile comes with its ninth digit or without, a Mexican one with the 1 after its country code or without, an
 * Argentinian one with the 9 or without, and one customer's events differ among themselves. A key has them without. It is
 * never shown, called or kept as somebody's number: put back, the digit would make another number of some.
 */
final class Phones {

    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{5,20}");
    private static final Pattern DIALLED = Pattern.compile("[-+(). 0-9]*");
    private static final Pattern NO_DIGIT = Pattern.compile("[^0-9]");

    private record Variant(Pattern form, String key) {}

    /** Of Brazil mobile numbers alone, which begin with 6 to 9: a landline has no ninth digit to lose. */
    private static final List<Variant> VARIANTS = List.of(
            new Variant(Pattern.compile("55([1-9]{2})9([6-9]\\d{7})"), "55$1$2"),
            new Variant(Pattern.compile("521(\\d{10})"), "52$1"),
            new Variant(Pattern.compile("549(\\d{10})"), "54$1"));

    private Phones() {}

    /** The digits of a vendor's number; null for an id or a name in its place, and for nothing. */
    static String digits(String text) {
        return text == null || !NUMBER.matcher(text).matches()
                ? null
                : NO_DIGIT.matcher(text).replaceAll("");
    }

    /** The digits of a number that a person wrote; null for what is none. */
    static String dialled(String text) {
        if (text == null || !DIALLED.matcher(text).matches()) {
            return null;
        }
        return digits(NO_DIGIT.matcher(text).replaceAll("").replaceFirst("^00", ""));
    }

    /** @param digits may be null, and then is the key */
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
