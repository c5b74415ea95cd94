package com.mycrm.events;

import com.mycrm.api.expand.ExpandedObjects;
import com.mycrm.api.expand.References;
import com.mycrm.events.NewEvent.Subject;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An event as the API shows it, written by {@link EventViewSerializer}.
 *
 * @param number of the event in the log
 * @param id the same for every reader and every attempt to send it
 * @param subject the object that it is about, which is not shown
 * @param data the object after the change, in its envelope
 * @param changed the fields that changed, with their values before and after; null for none
 * @param expanded the objects that are shown in full in place of references
 */
public record EventView(
        long number,
        String id,
        String type,
        Subject subject,
        Instant occurredAt,
        JsonObject data,
        JsonObject changed,
        String actor,
        ExpandedObjects expanded) {

    /** References of the object in the data by these relations, as a list of such objects has them. */
    static References<EventView> references(Collection<String> relations) {
        Map<String, Function<EventView, Long>> ids = relations.stream()
                .collect(Collectors.toMap(Function.identity(), relation -> view -> view.reference(relation)));
        return new References<>(ids, EventView::with);
    }

    private Long reference(String relation) {
        return data.values().stream()
                .filter(JsonObject.class::isInstance)
                .map(object -> object.asJsonObject().get(relation))
                .filter(JsonObject.class::isInstance)
                .map(reference -> reference.asJsonObject().get("id"))
                .filter(JsonNumber.class::isInstance)
                .map(id -> ((JsonNumber) id).longValue())
                .findFirst()
                .orElse(null);
    }

    private EventView with(ExpandedObjects objects) {
        return new EventView(number, id, type, subject, occurredAt, data, changed, actor, objects);
    }

    /** By the number alone: JSON-B hashes each object that it writes. */
    @Override
    public int hashCode() {
        return Long.hashCode(number);
    }
}
