package com.mycrm.channels;

import com.mycrm.leads.LeadStatus;
import java.util.Map;
import java.util.Optional;

/**
 * The status that a receipt reports.
 *
 * @param word the vendor's; the reader of a vendor with other words for the same translates them to those below
 * @param code of a failure, or null
 * @param title of a failure, or null
 */
public record ReceiptStatus(String word, String code, String title) {

    private static final int LONGEST_WORD = 40;
    private static final int LONGEST_TITLE = 149;

    /** The words that change a lead. Others are stored and change nothing. */
    private static final Map<String, LeadStatus> MEANINGS = Map.ofEntries(
            Map.entry("accepted", LeadStatus.PENDING),
            Map.entry("scheduled", LeadStatus.PENDING),
            Map.entry("queued", LeadStatus.PENDING),
            Map.entry("sending", LeadStatus.PENDING),
            Map.entry("sent", LeadStatus.PENDING),
            Map.entry("delivered", LeadStatus.DELIVERED),
            Map.entry("read", LeadStatus.DELIVERED),
            Map.entry("played", LeadStatus.DELIVERED),
            Map.entry("failed", LeadStatus.NOT_DELIVERED),
            Map.entry("undelivered", LeadStatus.NOT_DELIVERED),
            Map.entry("canceled", LeadStatus.NOT_DELIVERED));

    public ReceiptStatus {
        word = TextSanitizer.fit(word, LONGEST_WORD);
        code = TextSanitizer.fit(code, LONGEST_WORD);
        title = TextSanitizer.fit(title, LONGEST_TITLE);
    }

    /** A status that is no failure. */
    public static ReceiptStatus of(String word) {
        return new ReceiptStatus(word, null, null);
    }

    /** The status of the lead; empty for a word that is stored and changes nothing. */
    Optional<LeadStatus> leadStatus() {
        return Optional.ofNullable(MEANINGS.get(word));
    }

    /** Why a message failed, for the lead's history; null where it did not. */
    String reason() {
        if (MEANINGS.get(word) != LeadStatus.NOT_DELIVERED) {
            return null;
        }
        var reason = TextSanitizer.joined(" ", code, title);
        return reason == null ? word : reason;
    }
}
