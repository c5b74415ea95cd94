package com.mycrm.channels;

import com.mycrm.config.Setting;
import com.mycrm.config.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A number of the company, and the rules for what comes in on it.
 *
 * @param id 0 for one of the settings
 * @param kind who carries its messages, {@link #META} or {@link #TWILIO}; the name of the source in the inbox too
 * @param numberKey Meta's {@code phone_number_id}, of Twilio the number's digits; null for any
 * @param userId the agent of its leads, or null
 * @param fallbackUserId the agent of leads that have no other, or null for the service's
 * @param window how long a sender's later messages about the same property join the lead
 * @param patterns find a property's reference in a text; empty for those that are usual
 * @param ads references of properties by {@code source_id} of the ads for them
 * @param forwardTemplate name of the message template by which agents are told of leads, or null for not at all
 * @param forwardLanguage the template's language
 */
record Channel(
        long id,
        String kind,
        String numberKey,
        String name,
        Long userId,
        Long fallbackUserId,
        Duration window,
        List<Pattern> patterns,
        Map<String, String> ads,
        ChannelSecrets secrets,
        String forwardTemplate,
        String forwardLanguage) {

    static final String META = "meta";
    static final String TWILIO = "twilio";

    /** Whether new leads are sent on to their agents. */
    boolean isForwarding() {
        return secrets.accessToken() != null && forwardTemplate != null;
    }

    String accessToken() {
        return secrets.accessToken();
    }

    /** Where Meta takes messages from this number. */
    String messagesUrl() {
        return Settings.text(Setting.META_GRAPH_URL).replaceFirst("/+$", "") + "/"
                + Settings.text(Setting.META_GRAPH_VERSION) + "/" + numberKey + "/messages";
    }

    /** This one, which takes any number, with one. */
    Channel on(String number) {
        return new Channel(
                id,
                kind,
                number,
                name,
                userId,
                fallbackUserId,
                window,
                patterns,
                ads,
                secrets,
                forwardTemplate,
                forwardLanguage);
    }
}
