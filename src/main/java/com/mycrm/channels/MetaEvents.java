package com.mycrm.channels;

import com.mycrm.inbox.Event;
import com.mycrm.inbox.EventHandler;
import com.mycrm.inbox.PoisonEventException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonException;

/** What came from Meta. */
@ApplicationScoped
public class MetaEvents implements EventHandler {

    @Inject
    EventProcessor items;

    @Override
    public String source() {
        return Channel.META;
    }

    @Override
    public void handle(Event event) {
        try {
            items.process(Channel.META, event, MetaPayload.parse(event.body(), event.receivedAt()));
        } catch (JsonException e) {
            throw new PoisonEventException("The body is no JSON");
        }
    }
}
