package com.mycrm.channels;

import com.mycrm.leads.whatsapp.Referral;
import java.time.Instant;

/**
 * A message from a customer to a business number, of any vendor.
 *
 * @param newIdentity who the sender is from now on, where the message announces a change; otherwise null
 * @param sentAt the vendor's time
 */
public record InboundMessage(MessageRef message, Sender sender, Sender newIdentity, Content content, Instant sentAt)
        implements InboundItem {

    public static final String SYSTEM = "system";
    public static final String REACTION = "reaction";

    private static final int LONGEST_TEXT = 4096;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_ID = 190;
    private static final int LONGEST_WORD = 40;
    private static final int LONGEST_MEDIA = 500;

    /**
     * The customer who writes. The number can be missing; then the vendor's id of the user identifies him, or the
     * username.
     *
     * @param phone digits without a plus, or null
     */
    public record Sender(String phone, String userId, String username, String profileName) {

        public Sender {
            userId = TextSanitizer.fit(userId, LONGEST_ID);
            username = TextSanitizer.fit(username, LONGEST_NAME);
            profileName = TextSanitizer.fit(profileName, LONGEST_ID);
        }

        /** Identifies the sender without a number; null where only the number does. */
        String id() {
            return userId != null || username == null ? userId : "@" + username;
        }

        public boolean isKnown() {
            return phone != null || id() != null;
        }

        Contact contact() {
            return Contact.of(phone, id());
        }

        /** The number as a lead shows it. */
        String shownPhone() {
            return phone == null ? null : "+" + phone;
        }

        /**
         * The username as a lead shows it. The id replaces it where there is no number either: a lead has one of them.
         */
        String shownName() {
            return username != null || phone != null ? username : userId;
        }
    }

    /**
     * The content of a message.
     *
     * @param type the vendor's word
     * @param text the readable part: a body, a caption, a button's title; or null
     * @param media or null
     * @param referral the ad or post that the customer came from, or null
     */
    public record Content(String type, String text, Media media, Referral referral) {

        private static final String UNKNOWN = "unknown";

        public Content {
            var word = TextSanitizer.fit(type, LONGEST_WORD);
            type = word == null ? UNKNOWN : word;
            text = TextSanitizer.fit(text, LONGEST_TEXT);
        }
    }

    /**
     * A picture, sound or document that the vendor stores.
     *
     * @param id the vendor's id or address of it
     * @param type its media type
     */
    public record Media(String id, String type) {

        public Media {
            id = TextSanitizer.fit(id, LONGEST_MEDIA);
            type = TextSanitizer.fit(type, LONGEST_ID);
        }
    }

    /** Whether the message informs about its sender. It belongs to an existing conversation and starts none. */
    boolean isSystem() {
        return SYSTEM.equals(content.type);
    }

    /**
     * Whether the message is a reaction. It belongs to the conversation of the message that it refers to, however old.
     */
    boolean isReaction() {
        return REACTION.equals(content.type);
    }
}
