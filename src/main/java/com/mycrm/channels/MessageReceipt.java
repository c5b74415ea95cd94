package com.mycrm.channels;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** A receipt of a lead's conversation. */
@Entity
@Table(name = "message_receipts")
public class MessageReceipt extends ConversationRow {

    @Column(name = "recipient_id")
    private String recipientId;

    private String status;
    private String code;
    private String title;

    @Override
    void read(ResultSet row) throws SQLException {
        super.read(row);
        recipientId = row.getString("recipient_id");
        status = row.getString("status");
        code = row.getString("code");
        title = row.getString("title");
    }

    @Override
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
                List.of(),
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
