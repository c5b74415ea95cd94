package com.mycrm.channels;

import com.mycrm.leads.whatsapp.InboundContact;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A message of a customer that is being stored.
 *
 * @param change that arrived before it
 * @param propertyKey of the property that it names, or null
 * @param rows gets the ids of the messages that its lead has from now on
 */
record Arrival(
        ActiveChannel channel,
        InboundMessage message,
        Optional<MessageChange> change,
        Contact sender,
        InboundContact contact,
        String propertyKey,
        List<Long> rows) {

    String vendor() {
        return channel.vendor().name();
    }

    String number() {
        return message.message().number();
    }

    Instant since() {
        return message.sentAt().minus(channel.rules().window());
    }
}
