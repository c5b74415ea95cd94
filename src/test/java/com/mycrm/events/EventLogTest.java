package com.mycrm.events;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.api.json.JsonConfiguration;
import com.mycrm.events.NewEvent.Subject;
import com.mycrm.persistence.MemoryDatabase;
import jakarta.enterprise.event.Event;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class EventLogTest {

    private static final String PHONE = "+971 58 765 4321";

    @AutoClose
    private final MemoryDatabase database = new MemoryDatabase();

    private final EventLog log = new EventLog();
    private final List<Object> erased = new ArrayList<>();

    EventLogTest() {
        log.jdbc = database.jdbc();
        log.jsonb = JsonConfiguration.jsonb();
        log.written = event(written -> {});
        log.erased = event(erased::add);
    }

    @SuppressWarnings("unchecked")
    private static <T> Event<T> event(Consumer<Object> observer) {
        return (Event<T>) Proxy.newProxyInstance(
                Event.class.getClassLoader(), new Class<?>[] {Event.class}, (self, method, arguments) -> {
                    observer.accept(arguments[0]);
                    return null;
                });
    }

    @Test
    void differencesAreTheMembersThatHaveOtherValues() {
        var before = Map.of("name", "a", "size", 1, "text", "same");
        var after = Map.of("name", "b", "size", 1, "text", "same");
        var changed = log.differences(before, after);
        assertEquals("{\"name\":{\"from\":\"a\",\"to\":\"b\"}}", log.jsonb.toJson(changed));
    }

    @Test
    void erasureLeavesTheIdOfTheObject() {
        var changed = Map.of("phone", new ChangedField(null, PHONE));
        log.append(List.of(NewEvent.of(new Subject("lead", 7), "updated", lead(7, PHONE), changed)), "key:a");
        log.append(List.of(NewEvent.of(new Subject("lead", 8), "created", lead(8, PHONE))), "key:a");
        log.erase(new Subject("lead", 7));
        assertEquals(
                List.of(
                        "lead.updated {\"lead\":{\"id\":7}} null",
                        "lead.created " + log.jsonb.toJson(lead(8, PHONE)) + " null"),
                events());
        assertEquals(List.of(new EventsErased(new Subject("lead", 7), "lead")), erased);
    }

    @Test
    void withdrawnContentLeavesTheEarlierEventsOfItsObjectOnly() {
        var lead = new Subject("lead", 7);
        log.append(
                List.of(
                        message(lead, "message.received", "m1", "Hi"),
                        message(lead, "message.received", "m2", "of \"m1\""),
                        message(lead, "message.status", "m1", "read"),
                        message(new Subject("lead", 8), "message.received", "m1", "Hi"),
                        message(lead, "message.received", "m1", "Hello")),
                "a");
        var before = events();
        log.withdraw(message(lead, "message.received", "m1", ""), "message_id");
        var rest = "message.received {\"message\":{\"message_id\":\"m1\",\"text\":\"\"}} null";
        assertEquals(List.of(rest, before.get(1), before.get(2), before.get(3), rest), events());
        assertEquals(List.of(new EventsErased(lead, "message")), erased);
    }

    private static NewEvent message(Subject subject, String type, String id, String text) {
        var message = new TreeMap<>(Map.of("message_id", id, "text", text));
        return new NewEvent(type, subject, Map.of("message", message), Map.of("text", new ChangedField(null, text)));
    }

    @Test
    void deletedObjectsThatNameThePersonAreErased() {
        for (var id : new long[] {7, 8, 9}) {
            log.append(List.of(NewEvent.of(new Subject("lead", id), "created", lead(id, id == 8 ? "1" : PHONE))), "a");
        }
        log.append(List.of(NewEvent.deleted(new Subject("lead", 7)), NewEvent.deleted(new Subject("lead", 8))), "a");
        log.eraseDeleted("lead", text -> text.contains(PHONE));
        assertEquals(
                List.of(
                        "lead.created {\"lead\":{\"id\":7}} null",
                        "lead.created " + log.jsonb.toJson(lead(8, "1")) + " null",
                        "lead.created " + log.jsonb.toJson(lead(9, PHONE)) + " null",
                        "lead.deleted {\"lead\":{\"id\":7}} null",
                        "lead.deleted {\"lead\":{\"id\":8}} null"),
                events());
        assertEquals(List.of(new EventsErased(new Subject("lead", 7), "lead")), erased);
    }

    @Test
    void manyDeletedObjectsAreReadAtOnce() {
        var ids = LongStream.rangeClosed(1, 250).boxed().toList();
        log.append(
                ids.stream()
                        .flatMap(id -> Stream.of(
                                NewEvent.of(new Subject("lead", id), "created", lead(id, id > 240 ? PHONE : "1")),
                                NewEvent.deleted(new Subject("lead", id))))
                        .toList(),
                "a");
        database.takeStatements();
        log.eraseDeleted("lead", text -> text.contains(PHONE));
        assertEquals(7, database.takeStatements().size());
        assertEquals(
                ids.subList(240, 250), erased.stream().map(EventLogTest::id).toList());
    }

    private static long id(Object erased) {
        return ((EventsErased) erased).subject().id();
    }

    private static Map<String, Object> lead(long id, String phone) {
        return Map.of("lead", Map.of("id", id, "phone", phone));
    }

    private List<String> events() {
        return log.jdbc.list(
                "SELECT type, data, changed FROM events ORDER BY id",
                row -> row.getString(1) + " " + row.getString(2) + " " + row.getString(3));
    }
}
