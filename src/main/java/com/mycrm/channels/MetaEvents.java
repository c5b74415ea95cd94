package com.mycrm.channels;

import com.mycrm.inbox.Event;
import com.mycrm.inbox.EventHandler;
import com.mycrm.inbox.HopelessEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonException;
import java.io.ByteArrayInputStream;

/** What came from Meta. */
@ApplicationScoped
public class MetaEvents implements EventHandler {

    @Override
    public String source() {
        return Channel.META;
    }

    @Override
    public void handle(Event event) {
        try (var reader = Json.createReader(new ByteArrayInputStream(event.body()))) {
            reader.readObject();
        } catch (JsonException e) {
            throw new HopelessEvent("The body is no JSON object");
        }
    }
}
