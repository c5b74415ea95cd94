package com.mycrm.channels;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** A message of a lead's conversation. */
@Entity
@Table(name = "lead_messages")
public class LeadMessage extends ConversationRow {

    private String direction;
    private String type;
    private String body;

    private String media;
    private String data;

    @Column(name = "reply_to")
    private String replyTo;

    @Column(name = "edited_at")
    private Instant editedAt;

    @Column(name = "deleted_at")
    private Instant deletedAt;

    @Column(name = "sender_id")
    private String senderId;

    private String username;

    @Column(name = "profile_name")
    private String profileName;

    @Override
    void read(ResultSet row) throws SQLException {
        super.read(row);
        direction = row.getString("direction");
        type = row.getString("type");
        body = row.getString("body");
        media = row.getString("media");
        data = row.getString("data");
        replyTo = row.getString("reply_to");
        editedAt = time(row, "edited_at");
        deletedAt = time(row, "deleted_at");
        senderId = row.getString("sender_id");
        username = row.getString("username");
        profileName = row.getString("profile_name");
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        var seconds = row.getObject(column, Long.class);
        return seconds == null ? null : Instant.ofEpochSecond(seconds);
    }

    @Override
    ConversationEvent view() {
        return new ConversationEvent(
                sentAt,
                "message",
                vendor,
                number,
                messageId,
                direction,
                type,
                body,
                MessageJson.media(media),
                MessageJson.data(data),
                replyTo,
                editedAt,
                deletedAt,
                phone,
                ConversationEvent.userId(senderId),
                username,
                profileName,
                null,
                null,
                null);
    }
}
