package com.mycrm.channels;

import com.mycrm.channels.ConversationEvent.Media;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A message of a lead's conversation, as the conversation shows it. It is only read; {@link MessageStore} writes. */
@Entity
@Table(name = "lead_messages")
public class LeadMessage {

    @Id
    private long id;

    @Column(name = "lead_id")
    private Long leadId;

    private String vendor;

    @Column(name = "number_key")
    private String number;

    @Column(name = "message_id")
    private String messageId;

    private String direction;
    private String type;
    private String body;

    @Column(name = "media_id")
    private String mediaId;

    @Column(name = "media_type")
    private String mediaType;

    private String phone;

    @Column(name = "sender_id")
    private String senderId;

    private String username;

    @Column(name = "profile_name")
    private String profileName;

    @Column(name = "sent_at")
    private Instant sentAt;

    protected LeadMessage() {}

    /** The message as the API shows it. */
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
