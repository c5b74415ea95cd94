package com.mycrm.channels;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A business number of a vendor, which has its own customers.
 *
 * @param key the number, as its {@link Channel} has it
 */
record BusinessNumber(String vendor, String key) {

    private static final Pattern DIGITS = Pattern.compile("[0-9]{3,40}");

    /** The digits of a number that a client wrote; empty for text that is none. */
    static Optional<String> digits(String text) {
        return Optional.of(text.replaceFirst("^whatsapp:", "").replaceAll("[-+(). ]", ""))
                .filter(digits -> DIGITS.matcher(digits).matches());
    }
}
