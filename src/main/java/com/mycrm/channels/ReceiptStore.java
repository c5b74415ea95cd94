package com.mycrm.channels;

import com.mycrm.persistence.DatabaseClock;
import com.mycrm.persistence.Jdbc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * The rows of receipts, within the caller's transaction. They are SQL for the same reason as {@link MessageStore}.
 *
 * <p>A receipt is of a forward, which sent a lead on to its agent and whose receipts change the lead's status, or of
 * another message, whose receipts are only shown in the conversation.
 */
@ApplicationScoped
class ReceiptStore {

    /** A receipt that has no lead yet, or only the recipient's. */
    record WaitingReceipt(long id, ReceiptStatus status) {}

    @Inject
    Jdbc jdbc;

    boolean exists(String vendor, MessageRef message, ReceiptStatus status) {
        return jdbc.first(
                        "SELECT id FROM message_receipts"
                                + " WHERE vendor = ? AND number_key = ? AND message_key = ? AND status = ?",
                        row -> row.getLong(1),
                        vendor,
                        message.number(),
                        message.key(),
                        status.word())
                .isPresent();
    }

    /** The status of a message by the receipts that arrived before this one; null where there are none. */
    ReceiptStatus formerStatus(long id) {
        return jdbc
                .list(
                        "SELECT former.status FROM message_receipts receipt JOIN message_receipts former"
                                + " ON former.vendor = receipt.vendor AND former.number_key = receipt.number_key"
                                + " AND former.message_key = receipt.message_key AND former.id < receipt.id"
                                + " WHERE receipt.id = ?",
                        row -> ReceiptStatus.of(row.getString(1)),
                        id)
                .stream()
                .filter(status -> status.place() >= 0)
                .max(Comparator.comparing(ReceiptStatus::place))
                .orElse(null);
    }

    /**
     * Stores a receipt and returns its id.
     *
     * @param leadId null where the receipt waits for its message
     */
    long add(String vendor, Receipt receipt, Long leadId, boolean isOfForward) {
        return jdbc.insert(
                "INSERT INTO message_receipts (number_key, message_key, status, lead_id, vendor, message_id, phone,"
                        + " phone_key, recipient_id, code, title, of_forward, sent_at, received_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                receipt.message().number(),
                receipt.message().key(),
                receipt.status().word(),
                leadId,
                vendor,
                receipt.message().storedId(),
                receipt.recipient().phone(),
                PhoneNumbers.key(receipt.recipient().phone()),
                receipt.recipient().id(),
                receipt.status().code(),
                receipt.status().title(),
                isOfForward,
                receipt.sentAt().getEpochSecond(),
                DatabaseClock.now().getEpochSecond());
    }

    void assign(WaitingReceipt receipt, long leadId) {
        jdbc.update("UPDATE message_receipts SET lead_id = ? WHERE id = ?", leadId, receipt.id());
    }

    /** Makes receipts of a message, which turned out to be a forward, receipts of that forward, and returns them. */
    List<WaitingReceipt> assignToForward(String vendor, MessageRef message, long leadId) {
        var found = list("of_forward = FALSE", "message_key = ?", vendor, message.number(), message.key());
        found.forEach(receipt -> jdbc.update(
                "UPDATE message_receipts SET lead_id = ?, of_forward = TRUE WHERE id = ?", leadId, receipt.id()));
        return found;
    }

    /** The receipts of a message that wait for it. */
    List<WaitingReceipt> waitingFor(String vendor, MessageRef message) {
        return waiting("message_key = ?", vendor, message.number(), message.key());
    }

    /** The receipts of other messages to a contact that wait for a lead of the contact. */
    List<WaitingReceipt> waitingFor(String vendor, String number, Contact contact, Instant since) {
        var from = since.getEpochSecond();
        return contact.names().stream()
                .flatMap(name -> waiting(
                        (name.isPhone() ? "phone_key" : "recipient_id") + " = ? AND sent_at >= ?",
                        vendor,
                        number,
                        name.key(),
                        from)
                        .stream())
                .distinct()
                .toList();
    }

    private List<WaitingReceipt> waiting(String condition, Object... values) {
        return list("lead_id IS NULL", condition, values);
    }

    private List<WaitingReceipt> list(String state, String condition, Object... values) {
        return jdbc.list(
                "SELECT id, status, code, title FROM message_receipts WHERE " + state
                        + " AND vendor = ? AND number_key = ? AND "
                        + condition + " ORDER BY sent_at, id",
                row -> new WaitingReceipt(
                        row.getLong(1), new ReceiptStatus(row.getString(2), row.getString(3), row.getString(4))),
                values);
    }
}
