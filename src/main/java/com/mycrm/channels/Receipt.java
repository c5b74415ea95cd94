package com.mycrm.channels;

import com.mycrm.leads.LeadStatus;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What became of a message that a business number sent, whichever vendor tells it.
 *
 * @param numberKey the business number that sent it
 * @param messageId the vendor's id of that message
 * @param status the vendor's word
 * @param phone the recipient's, digits; null where the vendor does not tell it
 * @param recipientId the vendor's id of the recipient, or null
 * @param callback what the sender of the message gave with it, or null
 * @param code of a failure, or null
 * @param title of a failure, or null
 */
record Receipt(
        String numberKey,
        String messageId,
        String status,
        String phone,
        String recipientId,
        String callback,
        String code,
        String title,
        Instant sentAt)
        implements InboundItem {

    /** Both vendors' words; they mean the same where they are the same. */
    private static final Map<String, LeadStatus> MEANING = Stream.of(
                    words(LeadStatus.PENDING, "accepted", "scheduled", "queued", "sending", "sent"),
                    words(LeadStatus.DELIVERED, "delivered", "read", "played"),
                    words(LeadStatus.NOT_DELIVERED, "failed", "undelivered", "canceled"))
            .flatMap(words -> words.entrySet().stream())
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private static Map<String, LeadStatus> words(LeadStatus meaning, String... words) {
        return Stream.of(words).collect(Collectors.toMap(word -> word, word -> meaning));
    }

    /** What it says of a lead; nothing for a word that is kept and means nothing here. */
    static Optional<LeadStatus> meaning(String status) {
        return Optional.ofNullable(MEANING.get(status));
    }

    /** Why a message failed, for the lead's history; null where it did not. */
    static String reason(String status, String code, String title) {
        if (meaning(status).filter(LeadStatus.NOT_DELIVERED::equals).isEmpty()) {
            return null;
        }
        var reason = Stream.of(code, title).filter(part -> part != null).collect(Collectors.joining(" "));
        return reason.isEmpty() ? status : reason;
    }
}
