package com.mycrm.channels;

import java.util.List;
import java.util.stream.Stream;

/**
 * A lead that is being sent to its agent.
 *
 * @param number the business number that sends it, which the customer wrote to
 * @param attempts to send it, including this one
 * @param to digits of the agent's number, or null
 * @param lead the content of the message
 */
public record Forward(long leadId, String vendor, String number, int attempts, String to, Lead lead) {

    /**
     * The content of the message to the agent.
     *
     * @param customer number or username
     * @param reference of the property, or null
     * @param text the first text of the customer, or null
     */
    public record Lead(String customer, String reference, String text) {}

    private static final int LONGEST = 600;
    private static final String NOTHING = "-";

    /** The three parameters of the template. Each is one line and none is empty, because Meta refuses others. */
    public List<String> parameters() {
        return Stream.of(lead.customer, lead.reference, lead.text)
                .map(text -> text == null ? "" : TextSanitizer.line(text, LONGEST))
                .map(line -> line.isEmpty() ? NOTHING : line)
                .toList();
    }

    /** The text that the conversation shows for the message. */
    String summary() {
        return String.join("\n", parameters());
    }
}
