package com.mycrm.channels;

import static java.lang.System.Logger.Level.WARNING;

import com.mycrm.inbox.Event;
import com.mycrm.inbox.PoisonEventException;
import com.mycrm.persistence.TransactionConflict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.util.ArrayList;
import java.util.Optional;

/**
 * Processes what an event tells one by one, each in a transaction of its own: one that fails holds up none of the others, and
 * when the event is tried again those that succeeded are known and do nothing.
 */
@ApplicationScoped
public class EventProcessor {

    private static final Logger LOG = System.getLogger(EventProcessor.class.getName());

    @Inject
    Channels channels;

    @Inject
    Conversations conversations;

    /**
     * @throws PoisonEventException where something in the event can never be understood, and all else was processed
     * @throws IllegalStateException where something may be processed later
     */
    void process(String kind, Event event, Payload payload) {
        var failures = new ArrayList<String>();
        for (var i = 0; i < payload.items().size(); i++) {
            var place = "element " + (i + 1) + " of " + payload.items().size();
            process(kind, event, payload.items().get(i), place).ifPresent(failures::add);
        }
        if (!failures.isEmpty()) {
            throw new IllegalStateException(String.join("; ", failures));
        }
        if (!payload.broken().isEmpty()) {
            throw new PoisonEventException(String.join("; ", payload.broken()));
        }
    }

    /** Why it could not be processed, if so. */
    private Optional<String> process(String kind, Event event, InboundItem item, String place) {
        var channel = channels.find(kind, item.numberKey(), event.channelId());
        if (channel.isEmpty()) {
            return Optional.of(place + ": no channel has the number " + item.numberKey());
        }
        try {
            TransactionConflict.retry(() -> {
                if (item instanceof InboundMessage message) {
                    conversations.received(channel.get(), message);
                } else if (item instanceof Receipt receipt) {
                    conversations.receipt(channel.get(), receipt);
                }
                return item;
            });
            return Optional.empty();
        } catch (RuntimeException e) {
            LOG.log(WARNING, "Event " + event.id() + ", " + place, e);
            return Optional.of(place + ": " + e.getClass().getSimpleName());
        }
    }
}
