package com.mycrm.webhooks;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What became of an attempt to send an event.
 *
 * @param statusCode of the receiver's answer; null where there was none
 * @param answer the beginning of the answer, or why there was none
 * @param retryAfter what the receiver asked for; null for nothing
 */
record DeliveryResult(Integer statusCode, String answer, Duration retryAfter) {

    static final DeliveryResult EXPIRED = unanswered("The event is no longer kept");
    static final DeliveryResult UNWANTED = unanswered("The webhook is no longer for events of this type");

    private static final int GONE = 410;
    private static final Set<Integer> BUSY = Set.of(429, 503);

    static DeliveryResult unanswered(String reason) {
        return new DeliveryResult(null, reason, null);
    }

    /** Whether there was nothing to send. The receiver has no part in that. */
    boolean isUnsent() {
        return this == EXPIRED || this == UNWANTED;
    }

    boolean isSuccess() {
        return statusCode != null && statusCode >= 200 && statusCode < 300;
    }

    /** Whether the receiver wants no more events at all. */
    boolean isGone() {
        return statusCode != null && statusCode == GONE;
    }

    /** Whether the receiver wants nothing for some time, neither this event nor another one. */
    boolean isPause() {
        return retryAfter != null && BUSY.contains(statusCode);
    }

    Optional<Duration> askedPause() {
        return Optional.ofNullable(retryAfter);
    }
}
