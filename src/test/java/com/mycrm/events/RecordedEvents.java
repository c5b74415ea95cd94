package com.mycrm.events;

import jakarta.json.bind.JsonbBuilder;
import java.util.ArrayList;
import java.util.List;

/** A log of events that keeps what was written to it in memory. */
public final class RecordedEvents extends EventLog {

    private final List<String> list = new ArrayList<>();

    public RecordedEvents() {
        jsonb = JsonbBuilder.create();
    }

    /** The types and objects of the events, in their order, such as {@code user.created 1}. */
    public List<String> list() {
        return list;
    }

    @Override
    public void append(List<NewEvent> events, String actor) {
        events.forEach(event -> list.add(event.type() + " " + event.subject().id() + " "
                + event.changed().keySet()));
    }
}
