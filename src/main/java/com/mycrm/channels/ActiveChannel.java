package com.mycrm.channels;

/**
 * A channel in use: a business number with its secrets decrypted and its rules parsed.
 *
 * @param id 0 for the channel of the settings
 * @param number the business number; null for the channel of the settings, which takes any
 */
public record ActiveChannel(long id, Vendor vendor, String number, ChannelRules rules, ChannelSecrets secrets) {

    /** Whether new leads are sent to their agents. */
    boolean isForwarding() {
        return vendor.sender().isPresent() && secrets.accessToken() != null && rules.template() != null;
    }

    public String accessToken() {
        return secrets.accessToken();
    }

    public ForwardTemplate template() {
        return rules.template();
    }

    /** The channel of the settings for one business number. */
    ActiveChannel withNumber(String given) {
        return new ActiveChannel(id, vendor, given, rules, secrets);
    }
}
