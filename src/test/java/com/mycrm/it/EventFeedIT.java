package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The feed of events: what each change says, pages, waiting, filters, rights, and the end of the log. */
class EventFeedIT {

    private static final String CREATED_TYPES = "whatsapp.created";

    /** The kinds of leads: path, envelope and an own member with two values. */
    private static final List<List<String>> LEADS = List.of(
            List.of("/whatsapp-leads", "whatsapp", "status", "\"pending\"", "\"prospect\""),
            List.of("/leads", "lead", "status", "\"notYetContacted\"", "\"qualified\""),
            List.of("/calltrackings", "call_tracking", "talk_time", "0", "75"));

    private final Api api = TestServer.api();

    @Test
    void eachChangeOfALeadIsOneEventWithTheLeadAsItIsShown() {
        for (var kind : LEADS) {
            var path = kind.get(0);
            var since = Instant.now();
            var feed = new EventFeed(api);
            var id = api.write("POST", path, "{\"phone\": \"+971501112233\"}")
                    .expect(201)
                    .location();
            var created = feed.next(1).get(0);
            isEvent(kind.get(1) + ".created", since, object(path, id), Map.of(), created);

            var change = "{\"%s\": %s, \"user\": {\"id\": 2}, \"property_reference\": \"PF-FLEX\"}"
                    .formatted(kind.get(2), kind.get(4));
            api.write("PATCH", path + "/" + id, change).expect(200);
            api.write("PATCH", path + "/" + id, change).expect(200); // changes nothing
            var updated = feed.next(1).get(0);
            isEvent(
                    kind.get(1) + ".updated",
                    since,
                    object(path, id),
                    Map.of(
                            kind.get(2),
                            "{\"from\": %s, \"to\": %s}".formatted(kind.get(3), kind.get(4)),
                            "user",
                            "{\"from\": 1, \"to\": 2}",
                            "property",
                            "{\"from\": null, \"to\": 1}",
                            "property_reference",
                            "{\"from\": \"\", \"to\": \"pf-flex\"}"),
                    updated);
            assertEquals(
                    created.getJsonNumber("seq").longValue() + 1,
                    updated.getJsonNumber("seq").longValue());

            api.write("DELETE", path + "/" + id, null).expect(204);
            var only = Json.createObjectBuilder()
                    .add(kind.get(1), Json.createObjectBuilder().add("id", id));
            isEvent(
                    kind.get(1) + ".deleted",
                    since,
                    only.build(),
                    Map.of(),
                    feed.next(1).get(0));
        }
    }

    @Test
    void changesOfUsersAndPropertiesAreEvents() {
        var since = Instant.now();
        var feed = new EventFeed(api);
        var user = api.write(
                        "POST",
                        "/users",
                        "{\"first_name\": \"Eve\", \"last_name\": \"Nt\", \"email\": \"eve@nt.example\"}")
                .expect(201)
                .location();
        isEvent(
                "user.created",
                since,
                object("/users", user),
                Map.of(),
                feed.next(1).get(0));
        api.write("PATCH", "/users/" + user, "{\"first_name\": \"Eva\"}").expect(200);
        api.write("PATCH", "/users/" + user, "{\"first_name\": \"Eva\"}").expect(200);
        var updated = feed.next(1).get(0);
        assertEquals("user.updated [first_name, public]", EventFeed.summary(updated));
        assertEquals(object("/users", user), updated.getJsonObject("data"));

        var property = api.write("PUT", "/properties/by-reference/EV-1", "{\"user\": {\"id\": 1}}")
                .expect(201)
                .location();
        api.write("PUT", "/properties/by-reference/EV-1", "{\"user\": {\"id\": 1}}")
                .expect(200);
        isEvent(
                "property.created",
                since,
                object("/properties", property),
                Map.of(),
                feed.next(1).get(0));
        api.write("PUT", "/properties/by-reference/EV-1", "{\"user\": {\"id\": 2}, \"size\": 70}")
                .expect(200);
        isEvent(
                "property.updated",
                since,
                object("/properties", property),
                Map.of("user", "{\"from\": 1, \"to\": 2}", "size", "{\"from\": null, \"to\": 70}"),
                feed.next(1).get(0));

        api.write("DELETE", "/properties/" + property, null).expect(204);
        api.write("DELETE", "/users/" + user, null).expect(204);
        assertEquals(List.of("property.deleted", "user.deleted"), EventFeed.summaries(feed.next(2)));
    }

