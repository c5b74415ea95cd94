package com.mycrm.channels;

import com.mycrm.api.text.StoredText;
import com.mycrm.leads.LeadStatus;
import java.util.List;
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

    /** A word that changes a lead, and the lead's status. */
    private record Meaning(String word, LeadStatus lead) {}

    /** In the order in which a message takes them. Others are stored and change nothing. */
    private static final List<Meaning> MEANINGS = List.of(
            new Meaning("accepted", LeadStatus.PENDING),
            new Meaning("scheduled", LeadStatus.PENDING),
            new Meaning("queued", LeadStatus.PENDING),
            new Meaning("sending", LeadStatus.PENDING),
            new Meaning("sent", LeadStatus.PENDING),
            new Meaning("canceled", LeadStatus.NOT_DELIVERED),
            new Meaning("undelivered", LeadStatus.NOT_DELIVERED),
            new Meaning("failed", LeadStatus.NOT_DELIVERED),
            new Meaning("delivered", LeadStatus.DELIVERED),
            new Meaning("read", LeadStatus.DELIVERED),
            new Meaning("played", LeadStatus.DELIVERED));

    public ReceiptStatus {
        word = StoredText.fit(word, LONGEST_WORD);
        code = StoredText.fit(code, LONGEST_WORD);
        title = StoredText.fit(title, LONGEST_TITLE);
    }

    /** A status that is no failure. */
    public static ReceiptStatus of(String word) {
        return new ReceiptStatus(word, null, null);
    }

    /** The words that change a lead. */
    static List<String> words() {
        return MEANINGS.stream().map(Meaning::word).toList();
    }

    /** The status of the lead; empty for a word that is stored and changes nothing. */
    Optional<LeadStatus> leadStatus() {
        return MEANINGS.stream()
                .filter(meaning -> meaning.word.equals(word))
                .map(Meaning::lead)
                .findFirst();
    }

    /** Whether a message that had the other status has this one now: receipts come in any order. */
    boolean isAfter(ReceiptStatus other) {
        return place() > (other == null ? -1 : other.place());
    }

    /** Negative for a word that changes nothing. */
    int place() {
        return words().indexOf(word);
    }

    /** Why a message failed, for the lead's history; null where it did not. */
    String reason() {
        if (leadStatus().filter(LeadStatus.NOT_DELIVERED::equals).isEmpty()) {
            return null;
        }
        var reason = TextSanitizer.joined(" ", code, title);
        return reason == null ? word : reason;
    }
}
