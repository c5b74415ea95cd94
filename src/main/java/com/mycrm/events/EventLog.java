package com.mycrm.events;

import com.mycrm.events.NewEvent.Subject;
import com.mycrm.persistence.DatabaseClock;
import com.mycrm.persistence.Jdbc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.bind.Jsonb;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The log of what happened to objects, to be written in the transaction of each change: no change is without its event,
 * and no event without its change.
 *
 * <p>SQL, because events are inserted in batches.
 */
@ApplicationScoped
public class EventLog {

    private static final String INSERT =
            "INSERT INTO events (event_id, type, subject, subject_id, occurred_at, actor, data, changed)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String UPDATED_AT = "updated_at";
    private static final int DELETED_AT_ONCE = 100;

    @Inject
    Jdbc jdbc;

    @Inject
    Jsonb jsonb;

    @Inject
    Event<EventsWritten> written;

    @Inject
    Event<EventsErased> erased;

    /** @param actor who made the changes */
    public void append(List<NewEvent> events, String actor) {
        if (events.isEmpty()) {
            return;
        }
        var now = DatabaseClock.millis();
        jdbc.insertBatch(INSERT, events, event -> new Object[] {
            "evt_" + UUID.randomUUID().toString().replace("-", ""),
            event.type(),
            event.subject().name(),
            event.subject().id(),
            now,
            actor,
            jsonb.toJson(event.document()),
            event.changed().isEmpty() ? null : jsonb.toJson(event.changed())
        });
        written.fire(new EventsWritten());
    }

    /** The members in which two views of an object differ, without the time of the change; of a reference its id. */
    public Map<String, ChangedField> differences(Object before, Object after) {
        var from = members(before);
        var to = members(after);
        return Stream.concat(from.keySet().stream(), to.keySet().stream())
                .distinct()
                .filter(member -> !member.equals(UPDATED_AT))
                .filter(member -> !Objects.equals(from.get(member), to.get(member)))
                .collect(Collectors.toMap(
                        Function.identity(),
                        member -> new ChangedField(shown(from.get(member)), shown(to.get(member))),
                        (one, other) -> one,
                        LinkedHashMap::new));
    }

    private static JsonValue shown(JsonValue value) {
        return value instanceof JsonObject object && object.keySet().equals(Set.of("id")) ? object.get("id") : value;
    }

    private JsonObject members(Object view) {
        return jsonb.fromJson(jsonb.toJson(view), JsonObject.class);
    }

    /** Leaves the id only of what earlier events say about an object: it named a person who is erased. */
    public void erase(Subject subject) {
        erase(subject, subject.name(), subject.idOnly());
    }

    /**
     * The same for what belongs to the object, such as the messages of a lead.
     *
     * @param object with which the types of these events begin
     * @param rest the data that is left
     */
    public void erase(Subject subject, String object, Object rest) {
        jdbc.update(
                "UPDATE events SET data = ?, changed = NULL WHERE subject_id = ? AND subject = ? AND type LIKE ?",
                jsonb.toJson(rest),
                subject.id(),
                subject.name(),
                object + ".%");
        erased.fire(new EventsErased(subject, object));
    }

    /**
     * Makes the earlier events of an object that belongs to the subject show what this event shows, and nothing that
     * changed: content of the object was withdrawn.
     *
     * @param id the member of the object that tells it from others of its subject
     */
    public void withdraw(NewEvent event, String id) {
        var document = members(event.document());
        var value = member(document, id);
        jdbc
                .list(
                        "SELECT id, data FROM events WHERE subject_id = ? AND subject = ? AND type = ?"
                                + " AND LOCATE(?, data) > 0", // narrows the search; another member may have that value
                        row -> new Text(row.getLong(1), row.getString(2)),
                        event.subject().id(),
                        event.subject().name(),
                        event.type(),
                        value.toString())
                .stream()
                .filter(earlier -> value.equals(member(jsonb.fromJson(earlier.text, JsonObject.class), id)))
                .forEach(earlier -> jdbc.update(
                        "UPDATE events SET data = ?, changed = NULL WHERE id = ?", document.toString(), earlier.id));
        erased.fire(new EventsErased(event.subject(), event.object()));
    }

    /** A member of the object in an envelope. */
    private static JsonValue member(JsonObject document, String name) {
        return document.values().iterator().next().asJsonObject().get(name);
    }

    private record Text(long id, String text) {}

    /**
     * Erases in the same way the deleted objects that name a person: nothing is left of them but their events.
     *
     * @param object the name of their envelope
     */
    public void eraseDeleted(String object, Predicate<String> namesPerson) {
        var deleted = deleted(object, 0);
        while (!deleted.isEmpty()) {
            texts(object, deleted).stream()
                    .filter(event -> namesPerson.test(event.text))
                    .map(Text::id)
                    .distinct()
                    .forEach(id -> erase(new Subject(object, id)));
            deleted = deleted(object, deleted.get(deleted.size() - 1));
        }
    }

    /** The ids of the next deleted objects, not too many for one query. */
    private List<Long> deleted(String object, long after) {
        return jdbc.list(
                "SELECT DISTINCT subject_id FROM events WHERE type = ? AND subject_id > ?"
                        + " ORDER BY subject_id LIMIT " + DELETED_AT_ONCE,
                row -> row.getLong(1),
                object + "." + NewEvent.DELETED,
                after);
    }

    /** What events say of these objects, with the id of the object. */
    private List<Text> texts(String object, List<Long> ids) {
        return jdbc.list(
                "SELECT subject_id, CONCAT(data, ' ', COALESCE(changed, '')) FROM events WHERE subject_id IN ("
                        + Jdbc.marks(ids) + ") AND subject = ? ORDER BY subject_id",
                row -> new Text(row.getLong(1), row.getString(2)),
                Stream.concat(ids.stream(), Stream.of(object)).toArray());
    }
}
