package com.mycrm.it;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue.ValueType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A program's copy of all leads, users and properties: what it listed once, and then events alone. */
final class EventCopy {

    /** The member of an event's data by the path of the list. */
    private static final Map<String, String> LISTS = Map.of(
            "whatsapp-leads", "whatsapp",
            "leads", "lead",
            "calltrackings", "call_tracking",
            "users", "user",
            "properties", "property");

    private static final int PAGE = 500;

    private final Map<String, JsonObject> objects;
    private final List<JsonObject> events = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    EventCopy(Map<String, JsonObject> listed) {
        objects = new TreeMap<>(listed);
    }

    /** All objects that the service lists, by names such as {@code whatsapp 17}. */
    static Map<String, JsonObject> list(Api api) {
        var all = new TreeMap<String, JsonObject>();
        LISTS.forEach((path, name) -> {
            var count = 1;
            for (var page = 1; page <= (count + PAGE - 1) / PAGE; page++) {
                var list = api.json("/" + path + "?per_page=" + PAGE + "&page=" + page);
                count = list.getInt("count");
                list.values().stream()
                        .filter(value -> value.getValueType() == ValueType.ARRAY)
                        .flatMap(value -> value.asJsonArray().getValuesAs(JsonObject.class).stream())
                        .forEach(object -> all.put(name + " " + Leads.id(object), object));
            }
        });
        return all;
    }

    /** Takes over an event, in the order of arrival; false for one whose id was there before. */
    synchronized boolean apply(JsonObject event) {
        if (!ids.add(event.getString("id"))) {
            return false;
        }
        events.add(event);
        var subject = event.getString("type").split("\\.")[0];
        if (LISTS.containsValue(subject)) {
            var object = event.getJsonObject("data").getJsonObject(subject);
            if (event.getString("type").endsWith(".deleted")) {
                objects.remove(subject + " " + Leads.id(object));
            } else {
                objects.put(subject + " " + Leads.id(object), object);
            }
        }
        return true;
    }

    synchronized List<JsonObject> events() {
        return List.copyOf(events);
    }

    synchronized int size() {
        return events.size();
    }

    /** The number of the last event; 0 before the first. */
    synchronized long last() {
        return events.isEmpty() ? 0 : seq(events.get(events.size() - 1));
    }

    /** In what the copy differs from these objects, as far as lists show them: events have extras beside. */
    synchronized List<String> differences(Map<String, JsonObject> listed) {
        var found = new ArrayList<String>();
        var names = new HashSet<>(listed.keySet());
        names.addAll(objects.keySet());
        for (var name : names) {
            var expected = listed.get(name);
            var own = objects.get(name);
            if (expected == null || own == null || !own.entrySet().containsAll(expected.entrySet())) {
                found.add(name + " is " + own + ", not " + expected);
            }
        }
        return found;
    }

    static long seq(JsonObject event) {
        return event.getJsonNumber("seq").longValue();
    }
}
