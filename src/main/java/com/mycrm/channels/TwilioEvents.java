package com.mycrm.channels;

import com.mycrm.inbox.Event;
import com.mycrm.inbox.EventHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** What came from Twilio. */
@ApplicationScoped
public class TwilioEvents implements EventHandler {

    @Inject
    EventProcessor items;

    @Override
    public String source() {
        return Channel.TWILIO;
    }

    @Override
    public void handle(Event event) {
        items.process(Channel.TWILIO, event, TwilioPayload.parse(event.body(), event.receivedAt()));
    }
}
