package com.mycrm.events;

import com.mycrm.api.json.JsonConfiguration;
import com.mycrm.events.NewEvent.Subject;
import jakarta.json.bind.serializer.JsonbSerializer;
import java.util.ArrayList;
import java.util.List;

/** A log of events that keeps what was written to it in memory. */
public final class RecordedEvents extends EventLog {

    private final List<String> list = new ArrayList<>();
    private final List<String> data = new ArrayList<>();

    /** @param serializers of the objects that are written to it */
    public RecordedEvents(JsonbSerializer<?>... serializers) {
        jsonb = JsonConfiguration.jsonb(serializers);
    }

    /** The types, objects and changed fields of the events in their order, such as {@code user.updated 1 [email]}. */
    public List<String> list() {
        return list;
    }

    /** The objects after the changes, as JSON. */
    public List<String> data() {
        return data;
    }

    @Override
    public void append(List<NewEvent> events, String actor) {
        events.forEach(event -> data.add(jsonb.toJson(event.document())));
        events.forEach(event -> list.add(event.type() + " " + event.subject().id() + " "
                + event.changed().keySet()));
    }

    @Override
    public void erase(Subject subject, String object, Object rest) {
        list.add("erase " + object + " of " + subject.id() + " " + jsonb.toJson(rest));
    }

    @Override
    public void withdraw(NewEvent event, String id) {
        list.add("withdraw " + event.type() + " " + event.subject().id());
    }
}
