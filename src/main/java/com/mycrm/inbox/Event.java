package com.mycrm.inbox;

import java.time.Instant;

/**
 * A stored event, claimed for processing.
 *
 * @param source who sent it, for example {@code meta}
 * @param channelId the channel whose secret signed it; 0 for that of the settings
 * @param attempts to process it, including this one
 * @param unfinished attempts before this one during which the node ended, one after the other
 * @param error why the last attempt failed, or null
 */
public record Event(
        long id,
        String source,
        long channelId,
        byte[] body,
        Instant receivedAt,
        int attempts,
        int unfinished,
        String error) {

    /** The event's name in log lines. */
    @Override
    public String toString() {
        return "Event " + id + " (" + source + ")";
    }
}
