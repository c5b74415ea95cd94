package com.mycrm.channels;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.sql.ResultSet;
import java.sql.SQLException;
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

    /** Reads the columns of a row that was not read as an entity. */
    void read(ResultSet row) throws SQLException {
        id = row.getLong("id");
        leadId = row.getObject("lead_id", Long.class);
        vendor = row.getString("vendor");
        number = row.getString("number_key");
        messageId = row.getString("message_id");
        phone = row.getString("phone");
        sentAt = Instant.ofEpochSecond(row.getLong("sent_at"));
    }

    /** The row as the API shows it. */
    abstract ConversationEvent view();
}
