package com.mycrm.channels;

import com.mycrm.channels.ConversationEvent.Media;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A message of a lead's conversation. */
@Entity
@Table(name = "lead_messages")
public class LeadMessage extends ConversationRow {

    private String direction;
    private String type;
    private String body;

    @Column(name = "media_id")
    private String mediaId;

    @Column(name = "media_type")
    private String mediaType;

    @Column(name = "sender_id")
    private String senderId;

    private String username;

    @Column(name = "profile_name")
    private String profileName;

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
                mediaId == null ? null : new Media(mediaId, mediaType),
                phone,
                ConversationEvent.userId(senderId),
                username,
                profileName,
                null,
                null,
                null);
    }
}
