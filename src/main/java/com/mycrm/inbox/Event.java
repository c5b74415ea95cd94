package com.mycrm.inbox;

import java.time.Instant;

/**
 * Something that came in, as it came.
 *
 * @param source who sends such events, {@code meta}
 * @param channelId the channel whose secret signed it; 0 for that of the settings
 * @param attempts to process it, this one among them
 */
public record Event(long id, String source, long channelId, byte[] body, Instant receivedAt, int attempts) {}