    @Test
    void importsAndErasuresAndRenamesAreEvents() {
        var feed = new EventFeed(api);
        var imports = new Imports(api);
        var rows = "{\"external_id\": \"ev-1\", \"phone\": \"+971501230001\"}\n"
                + "{\"external_id\": \"ev-2\", \"phone\": \"+971501230002\"}\n";
        imports.run(Imports.PATH, Imports.NDJSON, rows);
        var made = feed.next(2);
        assertEquals(List.of(CREATED_TYPES, CREATED_TYPES), EventFeed.summaries(made));
        imports.run(Imports.PATH, Imports.NDJSON, rows.replace("0002\"", "0002\", \"status\": \"qualified\""));
        var changed = feed.next(1).get(0);
        assertEquals("whatsapp.updated [status]", EventFeed.summary(changed));

        api.write("POST", "/whatsapp-leads/erase", "{\"phone\": \"+971501230002\"}")
                .expect(200);
        var erased = feed.next(1).get(0);
        assertEquals("whatsapp.erased", EventFeed.summary(erased));
        assertEquals(
                JsonValue.NULL,
                erased.getJsonObject("data").getJsonObject("whatsapp").get("phone"));
        var seq = changed.getJsonNumber("seq").longValue();
        var before = api.json("/events?limit=1&after=" + (seq - 1))
                .getJsonArray("events")
                .getJsonObject(0);
        var id = Leads.id(erased.getJsonObject("data").getJsonObject("whatsapp"));
        assertEquals(Answer.json("{\"whatsapp\": {\"id\": " + id + "}}"), before.getJsonObject("data"));
        assertFalse(before.containsKey("changed"), before::toString);
        assertEquals(changed.getString("id"), before.getString("id"));
        made.forEach(
                event -> Leads.delete(api, Leads.id(event.getJsonObject("data").getJsonObject("whatsapp"))));
    }

    @Test
    void pagesGiveEachEventOnce() {
        var feed = new EventFeed(api);
        var ids = IntStream.range(0, 7)
                .mapToObj(n -> api.write("POST", "/whatsapp-leads", "{\"phone\": \"+97150444000" + n + "\"}")
                        .expect(201)
                        .location())
                .toList();
        var start = feed.position();
        feed.next(7);
        var found = new ArrayList<Long>();
        var position = start;
        for (var sizes = List.of(3, 3, 1).iterator(); sizes.hasNext(); ) {
            var size = sizes.next();
            var page = api.json("/events?limit=3&after=" + position);
            assertEquals(size, page.getJsonArray("events").size());
            assertEquals(sizes.hasNext(), page.getBoolean("has_more"));
            page.getJsonArray("events")
                    .getValuesAs(JsonObject.class)
                    .forEach(event ->
                            found.add(Leads.id(event.getJsonObject("data").getJsonObject("whatsapp"))));
            position = page.getString("next");
        }
        assertEquals(ids, found);
        assertEquals(
                Answer.json("{\"events\": [], \"next\": \"" + position + "\", \"has_more\": false}"),
                api.json("/events?after=" + position));
        assertEquals(
                feed.position(), api.json("/events?types=user.*&after=" + start).getString("next"));
        ids.forEach(id -> Leads.delete(api, id));
    }

