package com.mycrm.leads;

import java.util.Optional;
import java.util.regex.Pattern;

/** A phone number as a search takes it: its digits, without what only says how to dial them. */
final class PhoneDigits {

    private static final Pattern FORM = Pattern.compile("[0-9+\\-(). ]*[0-9][0-9+\\-(). ]*");
    private static final Pattern DIALLING = Pattern.compile("^(?:00|0)");

    private PhoneDigits() {}

    /**
     * The digits to look for, without a leading {@code +}, {@code 00} or trunk {@code 0}, so that national and
     * international forms find one number; empty where none are left, or the text is no number.
     */
    static Optional<String> of(String text) {
        if (!FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        var digits = text.replaceAll("[^0-9]", "");
        var significant =
                text.strip().startsWith("+") ? digits : DIALLING.matcher(digits).replaceFirst("");
        return Optional.of(significant).filter(found -> !found.isEmpty());
    }
}
