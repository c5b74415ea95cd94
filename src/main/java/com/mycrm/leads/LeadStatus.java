package com.mycrm.leads;

import java.util.List;
import java.util.stream.Stream;

/**
 * The status of a lead. The published page has two vocabularies for this one field: whether the message has reached the
 * agent, and what the agent has done since. A lead has one status, from either vocabulary.
 */
public enum LeadStatus {
    PENDING("pending"),
    DELIVERED("delivered"),
    NOT_DELIVERED("notdelivered"),
    NOT_YET_CONTACTED("notYetContacted"),
    CALLED_NO_REPLY("calledNoReply"),
    PROSPECT("prospect"),
    QUALIFIED("qualified"),
    VIEWINGS_IN_PROGRESS("viewingsInProgress"),
    CONTRACT_SENT("contractSent"),
    CONTRACT_SIGNED("contractSigned"),
    NOT_READY("notReady"),
    NOT_INTERESTED("notInterested");

    /** Those that receipts give, in their order: what has been delivered once stays delivered. */
    private static final List<LeadStatus> RECEIPTS = List.of(PENDING, NOT_DELIVERED, DELIVERED);

    /** All words. */
    public static final List<String> WORDS =
            Stream.of(values()).map(LeadStatus::word).toList();

    private final String word;

    LeadStatus(String word) {
        this.word = word;
    }

    /** The word on the wire and in the database. */
    public String word() {
        return word;
    }

    /**
     * Whether a receipt may move a lead from here to there: only among the first three words, and only onward, because
     * receipts come late and in any order.
     */
    public boolean yieldsTo(LeadStatus receipt) {
        return RECEIPTS.contains(this) && RECEIPTS.indexOf(receipt) > RECEIPTS.indexOf(this);
    }

    /** The status of a word that is one of these. */
    public static LeadStatus of(String word) {
        return Stream.of(values())
                .filter(status -> status.word.equals(word))
                .findFirst()
                .orElseThrow();
    }
}
