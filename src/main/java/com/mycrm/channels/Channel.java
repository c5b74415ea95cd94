package com.mycrm.channels;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A number of the company, and the rules for what comes in on it.
 *
 * @param id 0 for the one of the settings
 * @param number Meta's {@code phone_number_id}, of Twilio the number's digits; null for any
 * @param userId the agent of its leads, or null
 * @param fallbackUserId the agent of leads that have no other, or null for the service's
 * @param window how long a sender's later messages about the same property join the lead
 * @param patterns find a property's reference in a text: what their first group that took part matched
 * @param ads references of properties by {@code source_id} of the ads for them
 * @param forwardTemplate name of the message template by which agents are told of leads, or null for not at all
 * @param forwardLanguage the template's language
 */
public record Channel(
        long id,
        Kind kind,
        String number,
        String name,
        Long userId,
        Long fallbackUserId,
        Duration window,
        List<Pattern> patterns,
        Map<String, String> ads,
        ChannelSecrets secrets,
        String forwardTemplate,
        String forwardLanguage) {

    /** Whether new leads are sent on to their agents. */
    public boolean forwards() {
        return secrets.accessToken() != null && forwardTemplate != null;
    }
}
