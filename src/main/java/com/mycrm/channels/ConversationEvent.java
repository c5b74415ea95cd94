package com.mycrm.channels;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;

/**
 * One event of a lead's conversation as the API shows it.
 *
 * @param event {@code message} or {@code receipt}
 * @param number the business number's key: Meta's id of it, or its digits
 * @param direction of a message, {@code in} or {@code out}; a receipt has none
 * @param type of a message, the vendor's word
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
        Media media,
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

    /** Where a message's picture, sound or document can be had: the vendor's id or address of it. */
    @JsonbPropertyOrder({"id", "type"})
    public record Media(String id, String type) {}
}
