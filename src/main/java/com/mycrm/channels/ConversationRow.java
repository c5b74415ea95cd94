package com.mycrm.channels;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;

/**
 * A row of a lead's conversation, as lists read it. Rows are written by {@link MessageStore} and {@link ReceiptStore}
 * only.
 */
@MappedSuperclass
public abstract class ConversationRow {

    @Id
    long id;

    @Column(name = "lead_id")
    Long leadId;

    String vendor;

    @Column(name = "number_key")
    String number;

    @Column(name = "message_id")
    String messageId;

    String phone;

    @Column(name = "sent_at")
    Instant sentAt;

    /** The row as the API shows it. */
    abstract ConversationEvent view();
}
