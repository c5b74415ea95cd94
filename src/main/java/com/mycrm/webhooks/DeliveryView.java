package com.mycrm.webhooks;

import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;

/**
 * A delivery as the API shows it.
 *
 * @param seq of the event
 * @param statusCode of the last answer; null for none
 * @param sentAt when it was sent last; null where it was not sent yet
 * @param nextAt when it is sent next; null where it does not wait for that
 * @param answer the beginning of the last answer, or why there was none
 */
@JsonbPropertyOrder({"id", "seq", "type", "state", "attempts", "statusCode", "sentAt", "nextAt", "answer"})
@JsonbNillable
public record DeliveryView(
        long id,
        long seq,
        String type,
        String state,
        int attempts,
        Integer statusCode,
        Instant sentAt,
        Instant nextAt,
        String answer) {

    /** The same for a caller who may not read what the receiver was sent, which it may have answered with. */
    DeliveryView withoutAnswer() {
        return new DeliveryView(id, seq, type, state, attempts, statusCode, sentAt, nextAt, null);
    }
}
