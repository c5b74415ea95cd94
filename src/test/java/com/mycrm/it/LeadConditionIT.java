package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Conditional and repeated requests: ETags of leads and lists, and Idempotency-Key. */
class LeadConditionIT {

    private final Api api = TestServer.api();

    @Test
    void etagOfALeadAnswers304And412() {
        Leads.deleting(api, api.write("POST", "/whatsapp-leads", "{\"phone\": \"0509990010\"}"), id -> {
            var path = "/whatsapp-leads/" + id;
            var unchanged = api.get(path, "If-None-Match", "W/\"7\", \"1\"").expect(304);
            assertEquals("", unchanged.body());
            assertEquals("\"1\"", unchanged.header("etag"));
            assertEquals(
                    200,
                    api.get(path, "If-None-Match", "\"1\"", Api.EXPAND, "user").status());
            var expanded = api.get(path, Api.EXPAND, "user").header("etag");
            assertEquals(
                    304,
                    api.get(path, "If-None-Match", expanded, Api.EXPAND, "user").status());
            assertEquals(
                    200,
                    api.get(path, "If-None-Match", expanded, Api.EXPAND, "property")
                            .status());
            var foreign = "If-Match has no ETag of this service; send one as the answer had it, with its quotes.";
            Map.of(
                            "\"2\"",
                            "It has changed since the ETag in If-Match; read it again.",
                            "W/\"1\"",
                            "If-Match has a weak ETag only (W/…), which matches nothing; send the ETag as the"
                                    + " answer had it.",
                            "\"x\"",
                            foreign,
                            "nonsense",
                            foreign)
                    .forEach((tag, detail) -> api.write("PATCH", path, "{\"status\": \"prospect\"}", "If-Match", tag)
                            .isProblem(412, "Precondition Failed", detail, path));
            for (var good : List.of("\"1\"", "*", "\"9\", " + "\"3\"")) {
                api.write("PATCH", path, "{\"phone\": \"05099900" + good.length() + "\"}", "If-Match", good)
                        .expect(200);
            }
            assertEquals(
                    412, api.write("DELETE", path, null, "If-Match", "\"1\"").status());
        });
    }

    @Test
    void etagOfAListOfIdsChangesWithItsLeadsOnly() {
        Leads.deleting(api, api.write("POST", "/whatsapp-leads", "{\"phone\": \"0509990021\"}"), kept -> {
            var query = new StringBuilder("/whatsapp-leads?filters[id]=" + kept);
            var tags = new ArrayList<String>();
            Leads.deleting(api, api.write("POST", "/whatsapp-leads", "{\"phone\": \"0509990022\"}"), gone -> {
                query.append(",").append(gone);
                tags.add(api.get(query.toString()).expect(200).header("etag"));
                Leads.deleting(
                        api,
                        api.write("POST", "/whatsapp-leads", "{\"phone\": \"0509990023\"}"),
                        other -> api.get(query.toString(), "If-None-Match", tags.get(0))
                                .expect(304));
                api.write("PATCH", "/whatsapp-leads/" + kept, "{\"status\": \"prospect\"}")
                        .expect(200);
                var changed = api.get(query.toString(), "If-None-Match", tags.get(0));
                assertEquals(2, changed.expect(200).json().getInt("count"));
                tags.add(changed.header("etag"));
            });
            var fewer = api.get(query.toString(), "If-None-Match", tags.get(1));
            assertEquals(1, fewer.expect(200).json().getInt("count"));
            assertFalse(tags.contains(fewer.header("etag")));
        });
    }

    @Test
    void etagOfAListChangesWithAnyLead() {
        var query = "/whatsapp-leads?filters[status]=pending&per_page=3";
        var etag = api.get(query).header("etag");
        var unchanged = api.get(query, "If-None-Match", etag).expect(304);
        assertEquals("", unchanged.body());
        assertEquals("private, no-cache", unchanged.header("cache-control"));
        Leads.deleting(
                api,
                api.write("POST", "/whatsapp-leads", "{\"phone\": \"0509990011\"}"),
                id -> assertEquals(200, api.get(query, "If-None-Match", etag).status()));
        assertEquals(200, api.get(query, "If-None-Match", etag).status());
        assertEquals(
                200, api.get(query, "If-None-Match", etag, Api.EXPAND, "user").status());
    }

    @Test
    void repeatedIdempotencyKeyReturnsTheFirstAnswer() {
        var key = UUID.randomUUID().toString();
        var body = "{\"phone\": \"0509990012\"}";
        var first = api.write("POST", "/whatsapp-leads", body, "Idempotency-Key", key);
        Leads.deleting(api, first, id -> {
            api.write("PATCH", "/whatsapp-leads/" + id, "{\"status\": \"prospect\"}")
                    .expect(200);
            var again = api.write("POST", "/whatsapp-leads", body, "Idempotency-Key", key)
                    .expect(201);
            assertEquals(first.json(), again.json());
            for (var header : List.of("location", "etag")) {
                assertEquals(first.header(header), again.header(header));
            }
            var other = api.write("POST", "/whatsapp-leads", "{\"phone\": \"0509990013\"}", "Idempotency-Key", key);
            other.isProblem(
                    422,
                    "Unprocessable Content",
                    "The body cannot be kept; see errors.",
                    "/whatsapp-leads",
                    "{\"Idempotency-Key\": {\"invalid\":"
                            + " \"Idempotency-Key was used for a request with another body before.\"}}",
                    ", \"errors\": [{\"parameter\": \"Idempotency-Key\","
                            + " \"detail\": \"was used for a request with another body before\"}]");
            Sql.update("UPDATE idempotent_requests SET created_at = created_at - 86401 WHERE request_key = ?", key);
            var nextDay = api.write("POST", "/whatsapp-leads", body, "Idempotency-Key", key);
            Leads.deleting(api, nextDay, next -> assertNotEquals(id, next));
        });
        api.write("POST", "/whatsapp-leads", body, "Idempotency-Key", "a key")
                .isBadRequest(
                        "/whatsapp-leads", "Idempotency-Key", "takes 1 to 255 visible ASCII characters without blanks");
    }
}
