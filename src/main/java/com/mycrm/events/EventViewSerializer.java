package com.mycrm.events;

import com.mycrm.api.expand.ExpandedObjects;
import com.mycrm.api.json.TimeText;
import jakarta.enterprise.context.Dependent;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.bind.serializer.JsonbSerializer;
import jakarta.json.bind.serializer.SerializationContext;
import jakarta.json.stream.JsonGenerator;

/** Writes events, with full objects in place of the references in their data. */
@Dependent
public class EventViewSerializer implements JsonbSerializer<EventView> {

    @Override
    public void serialize(EventView event, JsonGenerator json, SerializationContext context) {
        json.writeStartObject();
        json.write("id", event.id());
        json.write("seq", event.number());
        json.write("type", event.type());
        json.write("occurred_at", TimeText.of(event.occurredAt()));
        json.writeStartObject("data");
        event.data().forEach((name, value) -> {
            if (value instanceof JsonObject object) {
                json.writeStartObject(name);
                object.forEach((member, inner) -> write(member, inner, event.expanded(), json));
                json.writeEnd();
            } else {
                json.write(name, value);
            }
        });
        json.writeEnd();
        if (event.changed() != null) {
            json.write("changed", event.changed());
        }
        json.write("actor", event.actor());
        json.writeEnd();
    }

    private static void write(String member, JsonValue value, ExpandedObjects expanded, JsonGenerator json) {
        if (expanded.isExpanded(member) && (value == JsonValue.NULL || value instanceof JsonObject)) {
            var id = value == JsonValue.NULL
                    ? null
                    : value.asJsonObject().getJsonNumber("id").longValue();
            expanded.write(member, id, json);
        } else {
            json.write(member, value);
        }
    }
}
