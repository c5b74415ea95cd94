package com.mycrm.channels;

import static org.junit.jupiter.api.Assertions.assertTrue;

/** Checks that whatever was read of an event fits the columns of the tables. */
public final class PayloadChecks {

    private PayloadChecks() {}

    public static void assertFits(Payload payload) {
        for (var item : payload.items()) {
            assertFits(item.message().number(), 64);
            assertFits(item.message().storedId(), 255);
            if (item instanceof InboundMessage message) {
                assertTrue(message.sender().isKnown());
                assertFits(message.content().text(), 4096);
                assertFits(message.content().type(), 40);
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

    private static void assertFits(String text, int longest) {
        assertTrue(text == null || !text.isEmpty() && text.length() <= longest, () -> text.length() + " characters");
    }
}
