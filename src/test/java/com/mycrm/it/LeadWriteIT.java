package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mycrm.leads.ExpectedExtras;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Leads: created, changed, replaced and deleted, with their history. */
class LeadWriteIT {

    private final Api api = TestServer.api();

    @Test
    void newLeadGetsTheUserOfItsProperty() {
        var before = Instant.now();
        var answer = api.write("POST", "/whatsapp-leads", """
                {"whatsapp": {"phone": "+971 (50) 999-0001", "property": {"reference": "PF-FLEX"}}}""");
        Leads.deleting(api, answer, id -> {
            assertEquals("/whatsapp-leads/" + id, answer.header("location"));
            assertEquals("\"1\"", answer.header("etag"));
            assertEquals(List.of(), answer.all("x-mycrm-api-warning"));
            var lead = answer.expect(201).json().getJsonObject("whatsapp");
            var now = Leads.time(lead, "created_at");
            Leads.madeSince(before, now);
            assertEquals(Answer.json("""
                    {"whatsapp": {"id": %d, "phone": "+971 (50) 999-0001", "status": "pending", "user": {"id": 1},
                     "property": {"id": 1},
                     "property_reference": "pf-flex", "date": "%s", "created_at": "%s", "updated_at": "%s"}}
                    """.formatted(id, now, now, now)), answer.json());
            assertEquals(answer.json(), api.json("/whatsapp-leads/" + id));
            assertEquals(
                    List.of(id),
                    Leads.ids(api.json("/whatsapp-leads?filters[phone]=0509990001&filters[property][id]=1")));
        });
    }

    @Test
    void newLeadKeepsAllFields() {
        var answer = api.write("POST", "/whatsapp-leads", """
                {"phone": null, "whatsapp_username": " @zoë ", "status": "viewingsInProgress", "user": 4,
                 "property_reference": "No-Such Ref", "date": "2024-02-29T23:59:59.9+02:00", "external_id": "ext/Ünï 1"}
                """, Api.EXPAND, "extras");
        Leads.deleting(api, answer, id -> {
            var lead = answer.expect(201).json().getJsonObject("whatsapp");
            assertEquals(
                    ExpectedExtras.with("""
                    {"id": %d, "phone": null, "status": "viewingsInProgress", "user": {"id": 4}, "property": null,
                     "property_reference": "No-Such Ref", "date": "2024-02-29T21:59:59Z", "created_at": "%s",
                      "updated_at": "%s",
                     "customer": {"name": null, "username": "@zoë"}, "external_id": "ext/Ünï 1"}
                    """.formatted(id, lead.getString("created_at"), lead.getString("updated_at"))),
                    lead);
            assertEquals(
                    List.of(id), Leads.ids(api.json("/whatsapp-leads?filters[property][reference]=no-such%20ref")));
        });
    }

    @Test
    void faultyLeadIsRefusedWithAllFaults() {
        var etag = api.get("/whatsapp-leads?per_page=1").header("etag");
        api.write("POST", "/whatsapp-leads", """
                {"whatsapp": {"phone": "+971 CALL ME", "status": "Pending", "user": {"id": 999}, "property": 777,
                 "date": "yesterday", "external_id": "%s"}}""".formatted("x".repeat(191)))
                .isUnprocessable(
                        "/whatsapp-leads",
                        "/whatsapp/phone",
                        "takes a phone number: digits, with any of + - ( ) . or blanks, at most 40 characters",
                        "/whatsapp/status",
                        "takes one of " + String.join(", ", Leads.STATUSES),
                        "/whatsapp/date",
                        "takes an RFC 3339 instant, 2023-05-09T08:30:00Z, or a day or local time, 2023-05-09 08:30:00",
                        "/whatsapp/external_id",
                        "takes text of at most 190 characters",
                        "/whatsapp/user",
                        "names no user",
                        "/whatsapp/property",
                        "names no property");
        api.write("POST", "/whatsapp-leads", "{}")
                .isUnprocessable("/whatsapp-leads", "/phone", "is missing, and there is no whatsapp_username");
        for (var broken : List.of("{\"phone\": ", "[]", "7", "")) {
            var detail = broken.isEmpty() ? "The body is missing." : "The body is no JSON object.";
            api.write("POST", "/whatsapp-leads", broken)
                    .isProblem(
                            400,
                            "Bad Request",
                            "The request cannot be understood; see errors.",
                            "/whatsapp-leads",
                            "{\"body\": {\"invalid\": \"" + detail + "\"}}",
                            ", \"errors\": [{\"pointer\": \"\", \"detail\": \"" + detail + "\"}]");
        }
        for (var i = 0; i < 20; i++) {
            var large = api.write("POST", "/whatsapp-leads", " ".repeat(1_100_000 + i * 100_000));
            large.isProblem(413, "Content Too Large", "The body is larger than 1048576 bytes.", "/whatsapp-leads");
        }
        assertEquals(etag, api.get("/whatsapp-leads?per_page=1").header("etag"));
    }

