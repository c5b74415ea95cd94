package com.mycrm.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mycrm.api.text.StoredText;
import com.mycrm.channels.InboundMessage.Content;

/** Checks that whatever was read of an event fits the columns of the tables. */
public final class PayloadChecks {

    private PayloadChecks() {}

    public static void assertFits(Payload payload) {
        for (var item : payload.items()) {
            assertFits(item.message().number(), 64);
            assertFits(item.message().storedId(), 255);
            if (item instanceof OutboundMessage message) {
                assertFits(message.content());
            } else if (item instanceof MessageChange change && !change.isDeletion()) {
                assertFits(change.content());
            } else if (item instanceof InboundMessage message) {
                assertTrue(message.sender().isKnown());
                assertFits(message.content());
                assertFits(message.sender().userId(), 190);
                assertFits(message.sender().username(), 100);
                assertFits(message.sender().profileName(), 190);
                assertFits(message.sender().phone(), 20);
            } else if (item instanceof Receipt receipt) {
                assertTrue(receipt.status().word() != null);
                assertFits(receipt.status().word(), 40);
                assertFits(receipt.status().code(), 40);
                assertFits(receipt.status().title(), 149);
                assertFits(receipt.recipient().id(), 190);
            }
        }
    }

    private static void assertFits(Content content) {
        assertFits(content.text(), 4096);
        assertFits(content.type(), 40);
        assertFits(content.details().replyTo(), 255);
        assertTrue(content.codes().size() <= 50);
        var data = MessageJson.ofData(content.details());
        assertTrue(data == null
                || data.length() <= 100_000
                        && !StoredText.UNSTORABLE.matcher(data).find());
        assertEquals(content.details().media(), MessageJson.media(MessageJson.ofMedia(content.details())));
        assertEquals(content.details().data(), MessageJson.data(data));
    }

    private static void assertFits(String text, int longest) {
        assertTrue(text == null || !text.isEmpty() && text.length() <= longest, () -> text.length() + " characters");
    }
}
