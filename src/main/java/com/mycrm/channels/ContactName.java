package com.mycrm.channels;

import java.time.Instant;

/**
 * A name by which a vendor knows a customer, and the time in which it is the customer's: people change their numbers,
 * and others get them.
 *
 * @param text {@code +} and the {@link PhoneNumbers#key} of a number, {@code @} and a username, or the vendor's id
 * @param from the first second, since 1970
 * @param to the last second
 */
record ContactName(String text, long from, long to) {

    static final long ALWAYS = 0;
    static final long FOREVER = Long.MAX_VALUE;

    private static final String PHONE = "+";
    private static final String USERNAME = "@";

    static ContactName of(String text) {
        return new ContactName(text, ALWAYS, FOREVER);
    }

    static ContactName ofPhone(String digits) {
        return of(PHONE + PhoneNumbers.key(digits));
    }

    boolean isPhone() {
        return text.startsWith(PHONE);
    }

    boolean isUsername() {
        return text.startsWith(USERNAME);
    }

    /** The text as messages and receipts are found by it. */
    String key() {
        return isPhone() ? text.substring(PHONE.length()) : text;
    }

    /** The column of messages that has the key. */
    String column() {
        return isPhone() ? "phone_key" : "sender_id";
    }

    /** The text as vendors write it; of a number the key. */
    String vendorText() {
        return isPhone() || isUsername() ? text.substring(1) : text;
    }

    boolean isValidAt(Instant time) {
        return from <= time.getEpochSecond() && time.getEpochSecond() <= to;
    }
}