    @Test
    void readOnlyAndUnknownMembersAreWarnings() {
        var answer = api.write("POST", "/whatsapp-leads", """
                {"whatsapp": {"id": 5, "phone": "0509990002", "created_at": "2000-01-01T00:00:00Z", "colour": "red"}}
                """);
        Leads.deleting(api, answer, id -> {
            assertNotEquals(5, id);
            assertEquals(
                    List.of(
                            "whatsapp/id is read-only and was ignored",
                            "whatsapp/created_at is read-only and was ignored",
                            "whatsapp/colour is unknown and was ignored"),
                    answer.all("x-mycrm-api-warning"));
        });
    }

    @Test
    void postWithAKnownExternalIdChangesItsLead() {
        var external = UUID.randomUUID().toString();
        var body = "{\"phone\": \"0509990003\", \"external_id\": \"" + external + "\"}";
        var first = api.write("POST", "/whatsapp-leads", body);
        Leads.deleting(api, first, id -> {
            assertEquals(
                    first.json(),
                    api.write("POST", "/whatsapp-leads", body).expect(200).json());
            var changed = api.write(
                            "POST",
                            "/whatsapp-leads",
                            "{\"status\": \"prospect\", \"external_id\": \"" + external + "\"}")
                    .expect(200);
            assertEquals("\"2\"", changed.header("etag"));
            assertEquals("", changed.header("location"));
            assertEquals("0509990003", changed.json().getJsonObject("whatsapp").getString("phone"));
            assertEquals("prospect", changed.json().getJsonObject("whatsapp").getString("status"));
        });
    }

    @Test
    void postWithAKnownExternalIdNeedsTheRightToUpdate() {
        var token = new Accounts(api).tokenWith("lead.create");
        var external = UUID.randomUUID().toString();
        var body = "{\"phone\": \"0509990004\", \"external_id\": \"" + external + "\"}";
        var first = api.as(token, "POST", "/whatsapp-leads", body);
        Leads.deleting(
                api,
                first,
                id -> api.as(token, "POST", "/whatsapp-leads", body)
                        .isUnprocessable(
                                "/whatsapp-leads",
                                "/external_id",
                                "is known, and changing a lead needs the right lead.update"));
    }

    @Test
    void patchChangesNamedMembersAndClearsNulls() {
        Leads.deleting(
                api,
                api.write(
                        "POST",
                        "/whatsapp-leads",
                        "{\"phone\": \"0509990005\", \"property\": 2, \"external_id\": \"patched\"}"),
                id -> {
                    var path = "/whatsapp-leads/" + id;
                    var patched = api.send(
                                    "PATCH",
                                    path,
                                    "{\"whatsapp\": {\"property\": null, \"user\": {\"id\": 3},"
                                            + " \"status\": \"qualified\"}}",
                                    "Authorization",
                                    "Bearer " + api.token(),
                                    "Content-Type",
                                    "application/merge-patch+json")
                            .expect(200);
                    var lead = patched.json().getJsonObject("whatsapp");
                    assertEquals("\"2\"", patched.header("etag"));
                    assertEquals(
                            Answer.json("""
                    {"whatsapp": {"id": %d, "phone": "0509990005", "status": "qualified", "user": {"id": 3},
                     "property": null,
                     "property_reference": "", "date": "%s", "created_at": "%s", "updated_at": "%s"}}
                    """.formatted(
                                            id,
                                            lead.getString("date"),
                                            lead.getString("created_at"),
                                            lead.getString("updated_at"))),
                            patched.json());
                    var entries = Leads.history(api, id);
                    assertEquals(
                            List.of(
                                    "created null null",
                                    "status \"pending\" \"qualified\"",
                                    "user 4 3",
                                    "property 2 null",
                                    "property_reference \"%s\" null"
                                            .formatted(entries.get(4).getString("old"))),
                            entries.stream()
                                    .map(entry ->
                                            entry.getString("field") + " " + entry.get("old") + " " + entry.get("new"))
                                    .toList());
                    assertTrue(entries.stream()
                            .allMatch(entry -> entry.getString("actor").equals("key:demo")));
                });
    }

    @Test
    void patchWithoutEffectChangesNothing() {
        Leads.deleting(
                api, api.write("POST", "/whatsapp-leads", "{\"phone\": \"0509990006\", \"property\": 2}"), id -> {
                    var path = "/whatsapp-leads/" + id;
                    var before = api.get(path);
                    var list = api.get("/whatsapp-leads?per_page=1").header("etag");
                    for (var same :
                            List.of("{\"phone\": \"0509990006\"}", "{\"property\": {\"id\": 2}}", before.body())) {
                        var after = api.write("PATCH", path, same).expect(200);
                        assertEquals(before.json(), after.json());
                        assertEquals("\"1\"", after.header("etag"));
                    }
                    assertEquals(
                            before.json(),
                            api.write("PUT", path, before.body()).expect(200).json());
                    assertEquals(list, api.get("/whatsapp-leads?per_page=1").header("etag"));
                    assertEquals(1, Leads.history(api, id).size());
                });
    }

