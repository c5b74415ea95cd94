package com.mycrm.channels;

import com.mycrm.inbox.Event;
import com.mycrm.inbox.EventHandler;
import com.mycrm.inbox.PoisonEventException;
import com.mycrm.inbox.RetryableEventException;
import com.mycrm.persistence.TransactionConflict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Processes the events of all vendors. Each item of an event is one transaction, so that an item that fails holds up no
 * other. When the event is processed again, items that succeeded before change nothing.
 */
@ApplicationScoped
public class EventProcessor implements EventHandler {

    @Inject
    Vendors vendors;

    @Inject
    ActiveChannels channels;

    @Inject
    Conversations conversations;

    @Inject
    ConversationUpdates updates;

    @Override
    public Set<String> sources() {
        return vendors.names();
    }

    @Override
    public void handle(Event event) {
        var vendor = vendors.find(event.source()).orElseThrow();
        var payload = vendor.read(event.body(), event.receivedAt());
        var reasons = new ArrayList<String>();
        var unexpected = new ArrayList<RuntimeException>();
        for (var i = 0; i < payload.items().size(); i++) {
            var place = "element " + (i + 1) + " of " + payload.items().size() + ": ";
            try {
                process(event, payload.items().get(i));
            } catch (RetryableEventException e) {
                reasons.add(place + e.getMessage());
            } catch (RuntimeException e) {
                reasons.add(place + e.getClass().getSimpleName());
                unexpected.add(e);
            }
        }
        check(payload, reasons, unexpected);
    }

    /** An event is poison only when all of it has been processed that ever can be. */
    private static void check(Payload payload, List<String> reasons, List<RuntimeException> unexpected) {
        if (!reasons.isEmpty()) {
            var failure = new RetryableEventException(String.join("; ", reasons));
            unexpected.forEach(failure::addSuppressed);
            throw failure;
        }
        if (!payload.faults().isEmpty()) {
            throw new PoisonEventException(String.join("; ", payload.faults()));
        }
    }

    private void process(Event event, InboundItem item) {
        var channel = channels.of(event.source()).receiver(item.message().number(), event.channelId());
        TransactionConflict.run(() -> {
            if (item instanceof InboundMessage message) {
                conversations.receive(channel, message);
            } else if (item instanceof Receipt receipt) {
                updates.receive(channel, receipt);
            } else if (item instanceof MessageChange change) {
                updates.receive(channel, change);
            } else if (item instanceof OutboundMessage message) {
                updates.receive(channel, message);
            }
        });
    }
}
