package com.mycrm.channels;

import java.time.Instant;

/**
 * What a customer sent to a business number, whichever vendor brought it.
 *
 * @param numberKey the business number it was sent to, as {@link Channel} knows it
 * @param becomes who the sender is from now on, where the message tells of another number; else null
 * @param type the vendor's word
 * @param text what can be read of it: a body, a caption, a button's title; or null
 * @param media or null
 * @param ad the ad or post that the customer came from, or null
 * @param sentAt the vendor's time
 */
record InboundMessage(
        String numberKey,
        String id,
        Sender sender,
        Sender becomes,
        String type,
        String text,
        Media media,
        Ad ad,
        Instant sentAt)
        implements InboundItem {

    static final String SYSTEM = "system";
    static final String REACTION = "reaction";

    /**
     * Who writes. The number can be missing; then the vendor's id of the user stands for it, or the username.
     *
     * @param phone digits, with no plus
     */
    record Sender(String phone, String userId, String username, String profileName) {

        /** What knows the sender again without a number. */
        String id() {
            return userId != null || username == null ? userId : "@" + username;
        }

        boolean isKnown() {
            return phone != null || id() != null;
        }

        /** As a lead shows the number. */
        String shownPhone() {
            return phone == null ? null : "+" + phone;
        }

        /** As a lead shows the name: where there is neither number nor username, the id, because a lead has one of them. */
        String shownName() {
            return username != null || phone != null ? username : userId;
        }
    }

    /** Where what the message shows or sounds can be had from the vendor. */
    record Media(String id, String type) {}

    /** @param text what it says, its address included */
    record Ad(String id, String text) {}

    /** Whether it tells of a sender and is not by one: it belongs to a conversation that there is, and begins none. */
    boolean isSystem() {
        return SYSTEM.equals(type);
    }

    /** Whether it belongs to the message that it is about, however old. */
    boolean isReaction() {
        return REACTION.equals(type);
    }
}
