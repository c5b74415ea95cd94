package com.mycrm.events;

import com.mycrm.api.expand.ExpandedObjects;
import com.mycrm.api.patch.JsonReaders;
import com.mycrm.events.EventBatch.Frame;
import com.mycrm.events.NewEvent.Subject;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Events for unit tests. */
final class TestEvents {

    /** The sources of two objects with their filters. */
    static final List<EventSource> SOURCES = List.of(
            source(
                    "lead",
                    "lead.read",
                    MemberFilter.word("status", List.of("new", "won")),
                    MemberFilter.id("user", "user[id]"),
                    MemberFilter.text("reference")),
            source("user", "user.read", MemberFilter.word("status", List.of("active"))));

    private TestEvents() {}

    private static EventSource source(String object, String right, MemberFilter... filters) {
        return new EventSource() {
            @Override
            public String object() {
                return object;
            }

            @Override
            public String readRight() {
                return right;
            }

            @Override
            public List<MemberFilter> filters() {
                return List.of(filters);
            }
        };
    }

    static EventTypes types() {
        var types = new EventTypes();
        types.use(SOURCES);
        return types;
    }

    static EventView event(long number, String type, String object) {
        return new EventView(
                number,
                "evt_" + number,
                type,
                new Subject("lead", 7),
                Instant.EPOCH,
                JsonReaders.object(object),
                null,
                "key:k",
                ExpandedObjects.NONE);
    }

    /** A batch of events of these types from a number on, up to that of the last. */
    static EventBatch batch(long first, String... types) {
        var numbers = new long[] {first};
        var frames = Stream.of(types)
                .map(type -> Frame.of(event(numbers[0]++, type, "{\"lead\": {\"status\": \"new\"}}"), "{}"))
                .toList();
        return new EventBatch(frames, numbers[0] - 1, false);
    }
}
