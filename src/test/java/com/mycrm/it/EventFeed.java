package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A reader of the feed, from the position where the log is when the reader is made. All that tests have written before
 * is numbered by then.
 */
final class EventFeed {

    /** The metric of the streams and long polls that are open. */
    static final String READERS = "leads_event_readers";

    private final Api api;
    private String position;

    EventFeed(Api api) {
        this.api = api;
        awaitNumbers();
        position = api.json("/events?after=now").getString("next");
    }

    /** Waits until all events have numbers: what is read or subscribed from now on begins after them. */
    static void awaitNumbers() {
        Eventually.assertBecomes(0L, () -> Sql.number("SELECT COUNT(*) FROM events WHERE seq = 0"));
    }

    /**
     * Waits until no stream and no long poll is open. The service finds that a client has gone when it writes to it, which
     * the changes of a lead and of a property make it do.
     */
    static void awaitNoReaders(Api api) {
        var lead = api.write("POST", "/whatsapp-leads", "{\"phone\": \"+971504449999\"}")
                .expect(201)
                .location();
        var property = api.write("PUT", "/properties/by-reference/EV-READERS", "{\"user\": {\"id\": 1}}")
                .expect(201)
                .location();
        try {
            Eventually.get(
                    () -> {
                        var number = System.nanoTime() % 1_000_000;
                        change(api, "/whatsapp-leads/" + lead, "{\"phone\": \"+97150" + (1_000_000 + number) + "\"}");
                        change(api, "/properties/" + property, "{\"size\": " + (1 + number) + "}");
                        return Metrics.value(api, READERS);
                    },
                    open -> open == 0);
        } finally {
            api.write("DELETE", "/properties/" + property, null).expect(204);
            Leads.delete(api, lead);
        }
        awaitNumbers();
    }

    private static void change(Api api, String path, String patch) {
        api.write("PATCH", path, patch).expect(200);
    }

    String position() {
        return position;
    }

    /** The next events; waits until there are so many. Fails on more, and on those that do not come within a minute. */
    List<JsonObject> next(int count) {
        return next(count, event -> true);
    }

    /** The next events of those that are wanted. */
    List<JsonObject> next(int count, Predicate<JsonObject> wanted) {
        var found = new ArrayList<JsonObject>();
        for (var turn = 0; found.size() < count && turn < 20; turn++) {
            var feed = api.json("/events?wait=3&after=" + position);
            feed.getJsonArray("events").getValuesAs(JsonObject.class).stream()
                    .filter(wanted)
                    .forEach(found::add);
            position = feed.getString("next");
        }
        assertTrue(found.size() == count, () -> count + " events were expected, not " + found);
        return found;
    }

    /** A type and the members that changed, such as {@code whatsapp.updated [status]}. */
    static String summary(JsonObject event) {
        return event.getString("type")
                + (event.containsKey("changed")
                        ? " " + event.getJsonObject("changed").keySet()
                        : "");
    }

    static List<String> summaries(List<JsonObject> events) {
        return events.stream().map(EventFeed::summary).toList();
    }
}
