package com.mycrm.it;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/**
 * All leads, read once with an unfiltered walk: what every filter, sort and count of the service is held against, computed
 * here in another way.
 */
final class Leads {

    private static List<JsonObject> all;

    private Leads() {}

    static synchronized List<JsonObject> all(Api api) {
        if (all == null) {
            var leads = new ArrayList<JsonObject>();
            for (var page = 1; page <= 3; page++) {
                leads.addAll(items(api.json("/whatsapp-leads?per_page=500&page=" + page)));
            }
            all = List.copyOf(leads);
        }
        return all;
    }

    static List<Long> ids(Api api, Predicate<JsonObject> wanted) {
        return all(api).stream().filter(wanted).map(Leads::id).toList();
    }

    static List<JsonObject> items(JsonObject list) {
        return list.getJsonArray("whatsapp").getValuesAs(JsonObject.class);
    }

    static List<Long> ids(JsonObject list) {
        return items(list).stream().map(Leads::id).toList();
    }

    static long id(JsonObject lead) {
        return lead.getJsonNumber("id").longValue();
    }

    static long user(JsonObject lead) {
        return lead.getJsonObject("user").getInt("id");
    }

    /** 0 for none. */
    static long property(JsonObject lead) {
        return lead.isNull("property") ? 0 : lead.getJsonObject("property").getInt("id");
    }

    static String text(JsonObject lead, String key) {
        return lead.get(key) == JsonValue.NULL ? null : lead.getString(key);
    }

    static Instant time(JsonObject lead, String key) {
        return Instant.parse(lead.getString(key));
    }

    static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }
}
