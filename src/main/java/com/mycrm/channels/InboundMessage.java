package com.mycrm.channels;

import com.mycrm.api.text.StoredText;
import com.mycrm.leads.whatsapp.Referral;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A message from a customer to a business number, of any vendor.
 *
 * @param newIdentity who the sender is from now on, where the message announces a change; otherwise null
 * @param sentAt the vendor's time
 */
public record InboundMessage(MessageRef message, Sender sender, Sender newIdentity, Content content, Instant sentAt)
        implements InboundItem {

    /** Who the sender is from now on. */
    Sender identity() {
        return newIdentity == null ? sender : newIdentity;
    }

    public static final String SYSTEM = "system";
    public static final String REACTION = "reaction";

    /** Types of messages that say something of another message, also where a vendor does not support them. */
    private static final Set<String> FOLLOW_UPS =
            Set.of(REACTION, "edit", "revoke", "pin", "keep_in_chat", "poll_update");

    private static final int LONGEST_TEXT = 4096;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_ID = 190;
    private static final int LONGEST_WORD = 40;
    private static final int LONGEST_MEDIA = 500;
    private static final int MOST_MEDIA = 50;

    /**
     * The customer who writes. The number can be missing; then the vendor's id of the user identifies him, or the
     * username.
     *
     * @param phone digits without a plus, or null
     * @param parentUserId the id for all businesses of a group (Meta's parent BSUID), or null
     */
    public record Sender(String phone, String userId, String parentUserId, String username, String profileName) {

        public Sender {
            userId = StoredText.fit(userId, LONGEST_ID);
            parentUserId = StoredText.fit(parentUserId, LONGEST_ID);
            username = StoredText.fit(username, LONGEST_NAME);
            profileName = StoredText.fit(profileName, LONGEST_ID);
        }

        /** A sender whose vendor has no ids for groups of businesses. */
        public Sender(String phone, String userId, String username, String profileName) {
            this(phone, userId, null, username, profileName);
        }

        /** Identifies the sender without a number; null where only the number does. */
        String id() {
            return TextSanitizer.first(userId, parentUserId, usernameId());
        }

        private String usernameId() {
            return username == null ? null : "@" + username;
        }

        public boolean isKnown() {
            return phone != null || id() != null;
        }

        Contact contact() {
            return Contact.of(phone, userId, parentUserId, usernameId());
        }

        /** The number as a lead shows it. */
        String shownPhone() {
            return phone == null ? null : "+" + phone;
        }
    }

    /**
     * The content of a message.
     *
     * @param type the vendor's word
     * @param text the readable part: a body, a caption, a button's title, the answers of a form; or null
     * @param details null for none
     * @param referral the ad or post that the customer came from, or null
     */
    public record Content(String type, String text, Details details, Referral referral) {

        private static final String UNKNOWN = "unknown";

        public Content {
            var word = StoredText.fit(type, LONGEST_WORD);
            type = word == null ? UNKNOWN : word;
            text = StoredText.fit(text, LONGEST_TEXT);
            details = details == null ? Details.NONE : details;
        }

        /** Whether this is a reaction; without a text it takes a reaction back. */
        boolean isReaction() {
            return REACTION.equals(type);
        }

        /** The text and all values that can name a property. */
        String searchText() {
            return TextSanitizer.joined("\n", Stream.concat(Stream.ofNullable(text), codes().stream()));
        }

        /** Values that are references where properties have them. */
        public List<String> codes() {
            return PropertyCodes.in(details.data());
        }
    }

    /**
     * What a message has beside its text.
     *
     * @param data what was chosen, filled in or shared, by kind; null for nothing
     * @param replyTo the vendor's id of the message that this one answers, or null
     */
    public record Details(List<Media> media, JsonObject data, String replyTo) {

        static final Details NONE = new Details(List.of(), null, null);

        public Details {
            media = media.stream().limit(MOST_MEDIA).toList();
            replyTo = StoredText.fit(replyTo, MessageRef.LONGEST_ID);
        }

        /** Details with these members as data, as far as they are fit to be stored. */
        public static Details of(List<Media> media, Map<String, JsonValue> data, String replyTo) {
            return new Details(media, StorableJson.object(data), replyTo);
        }
    }

    /**
     * A picture, sound or document that the vendor stores.
     *
     * @param id the vendor's id or address of it
     * @param type its media type
     * @param filename as the sender had it, or null
     * @param sha256 of its bytes, as the vendor gives it, or null
     * @param voice whether it is a voice note
     */
    @JsonbPropertyOrder({"id", "type", "filename", "sha256", "voice"})
    public record Media(String id, String type, String filename, String sha256, boolean voice) {

        public Media {
            id = StoredText.fit(id, LONGEST_MEDIA);
            type = StoredText.fit(type, LONGEST_ID);
            filename = StoredText.fit(filename, LONGEST_ID);
            sha256 = StoredText.fit(sha256, LONGEST_NAME);
        }

        /** Media of which only the place and type are known. */
        public Media(String id, String type) {
            this(id, type, null, null, false);
        }
    }

    /** Whether the message informs about its sender. It belongs to an existing conversation and starts none. */
    boolean isSystem() {
        return SYSTEM.equals(content.type);
    }

    /**
     * Whether the message begins a lead where it joins none. A message that says something of another one does not: it
     * belongs to the conversation of that one, however old.
     */
    boolean startsLead() {
        return !isSystem() && !isFollowUp(content.type);
    }

    /** Whether messages of a type say something of another message. */
    public static boolean isFollowUp(String type) {
        return type != null && FOLLOW_UPS.contains(type);
    }

    /** The same message with another content. */
    InboundMessage with(Content other) {
        return new InboundMessage(message, sender, newIdentity, other, sentAt);
    }
}
