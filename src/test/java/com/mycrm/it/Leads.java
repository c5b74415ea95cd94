package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** The leads of the sample data, and what tests need to read and write single leads. */
final class Leads {

    static final List<String> STATUSES = List.of(
            "pending",
            "delivered",
            "notdelivered",
            "notYetContacted",
            "calledNoReply",
            "prospect",
            "qualified",
            "viewingsInProgress",
            "contractSent",
            "contractSigned",
            "notReady",
            "notInterested");

    /** The members of a lead that a client has not given any other, in their order. */
    static final List<String> NAMES = List.of(
            "id", "phone", "status", "user", "property", "property_reference", "date", "created_at", "updated_at");

    static final List<String> SORTS = List.of("id", "phone", "user", "status", "date", "created", "updated");

    private static List<JsonObject> all;

    private Leads() {}

    /**
     * All leads of the sample in the order of their ids, read once. Filters, sorts and counts are compared with this
     * list.
     */
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

    /** Ids of the sample leads that match, ascending. */
    static List<Long> ids(Api api, Predicate<JsonObject> wanted) {
        return all(api).stream().filter(wanted).map(Leads::id).toList();
    }

    /**
     * Asserts that something was made since then, and not later than now. The service goes by the clock of the database,
     * which it reads over a connection that may be slow, so it may differ a little from this one.
     */
    static void madeSince(Instant before, Instant made) {
        var allowance = Duration.ofSeconds(2);
        assertTrue(
                made.isAfter(before.minus(allowance))
                        && made.isBefore(Instant.now().plus(allowance)),
                () -> made + " is not a time since " + before);
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

    /** Id of the property, 0 for none. */
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

    /** Runs the test with the id of a lead that was just made, and deletes the lead. */
    static void deleting(Api api, Answer made, Consumer<Long> test) {
        var id = made.expect(201).location();
        try {
            test.accept(id);
        } finally {
            delete(api, id);
        }
    }

    /** Asserts that a lead that was just made has this {@code property_reference}, and deletes the lead. */
    static void assertReference(Api api, String reference, Answer made) {
        deleting(
                api,
                made,
                id -> assertEquals(
                        reference,
                        api.json("/whatsapp-leads/" + id)
                                .getJsonObject("whatsapp")
                                .getString("property_reference")));
    }

    static void delete(Api api, long id) {
        api.write("DELETE", "/whatsapp-leads/" + id, null).expect(204);
    }

    /** Makes a lead of each number, and returns their ids. */
    static List<Long> ofPhones(Api api, List<String> phones) {
        return phones.stream()
                .map(phone -> api.write("POST", "/whatsapp-leads", "{\"phone\": \"" + phone + "\"}")
                        .expect(201)
                        .location())
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** The numbers that leads show; null for none. */
    static List<String> phones(Api api, List<Long> ids) {
        return ids.stream()
                .map(id -> api.json("/whatsapp-leads/" + id)
                        .getJsonObject("whatsapp")
                        .getString("phone", null))
                .toList();
    }

    /** Makes a lead that is the first in this order, so that it moves all numbered pages, and returns its id. */
    static long makeFirstOf(Api api, String sort, String order) {
        var ascending = order.equals("ASC");
        var lead = Json.createObjectBuilder()
                .add("phone", ascending ? "0000001" : "99999999999")
                .add("status", ascending ? "pending" : "viewingsInProgress")
                .add("date", ascending ? "1990-01-01" : "2090-01-01");
        return api.write("POST", "/whatsapp-leads", lead.build().toString())
                .expect(201)
                .location();
    }

    static List<JsonObject> history(Api api, long id) {
        return api.json("/whatsapp-leads/" + id + "/history?per_page=500")
                .getJsonArray("history")
                .getValuesAs(JsonObject.class);
    }

    /** Every change of a lead after its creation: field, old and new value. */
    static List<String> changes(Api api, long id) {
        return history(api, id).stream()
                .skip(1)
                .map(entry -> entry.getString("field") + " " + text(entry, "old") + " " + text(entry, "new"))
                .toList();
    }

    /** A request body with a phone number and one member more. */
    static String body(String phone, String member, String value) {
        return Json.createObjectBuilder()
                .add("phone", phone)
                .add(member, value)
                .build()
                .toString();
    }
}
