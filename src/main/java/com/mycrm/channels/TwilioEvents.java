package com.mycrm.channels;

import com.mycrm.inbox.Event;
import com.mycrm.inbox.EventHandler;
import jakarta.enterprise.context.ApplicationScoped;

/** What came from Twilio. */
@ApplicationScoped
public class TwilioEvents implements EventHandler {

    @Override
    public String source() {
        return Channel.TWILIO;
    }

    @Override
    public void handle(Event event) {
        FormBody.parse(event.body());
    }
}
