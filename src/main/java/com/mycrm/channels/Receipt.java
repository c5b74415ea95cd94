package com.mycrm.channels;

import com.mycrm.api.text.StoredText;
import java.time.Instant;

/**
 * A report on a message that a business number sent, of any vendor.
 *
 * @param callback the text that was sent along with the message, or null
 */
public record Receipt(MessageRef message, Recipient recipient, ReceiptStatus status, String callback, Instant sentAt)
        implements InboundItem {

    private static final int LONGEST_ID = 190;

    /**
     * The customer who received the message.
     *
     * @param phone digits, or null
     * @param id the vendor's, or null
     */
    public record Recipient(String phone, String id) {

        public Recipient {
            id = StoredText.fit(id, LONGEST_ID);
        }

        Contact contact() {
            return Contact.of(phone, id);
        }
    }
}