    @Test
    void rareTypesAreFoundBeyondWhatOnePageLooksAt() {
        var start = new EventFeed(api).position();
        var made = Sql.update("INSERT INTO events (event_id, type, subject, subject_id, occurred_at, actor, data)"
                + " SELECT 'evt_many', 'user.updated', 'user', 1, 1900000000000, 'test', '{\"user\":{\"id\":1}}'"
                + " FROM whatsapp_leads a CROSS JOIN (SELECT id FROM users WHERE id <= 8) b");
        assertTrue(made > 10_000, () -> made + " events");
        var id = api.write("POST", "/whatsapp-leads", "{\"phone\": \"+971504440099\"}")
                .expect(201)
                .location();
        var last = Long.toString(Long.parseLong(start) + made + 1);
        Eventually.get(() -> api.json("/events?after=now").getString("next"), last::equals);
        var page = api.json("/events?types=whatsapp.created&after=" + start);
        assertEquals(0, page.getJsonArray("events").size());
        assertTrue(page.getBoolean("has_more"));
        assertEquals(Long.toString(Long.parseLong(start) + 10_000), page.getString("next"));
        page = api.json("/events?wait=5&types=whatsapp.created&after=" + page.getString("next"));
        assertEquals(1, page.getJsonArray("events").size());
        assertEquals(last, page.getString("next"));
        Leads.delete(api, id);
    }

    @Test
    void badParametersAreRefusedTogetherAndOthersAreWarnedOf() {
        var position = "takes a number from next, or now";
        for (var after : List.of("-1", "x", "", "1.5", "9".repeat(19), "9".repeat(30))) {
            api.get("/events?after=" + after).isBadRequest("/events", "after", position);
        }
        var all = String.join(", ", List.of("call_tracking.created", "call_tracking.deleted", "call_tracking.erased"));
        for (var types :
                List.of("", ",", "whatsapp.created,", "whatsapp", "whatsapp.read", "*", "What.*", "whatsapp.*.*")) {
            var answer = api.get("/events?after=now&types=" + types).expect(400);
            var detail = answer.json().getJsonArray("errors").getJsonObject(0).getString("detail");
            assertTrue(detail.startsWith("takes types, separated by commas: " + all), detail);
        }
        var whole = "takes a whole number from 1";
        for (var limit : List.of("0", "-1", "x")) {
            api.get("/events?after=now&limit=" + limit).isBadRequest("/events", "limit", whole);
        }
        api.get("/events?after=now&wait=-1&filters[user]=x&filters[property_reference]=")
                .isBadRequest(
                        "/events",
                        "wait",
                        "takes whole seconds",
                        "filters[property_reference]",
                        "takes text",
                        "filters[user]",
                        "takes whole numbers, separated by commas");
        assertTrue(api.get("/events?filters[status]=Pending").expect(400).body().contains("filters[status] takes one"));
        var unknown = api.get("/events?after=now&filters[phone]=1");
        unknown.isBadRequest(
                "/events",
                "filters[phone]",
                "is unknown; there are direction, lead, property, property[id], property_reference,"
                        + " property[reference], status, user");
        var answer = api.get(
                "/events?after=now&limit=1001&wait=0&page=2&filters[x]=1&filters[]=", "Prefer", "handling=lenient");
        assertEquals(
                List.of(
                        "filters[] names no filter and was ignored",
                        "limit is 1000 at most; more was given",
                        "the filter x is unknown and was ignored",
                        "the parameter page is unknown and was ignored"),
                answer.expect(200).all("x-mycrm-api-warning"));
        assertEquals("handling=lenient", answer.header("preference-applied"));
        assertEquals("no-store", answer.header("cache-control"));
        assertEquals("", answer.header("etag"));
    }

    @Test
    void headAndCompressionAreThoseOfOtherLists() {
        var position = new EventFeed(api).position();
        var head =
                api.send("HEAD", "/events?wait=50&after=" + position, null, "Authorization", "Bearer " + api.token());
        assertEquals("application/json;charset=UTF-8", head.expect(200).header("content-type"));
        assertEquals("", head.body());
        assertEquals(
                "gzip", api.get("/events?after=now", "Accept-Encoding", "gzip").header("content-encoding"));
        assertEquals(
                "GET, HEAD, OPTIONS",
                api.write("POST", "/events", "{}").expect(405).header("allow"));
        api.get("/events?after=now", "Accept", "text/event-stream").expect(406);
    }

