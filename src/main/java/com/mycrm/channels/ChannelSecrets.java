package com.mycrm.channels;

/**
 * The secrets of a channel, any of them null where it has none.
 *
 * @param signing signs what comes in: Meta's app secret, Twilio's auth token
 * @param verifyToken says at Meta's handshake that the address is ours
 * @param accessToken opens Meta's Graph API for sending
 */
record ChannelSecrets(String signing, String verifyToken, String accessToken) {

    /** Nothing of them, wherever a channel may be logged. */
    @Override
    public String toString() {
        return "(secrets)";
    }
}
