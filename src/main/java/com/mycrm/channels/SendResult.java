package com.mycrm.channels;

/**
 * The result of an attempt to send a message.
 *
 * @param messageId the vendor's id of a message that was sent; null where the vendor gave none
 * @param reason why it was not sent, or null
 */
public record SendResult(Outcome outcome, String messageId, String reason) {

    /** Whether the vendor has the message. */
    public enum Outcome {
        /** The vendor has it. */
        SENT,
        /** The vendor does not have it and may take it later. */
        LATER,
        /** The vendor does not take it. */
        REFUSED,
        /** The vendor may have it: it was sent, and no answer came. */
        UNKNOWN
    }

    public static SendResult sent(String messageId) {
        return new SendResult(Outcome.SENT, messageId, null);
    }

    public static SendResult failed(Outcome outcome, String reason) {
        return new SendResult(outcome, null, reason);
    }
}
