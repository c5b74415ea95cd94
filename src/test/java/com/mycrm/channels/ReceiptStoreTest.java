package com.mycrm.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.channels.Receipt.Recipient;
import com.mycrm.channels.ReceiptStore.WaitingReceipt;
import com.mycrm.persistence.MemoryDatabase;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReceiptStoreTest {

    @AutoClose
    static final MemoryDatabase DATABASE = new MemoryDatabase();

    private static final Instant SENT = Instant.ofEpochSecond(1_700_000_000L);
    private static final MessageRef REF = new MessageRef("111", "wamid.1");
    private static final MessageRef OTHER = new MessageRef("111", "wamid.2");
    private static final Recipient ZOE = new Recipient("5511987654321", "BR.1");

    private final ReceiptStore receipts = new ReceiptStore();

    @BeforeEach
    void empty() {
        receipts.jdbc = DATABASE.jdbc();
        receipts.jdbc.update("DELETE FROM message_receipts");
    }

    @Test
    void receiptIsKnownByMessageAndWord() {
        add(REF, ZOE, "sent", SENT, null);
        assertEquals(true, receipts.exists("plain", REF, ReceiptStatus.of("sent")));
        assertEquals(false, receipts.exists("plain", REF, ReceiptStatus.of("read")));
        assertEquals(false, receipts.exists("plain", OTHER, ReceiptStatus.of("sent")));
    }

    @Test
    void receiptsWaitForTheirMessageInTheOrderOfTheirTimes() {
        add(REF, ZOE, "read", SENT.plusSeconds(2), null);
        add(REF, ZOE, "sent", SENT, null);
        add(REF, ZOE, "delivered", SENT, null);
        add(REF, ZOE, "played", SENT, 7L);
        add(OTHER, ZOE, "failed", SENT, null);
        assertEquals(List.of("sent", "delivered", "read"), words(receipts.waitingFor("plain", REF)));
    }

    @Test
    void receiptsWaitForALeadOfTheirRecipientSinceATime() {
        add(REF, new Recipient("551187654321", null), "sent", SENT, null);
        add(REF, new Recipient(null, "BR.1"), "read", SENT, null);
        add(OTHER, ZOE, "delivered", SENT, null);
        add(OTHER, ZOE, "failed", SENT.minusSeconds(1), null);
        add(OTHER, new Recipient("1650", "US.1"), "read", SENT, null);
        assertEquals(
                List.of("sent", "delivered", "read"), words(receipts.waitingFor("plain", "111", ZOE.contact(), SENT)));
        assertEquals(List.of(), receipts.waitingFor("plain", "222", ZOE.contact(), SENT));
        assertEquals(List.of(), receipts.waitingFor("plain", "111", Contact.of(null), SENT));
    }

    @Test
    void assignedReceiptWaitsNoMore() {
        add(REF, ZOE, "sent", SENT, null);
        receipts.waitingFor("plain", REF).forEach(receipt -> receipts.assign(receipt, 7));
        assertEquals(List.of(), receipts.waitingFor("plain", REF));
        assertEquals("7", receipts.jdbc.single("SELECT lead_id FROM message_receipts", row -> row.getString(1)));
    }

    @Test
    void formerStatusIsTheFurthestOfThoseBefore() {
        var first = add(REF, ZOE, "delivered", SENT, 7L);
        var late = add(REF, ZOE, "sent", SENT, 7L);
        add(OTHER, ZOE, "played", SENT, 7L);
        var read = add(REF, ZOE, "read", SENT, 7L);
        var unknown = add(REF, ZOE, "deleted", SENT, 7L);
        assertEquals(null, receipts.formerStatus(first));
        assertEquals("delivered", receipts.formerStatus(late).word());
        assertEquals("delivered", receipts.formerStatus(read).word());
        assertEquals("read", receipts.formerStatus(unknown).word());
    }

    @Test
    void receiptsOfAForwardAreAssignedToItOnce() {
        add(REF, ZOE, "sent", SENT, null);
        add(REF, ZOE, "read", SENT.plusSeconds(1), 7L);
        add(OTHER, ZOE, "read", SENT, null);
        assertEquals(
                List.of(ReceiptStatus.of("sent"), ReceiptStatus.of("read")),
                receipts.assignToForward("plain", REF, 8).stream()
                        .map(WaitingReceipt::status)
                        .toList());
        assertEquals(List.of(), receipts.assignToForward("plain", REF, 8));
        assertEquals(List.of(), receipts.assignToForward("able", OTHER, 8));
        assertEquals(
                List.of("8", "8", "null"),
                receipts.jdbc.list(
                        "SELECT lead_id FROM message_receipts ORDER BY id", row -> String.valueOf(row.getString(1))));
    }

    private long add(MessageRef message, Recipient recipient, String word, Instant sentAt, Long leadId) {
        return receipts.add(
                "plain", new Receipt(message, recipient, ReceiptStatus.of(word), null, sentAt), leadId, false);
    }

    private static List<String> words(List<ReceiptStore.WaitingReceipt> waiting) {
        return waiting.stream().map(receipt -> receipt.status().word()).toList();
    }
}
