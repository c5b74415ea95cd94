package com.mycrm.channels;

/**
 * The secrets of a channel, each null where it has none.
 *
 * @param signing the key of the webhook's signatures: Meta's app secret, Twilio's auth token
 * @param verifyToken the word that a vendor's handshake brings
 * @param accessToken the token for sending
 */
public record ChannelSecrets(String signing, String verifyToken, String accessToken) {

    /** The secrets of a vendor that needs no more than a signature. */
    public static ChannelSecrets signing(String secret) {
        return new ChannelSecrets(secret, null, null);
    }

    /** These, and the others where one is missing. */
    ChannelSecrets or(ChannelSecrets others) {
        return new ChannelSecrets(
                signing == null ? others.signing : signing,
                verifyToken == null ? others.verifyToken : verifyToken,
                accessToken == null ? others.accessToken : accessToken);
    }

    /** Hides the values from logs. */
    @Override
    public String toString() {
        return "(secrets)";
    }
}
