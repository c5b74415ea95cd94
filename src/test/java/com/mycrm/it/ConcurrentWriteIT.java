package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Concurrent writes: nothing is lost, doubled or mixed. */
class ConcurrentWriteIT {

    private final Api api = TestServer.api();

    @Test
    void concurrentRequestsWithOneIdempotencyKeyMakeOneLead() {
        for (var round = 0; round < 5; round++) {
            var key = UUID.randomUUID().toString();
            var answers = AtOnce.results(
                    8,
                    i -> api.write("POST", "/whatsapp-leads", "{\"phone\": \"0509991001\"}", "Idempotency-Key", key));
            Leads.deleting(api, answers.get(0), id -> {
                assertEquals(List.of(201), statuses(answers));
                assertEquals(1, answers.stream().map(Answer::body).distinct().count());
                assertEquals(1, Sql.number("SELECT COUNT(*) FROM whatsapp_leads WHERE phone = '0509991001'"));
            });
        }
    }

    @Test
    void repeatOfARequestInProgressIs409() throws SQLException {
        var key = UUID.randomUUID().toString();
        var count = api.json("/whatsapp-leads?per_page=1").getInt("count");
        try (var other = Sql.connect()) {
            other.setAutoCommit(false);
            try (var row = other.prepareStatement("INSERT INTO idempotent_requests"
                    + " (actor, request_key, list, body_hash, created_at, lead_id, answer)"
                    + " VALUES ('key:demo', ?, 1, '', ?, 1, '')")) {
                row.setString(1, key);
                row.setLong(2, Instant.now().getEpochSecond());
                row.executeUpdate();
                var answer =
                        api.write("POST", "/whatsapp-leads", "{\"phone\": \"0509991005\"}", "Idempotency-Key", key);
                answer.isProblem(
                        409, "Conflict", "The same request is being answered at the moment.", "/whatsapp-leads");
                assertEquals("1", answer.header("retry-after"));
            } finally {
                other.rollback();
            }
        }
        assertEquals(count, api.json("/whatsapp-leads?per_page=1").getInt("count"));
        Leads.deleting(
                api,
                api.write("POST", "/whatsapp-leads", "{\"phone\": \"0509991005\"}", "Idempotency-Key", key),
                id -> {});
    }

    @Test
    void concurrentCreatesWithOneExternalIdMakeOneLead() {
        for (var round = 0; round < 5; round++) {
            var external = UUID.randomUUID().toString();
            var answers = AtOnce.results(
                    8, i -> api.write("POST", "/whatsapp-leads", Leads.body("050999100" + i, "external_id", external)));
            var made = answers.stream().filter(answer -> answer.status() == 201).toList();
            assertEquals(1, made.size(), () -> statuses(answers).toString());
            Leads.deleting(api, made.get(0), id -> {
                assertEquals(List.of(200, 201), statuses(answers));
                assertEquals(1, Sql.number("SELECT COUNT(*) FROM whatsapp_leads WHERE external_id = ?", external));
                assertEquals(8L, Sql.number("SELECT version FROM whatsapp_leads WHERE id = ?", id));
            });
        }
    }

    @Test
    void concurrentPutsByReferenceMakeOneProperty() {
        assertMakesOne("/properties/by-reference/at-once", "property", "{\"reference\": \"AT-once\"}");
    }

    @Test
    void concurrentPutsByEmailMakeOneUser() {
        assertMakesOne(
                "/users/by-email/at.once@test.example",
                "user",
                "{\"first_name\": \"At\", \"last_name\": \"Once\", \"email\": \"At.Once@test.example\"}");
    }

    private void assertMakesOne(String path, String member, String body) {
        var answers = AtOnce.results(6, i -> api.write("PUT", path, body));
        var ids = answers.stream()
                .map(answer -> Leads.id(answer.json().getJsonObject(member)))
                .distinct()
                .toList();
        try {
            assertEquals(
                    List.of(200, 200, 200, 200, 200, 201),
                    answers.stream().map(Answer::status).sorted().toList());
            assertEquals(1, ids.size());
        } finally {
            var list = path.substring(0, path.indexOf("/by-"));
            ids.forEach(id -> api.write("DELETE", list + "/" + id, null).expect(204));
        }
    }

    @Test
    void concurrentPatchesOfDifferentFieldsAllApply() {
        for (var round = 0; round < 5; round++) {
            Leads.deleting(api, api.write("POST", "/whatsapp-leads", "{\"phone\": \"0509991002\"}"), id -> {
                var bodies = List.of(
                        "{\"status\": \"prospect\"}",
                        "{\"user\": 4}",
                        "{\"property\": 2}",
                        "{\"date\": \"2024-01-01\"}");
                var answers = AtOnce.results(4, i -> api.write("PATCH", "/whatsapp-leads/" + id, bodies.get(i)));
                assertEquals(List.of(200), statuses(answers));
                var lead = api.json("/whatsapp-leads/" + id).getJsonObject("whatsapp");
                assertEquals("prospect", lead.getString("status"));
                assertEquals(4, Leads.user(lead));
                assertEquals(2, Leads.property(lead));
                assertEquals("2024-01-01T00:00:00Z", lead.getString("date"));
                assertEquals(6, Leads.history(api, id).size());
            });
        }
    }

    @Test
    void onlyOneOfConcurrentPatchesWithOneETagApplies() {
        for (var round = 0; round < 5; round++) {
            Leads.deleting(api, api.write("POST", "/whatsapp-leads", "{\"phone\": \"0509991003\"}"), id -> {
                var answers = AtOnce.results(
                        6,
                        i -> api.write(
                                "PATCH",
                                "/whatsapp-leads/" + id,
                                "{\"phone\": \"050999200" + i + "\"}",
                                "If-Match",
                                "\"1\""));
                assertEquals(
                        List.of(200, 412, 412, 412, 412, 412),
                        answers.stream().map(Answer::status).sorted().toList());
                var winner = answers.stream()
                        .filter(answer -> answer.status() == 200)
                        .findFirst();
                assertEquals(winner.orElseThrow().json(), api.json("/whatsapp-leads/" + id));
            });
        }
    }

    @Test
    void etagOfAListReadBesideACreateMissesNoLead() {
        var made = new ArrayList<Answer>();
        try {
            for (var round = 0; round < 10; round++) {
                var query = "/whatsapp-leads?per_page=1";
                var answers = AtOnce.results(
                        2,
                        i -> i == 0
                                ? api.get(query)
                                : api.write("POST", "/whatsapp-leads", "{\"phone\": \"0509991004\"}"));
                made.add(answers.get(1).expect(201));
                var seen = answers.get(0);
                var now = api.get(query, "If-None-Match", seen.header("etag"));
                var count = api.json(query).getInt("count");
                if (now.status() != 200) {
                    assertEquals(count, seen.json().getInt("count"), "304 for a list without the new lead");
                }
            }
        } finally {
            made.forEach(answer -> Leads.deleting(api, answer, id -> {}));
        }
    }

    private static List<Integer> statuses(List<Answer> answers) {
        return answers.stream().map(Answer::status).distinct().sorted().toList();
    }
}