    @Test
    void filtersAreThoseOfTheLists() {
        var feed = new EventFeed(api);
        var start = feed.position();
        var ids = new ArrayList<Long>();
        for (var body : List.of(
                "{\"phone\": \"+971504441001\", \"status\": \"qualified\", \"user\": {\"id\": 3}}",
                "{\"phone\": \"+971504441002\", \"status\": \"prospect\", \"property\": {\"id\": 1}}",
                "{\"phone\": \"+971504441003\", \"property_reference\": \"Not-Ours\"}")) {
            ids.add(api.write("POST", "/whatsapp-leads", body).expect(201).location());
        }
        feed.next(3);
        Map.of(
                        "filters[status]=qualified,prospect", List.of(0, 1),
                        "filters[status]=qualified&filters[user]=3", List.of(0),
                        "filters[status]=prospect&filters[user]=3", List.<Integer>of(),
                        "filters[property]=1,2", List.of(1),
                        "filters[property][id]=1", List.of(1),
                        "filters[property_reference]=NOT-ours", List.of(2),
                        "filters[property][reference]=PF-Flex", List.of(1),
                        "types=whatsapp.updated&filters[user]=3", List.<Integer>of())
                .forEach((query, expected) -> {
                    var page = api.json("/events?after=" + start + "&" + query);
                    var found = page.getJsonArray("events").getValuesAs(JsonObject.class).stream()
                            .map(event -> ids.indexOf(
                                    Leads.id(event.getJsonObject("data").getJsonObject("whatsapp"))))
                            .toList();
                    assertEquals(expected, found, query);
                    assertEquals(feed.position(), page.getString("next"), query);
                });
        ids.forEach(id -> Leads.delete(api, id));
    }

    @Test
    void waitingReadersAreAnsweredByTheirOwnEvents() {
        var start = new EventFeed(api).position();
        var path = "/events?wait=40&after=" + start;
        var prospects = background(() -> api.get(path + "&filters[status]=prospect", Api.EXPAND, "user,x"));
        var users = background(() -> api.get(path.replace("40", "2") + "&types=user.*"));
        api.disconnect("/events?wait=40&after=" + start);
        Eventually.get(() -> Metrics.value(api, EventFeed.READERS), open -> open >= 3);

        var first = api.write("POST", "/whatsapp-leads", "{\"phone\": \"+971504442001\"}")
                .expect(201)
                .location();
        var id = api.write("POST", "/whatsapp-leads", "{\"phone\": \"+971504442002\", \"status\": \"prospect\"}")
                .expect(201)
                .location();
        var answer = prospects.join().expect(200);
        var event = answer.json().getJsonArray("events").getJsonObject(0);
        assertEquals(1, answer.json().getJsonArray("events").size());
        assertEquals(
                api.json("/whatsapp-leads/" + id, Api.EXPAND, "user,extras").getJsonObject("whatsapp"),
                event.getJsonObject("data").getJsonObject("whatsapp"));
        assertEquals(
                List.of("X-MyCRM-Expand-Data: 'x' is unknown and was ignored; there are property, user"),
                answer.all("x-mycrm-api-warning"));
        assertEquals("no-store", answer.header("cache-control"));

        var nothing = users.join().expect(200).json();
        assertEquals(0, nothing.getJsonArray("events").size());
        assertEquals(Long.parseLong(start) + 2, Long.parseLong(nothing.getString("next")));
        for (var made : List.of(first, id)) {
            Leads.delete(api, made);
        }
    }

    @Test
    void expansionShowsWholeObjectsAndArraysOfThem() {
        var feed = new EventFeed(api);
        var start = feed.position();
        var ids = List.of(
                api.write("POST", "/whatsapp-leads", "{\"phone\": \"+971504443001\", \"property\": {\"id\": 1}}")
                        .expect(201)
                        .location(),
                api.write("POST", "/whatsapp-leads", "{\"phone\": \"+971504443002\"}")
                        .expect(201)
                        .location());
        feed.next(2);
        var events = api.json("/events?after=" + start, Api.EXPAND, "all").getJsonArray("events");
        for (var n = 0; n < 2; n++) {
            assertEquals(
                    api.json("/whatsapp-leads/" + ids.get(n), Api.EXPAND, "user,property,extras"),
                    events.getJsonObject(n).getJsonObject("data"));
        }
        ids.forEach(id -> Leads.delete(api, id));
    }

