package com.mycrm.channels;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A receipt of a lead's conversation, as the conversation shows it. It is only read; {@link ReceiptStore} writes. */
@Entity
@Table(name = "message_receipts")
public class MessageReceipt {

    @Id
    private long id;

    @Column(name = "lead_id")
    private Long leadId;

    private String vendor;

    @Column(name = "number_key")
    private String number;

    @Column(name = "message_id")
    private String messageId;

    private String phone;

    @Column(name = "recipient_id")
    private String recipientId;

    private String status;
    private String code;
    private String title;

    @Column(name = "sent_at")
    private Instant sentAt;

    protected MessageReceipt() {}

    /** The receipt as the API shows it. */
    ConversationEvent view() {
        return new ConversationEvent(
                sentAt,
                "receipt",
                vendor,
                number,
                messageId,
                null,
                null,
                null,
                null,
                phone,
                ConversationEvent.userId(recipientId),
                null,
                null,
                status,
                code,
                title);
    }
}
