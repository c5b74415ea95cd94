package com.mycrm.channels;

import com.mycrm.api.text.Sha256;
import com.mycrm.api.text.StoredText;
import java.nio.charset.StandardCharsets;

/**
 * The identity of a message.
 *
 * @param number the business number that received or sent it, as its {@link Channel} has it; null for none
 * @param id the vendor's id
 */
public record MessageRef(String number, String id) {

    private static final int LONGEST_NUMBER = 64;
    static final int LONGEST_ID = 255;

    public MessageRef {
        number = StoredText.fit(number, LONGEST_NUMBER);
    }

    /**
     * The hash that identifies the message for good. The id itself contains the customer's number and is erased with
     * it.
     */
    String key() {
        return Sha256.hex(id.getBytes(StandardCharsets.UTF_8));
    }

    /** The id as its column takes it. */
    String storedId() {
        return StoredText.fit(id, LONGEST_ID);
    }
}
