package com.mycrm.inbox;

import com.mycrm.api.expand.Reference;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;

/**
 * An event as the API shows it, without its body.
 *
 * @param channel the channel whose secret signed it; null for that of the settings
 * @param error why the last attempt failed, or null
 * @param nextAttemptAt null unless the event waits
 * @param endedAt null unless the event is done or dead
 */
@JsonbPropertyOrder({
    "id",
    "source",
    "channel",
    "state",
    "attempts",
    "bytes",
    "error",
    "receivedAt",
    "nextAttemptAt",
    "endedAt"
})
public record EventView(
        long id,
        String source,
        Reference channel,
        String state,
        int attempts,
        int bytes,
        String error,
        Instant receivedAt,
        Instant nextAttemptAt,
        Instant endedAt) {}
