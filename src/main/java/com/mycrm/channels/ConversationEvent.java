package com.mycrm.channels;

import com.mycrm.channels.InboundMessage.Media;
import jakarta.json.JsonObject;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import java.util.List;

/**
 * One event of a lead's conversation as the API shows it.
 *
 * @param event {@code message} or {@code receipt}
 * @param number the business number's key: Meta's id of it, or its digits
 * @param direction of a message, {@code in} or {@code out}; a receipt has none
 * @param type of a message, the vendor's word
 * @param media empty for none
 * @param data of a message, what was chosen, filled in or shared, or null
 * @param replyTo the id of the message that this one answers or reacts to, or null
 * @param editedAt when the text was last replaced, or null
 * @param deletedAt when the message was withdrawn, or null; then it has no content
 * @param status of a receipt, the vendor's word
 * @param phone digits of the customer, or of the agent for a message that this service sent
 */
@JsonbPropertyOrder({
    "time",
    "event",
    "channel",
    "number",
    "messageId",
    "direction",
    "type",
    "text",
    "media",
    "data",
    "replyTo",
    "editedAt",
    "deletedAt",
    "phone",
    "whatsappUserId",
    "whatsappUsername",
    "profileName",
    "status",
    "code",
    "title"
})
public record ConversationEvent(
        Instant time,
        String event,
        String channel,
        String number,
        String messageId,
        String direction,
        String type,
        String text,
        List<Media> media,
        JsonObject data,
        String replyTo,
        Instant editedAt,
        Instant deletedAt,
        String phone,
        String whatsappUserId,
        String whatsappUsername,
        String profileName,
        String status,
        String code,
        String title) {

    /** The vendor's id of a customer; null for a username, which replaces the id of a customer who has none. */
    static String userId(String storedId) {
        return storedId == null || storedId.startsWith("@") ? null : storedId;
    }
}