    @Test
    void aReaderGetsTheTypesThatItMayRead() {
        var start = new EventFeed(api).position();
        var leads = new Accounts(api).tokenWith("lead.read");
        var user = api.write(
                        "POST", "/users", "{\"first_name\": \"R\", \"last_name\": \"T\", \"email\": \"r@t.example\"}")
                .expect(201)
                .location();
        var lead = api.write("POST", "/whatsapp-leads", "{\"phone\": \"+971504445001\"}")
                .expect(201)
                .location();
        assertEquals(List.of("whatsapp.created"), types(leads, "/events?wait=20&after=" + start));
        api.as(leads, "GET", "/events?types=whatsapp.*,user.updated", null)
                .isProblem(
                        403, "Forbidden", "This needs the right user.read, which the token does not give.", "/events");
        var webhooks = new Accounts(api).tokenWith("webhook.manage");
        assertEquals(List.of(), types(webhooks, "/events?after=" + start));
        api.as(webhooks, "GET", "/events?types=webhook.*&after=now", null).expect(200);
        api.as(webhooks, "GET", "/events?types=webhook.*,whatsapp.*", null).expect(403);
        for (var path : List.of("/events", "/events/stream")) {
            api.as(new Accounts(api).tokenWith("key.manage"), "GET", path, null).expect(403);
            assertEquals("Bearer", api.send("GET", path, null).expect(401).header("www-authenticate"));
        }
        Leads.delete(api, lead);
        api.write("DELETE", "/users/" + user, null).expect(204);
    }

    @Test
    void aPositionOutsideOfTheLogIsGone() {
        Leads.delete(
                api,
                api.write("POST", "/whatsapp-leads", "{\"phone\": \"+971504446001\"}")
                        .expect(201)
                        .location());
        var last = Long.parseLong(new EventFeed(api).position());
        Sql.update("DELETE FROM events WHERE seq BETWEEN 1 AND ?", last - 1);
        Sql.update("UPDATE event_positions SET deleted_seq = ?", last - 1);
        for (var after : List.of(0L, last - 2, last + 1, 999_999_999_999_999_999L)) {
            for (var path : List.of("/events", "/events/stream")) {
                api.get(path + "?after=" + after)
                        .isProblem(
                                410,
                                "Gone",
                                ("The log has the events after %d up to %d. List the objects anew, and read on from a"
                                                + " position that after=now gave before.")
                                        .formatted(last - 1, last),
                                path);
            }
        }
        assertEquals(1, api.json("/events").getJsonArray("events").size());
        assertEquals(
                Long.toString(last), api.json("/events?after=" + (last - 1)).getString("next"));
    }

    private List<String> types(String token, String path) {
        return api
                .as(token, "GET", path, null)
                .expect(200)
                .json()
                .getJsonArray("events")
                .getValuesAs(JsonObject.class)
                .stream()
                .map(event -> event.getString("type"))
                .toList();
    }

    /** The document of an object, as events show it. */
    private JsonObject object(String path, long id) {
        return api.json(path + "/" + id, Api.EXPAND, "extras");
    }

    /** Compares a whole event. */
    private static void isEvent(
            String type, Instant since, JsonObject data, Map<String, String> changed, JsonObject event) {
        assertTrue(event.getString("id").matches("evt_[0-9a-f]{32}"), event::toString);
        Leads.madeSince(since, Leads.time(event, "occurred_at"));
        var name = type.substring(0, type.indexOf('.'));
        var expected = Json.createObjectBuilder()
                .add("id", event.get("id"))
                .add("seq", event.getJsonNumber("seq"))
                .add("type", type)
                .add("occurred_at", event.get("occurred_at"))
                .add("data", Json.createObjectBuilder().add(name, data.get(name)));
        if (!changed.isEmpty()) {
            var fields = Json.createObjectBuilder();
            changed.forEach((member, fromAndTo) -> fields.add(member, Answer.json(fromAndTo)));
            expected.add("changed", fields);
        }
        assertEquals(expected.add("actor", "key:demo").build(), event);
    }

    private static CompletableFuture<Answer> background(Supplier<Answer> request) {
        return CompletableFuture.supplyAsync(request);
    }
}