    @Test
    void putReplacesAndSetsDefaults() {
        Leads.deleting(api, api.write("POST", "/whatsapp-leads", """
                {"phone": "0509990007", "property": 2, "status": "prospect", "user": 4, "external_id": "put",
                 "date": "2024-01-01"}
                """), id -> {
            var lead = api.write("PUT", "/whatsapp-leads/" + id, "{\"phone\": \"0509990008\"}")
                    .expect(200)
                    .json()
                    .getJsonObject("whatsapp");
            assertEquals(
                    Answer.json("""
                    {"id": %d, "phone": "0509990008", "status": "pending", "user": {"id": 1}, "property": null,
                     "property_reference": "", "date": "2024-01-01T00:00:00Z", "created_at": "%s", "updated_at": "%s"}
                    """.formatted(id, lead.getString("created_at"), lead.getString("updated_at"))), lead);
        });
    }

    @Test
    void faultyPatchChangesNothing() {
        Leads.deleting(api, api.write("POST", "/whatsapp-leads", "{\"phone\": \"0509990009\"}"), id -> {
            var path = "/whatsapp-leads/" + id;
            api.write("PATCH", path, "{\"status\": null, \"date\": null, \"user\": 999}")
                    .isUnprocessable(
                            path, "/status", "cannot be null", "/date", "cannot be null", "/user", "names no user");
            api.write("PATCH", path, "{\"phone\": null, \"status\": \"prospect\"}")
                    .isUnprocessable(path, "/phone", "cannot be missing where there is no whatsapp_username");
            assertEquals("\"1\"", api.get(path).header("etag"));
            assertEquals(
                    415,
                    api.send("PATCH", path, "x", "Authorization", "Bearer " + api.token(), "Content-Type", "text/plain")
                            .status());
        });
        var missing = "/whatsapp-leads/999999";
        for (var method : List.of("PATCH", "PUT", "DELETE")) {
            api.write(method, missing, method.equals("DELETE") ? null : "{\"phone\": \"1\"}")
                    .isProblem(404, "Not Found", "The lead 999999 does not exist.", missing);
        }
        api.get(missing + "/history")
                .isProblem(404, "Not Found", "The lead 999999 does not exist.", missing + "/history");
    }

    @Test
    void historyIsPaged() {
        Leads.deleting(api, api.write("POST", "/whatsapp-leads", "{\"phone\": \"0509990014\"}"), id -> {
            for (var i = 0; i < 6; i++) {
                api.write(
                                "PATCH",
                                "/whatsapp-leads/" + id,
                                "{\"status\": \"" + (i % 2 == 0 ? "prospect" : "pending") + "\"}")
                        .expect(200);
            }
            var all = Leads.history(api, id);
            assertEquals(7, all.size());
            for (var size = 1; size <= 8; size++) {
                var walked = new ArrayList<JsonObject>();
                for (var page = 1; page <= 7 / size + 1; page++) {
                    var list =
                            api.json("%s/%d/history?per_page=%d&page=%d".formatted("/whatsapp-leads", id, size, page));
                    assertEquals(7, list.getInt("count"));
                    walked.addAll(list.getJsonArray("history").getValuesAs(JsonObject.class));
                }
                assertEquals(all, walked, "pages of " + size);
            }
        });
    }

    @Test
    void deletedLeadHasNoHistory() {
        var id = made(api.write("POST", "/whatsapp-leads", "{\"phone\": \"0509990015\"}"));
        api.write("PATCH", "/whatsapp-leads/" + id, "{\"status\": \"prospect\"}")
                .expect(200);
        assertEquals(
                "",
                api.write("DELETE", "/whatsapp-leads/" + id, null).expect(204).body());
        assertEquals(404, api.get("/whatsapp-leads/" + id).status());
        assertEquals(0, Sql.number("SELECT COUNT(*) FROM lead_history WHERE lead_id = ?", id));
        assertEquals(1_500, api.json("/whatsapp-leads?per_page=1").getInt("count"));
    }

    @Test
    void writesNeedTheirRights() {
        var token = new Accounts(api).tokenWith("lead.read");
        Map.of(
                        "POST " + "/whatsapp-leads", "lead.create",
                        "PATCH " + "/whatsapp-leads/1", "lead.update",
                        "PUT " + "/whatsapp-leads/1", "lead.update",
                        "DELETE " + "/whatsapp-leads/1", "lead.delete",
                        "POST " + "/whatsapp-leads/erase", "lead.delete")
                .forEach((request, right) -> {
                    var path = request.split(" ")[1];
                    api.send(
                                    request.split(" ")[0],
                                    path,
                                    "{}",
                                    "Authorization",
                                    "Bearer " + token,
                                    "Content-Type",
                                    "application/json")
                            .isForbidden(right, path);
                });
    }

    private static long made(Answer answer) {
        return answer.expect(201).location();
    }
}
