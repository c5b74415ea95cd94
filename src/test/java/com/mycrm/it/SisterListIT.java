package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Contract, section 9: e-mail leads and calls, which are read as WhatsApp leads are. */
class SisterListIT {

    private static final String NO_PREFERENCE = """
            [{"types":[{"name":""}],"locations":[{"id":"","city":"","community":"","sub_community":""}],\
            "from_price":0,"to_price":0,"from_size":0,"to_size":0,"from_bedroom":0,"to_bedroom":0,"from_bathroom":0,\
            "to_bathroom":0}]""";

    private static final String FIRST_LEAD = """
            {"id":1000000000,"title":"Enquiry about pf-flex","first_name":"Sofia","last_name":"Marchetti",\
            "email":"customer1@example.com","phone":"0478524147","mobile":"","status":"calledNoReply",\
            "source":"bayut","notes":[],"user":{"id":1},"preferences":%s,"property":{"id":1},\
            "property_reference":"pf-flex","date":"2023-07-20T23:55:01Z","created_at":"2023-07-20T23:56:01Z",\
            "updated_at":"2023-07-20T23:56:01Z"}""".formatted(NO_PREFERENCE);

    private static final String FIRST_CALL = """
            {"id":1500000000,"reference":"CALL-10001","phone":"0478524147","status":"voicemail",\
            "call_start":"2023-07-21T00:55:01Z","call_end":"2023-07-21T00:55:13Z","call_time":12,"talk_time":0,\
            "wait_time":12,"download_url":"","user":{"id":1},"lead":{"id":1000000000},"property":{"id":1},\
            "property_reference":"pf-flex","created_at":"2023-07-21T01:00:01Z",\
            "updated_at":"2023-07-21T01:00:01Z"}""";

    private final Api api = TestServer.api();

    @Test
    void leadsHaveTheirEnvelopes() {
        assertEquals(
                "{\"count\":300,\"page\":1,\"per_page\":1,\"leads\":[" + FIRST_LEAD + "]}",
                api.get("/leads?per_page=1").expect(200).body());
        assertEquals(
                "{\"lead\":" + FIRST_LEAD + ",\"first_name\":\"Sofia\",\"last_name\":\"Marchetti\","
                        + "\"email\":\"customer1@example.com\",\"phone\":\"0478524147\"}",
                api.get("/leads/1000000000").expect(200).body());
    }

    @Test
    void callsHaveTheirEnvelopes() {
        assertEquals(
                "{\"count\":300,\"page\":1,\"per_page\":1,\"call_trackings\":[" + FIRST_CALL + "]}",
                api.get("/calltrackings?per_page=1").expect(200).body());
        assertEquals(
                "{\"call_tracking\":" + FIRST_CALL + "}",
                api.get("/calltrackings/1500000000").expect(200).body());
    }

    @ParameterizedTest
    @EnumSource
    void sampleHasIdsOfItsRangeAndNoTextIsNull(Sister sister) {
        var sample = sister.sample(api);
        assertEquals(
                LongStream.range(sister.firstId, sister.firstId + 300).boxed().toList(),
                sample.stream().map(Leads::id).toList());
        for (var row : sample) {
            var nulls = row.entrySet().stream()
                    .filter(member -> member.getValue() == JsonValue.NULL)
                    .map(Map.Entry::getKey)
                    .toList();
            assertTrue(Set.of("property", "lead").containsAll(nulls), row::toString);
        }
        assertTrue(sample.stream().anyMatch(row -> row.isNull("property")));
    }

    @ParameterizedTest
    @EnumSource
    void listFilters(Sister sister) {
        matches(sister, "filters[id]=" + (sister.firstId + 7), row -> Leads.id(row) == sister.firstId + 7);
        matches(sister, "filters[user]=4", row -> Leads.user(row) == 4);
        matches(
                sister,
                "filters[property][id]=1",
                row -> !row.isNull("property")
                        && row.getJsonObject("property").get("id").toString().equals("1"));
        matches(
                sister,
                "filters[property][reference]=PF-FLEX",
                row -> row.getString("property_reference").equals("pf-flex"));
        matches(
                sister,
                "filters[phone]=0478524147",
                row -> row.getString("phone").replaceAll("\\D", "").endsWith("478524147"));
        matches(
                sister,
                "filters[date][from]=2023-09-01&filters[date][to]=2023-10-31",
                row -> row.getString(sister.date).compareTo("2023-09-01") >= 0
                        && row.getString(sister.date).compareTo("2023-11-01") < 0);
        for (var status : statuses(sister)) {
            matches(
                    sister,
                    "filters[status]=" + status,
                    row -> row.getString("status").equals(status));
        }
    }

    @Test
    void callsFilterByLead() {
        matches(
                Sister.CALLS,
                "filters[lead]=1000000000,1000000001",
                call -> !call.isNull("lead") && call.getJsonObject("lead").getInt("id") <= 1_000_000_001);
    }

    private static List<String> statuses(Sister sister) {
        return sister == Sister.CALLS ? List.of("answered", "notanswered", "canceled", "voicemail") : Leads.STATUSES;
    }

    private void matches(Sister sister, String filter, Predicate<JsonObject> expected) {
        var found = api.json(sister.path + "?per_page=300&" + filter);
        var rows = sister.sample(api).stream().filter(expected).toList();
        assertEquals(rows, sister.items(found), filter);
        assertEquals(rows.size(), found.getInt("count"), filter);
    }

    @ParameterizedTest
    @EnumSource
    void statusOfAnotherListIsNone(Sister sister) {
        var other = sister == Sister.CALLS ? "pending" : "answered";
        var answer =
                api.get(sister.path + "?filters[status]=" + other).expect(400).json();
        assertEquals(
                "filters[status]",
                answer.getJsonArray("errors").getJsonObject(0).getString("parameter"));
    }

    @ParameterizedTest
    @EnumSource
    void listSortsAndIsWalkedByCursors(Sister sister) {
        var byDate = sister.sample(api).stream()
                .sorted(Comparator.comparing((JsonObject row) -> row.getString(sister.date))
                        .thenComparing(Leads::id)
                        .reversed())
                .map(Leads::id)
                .toList();
        assertEquals(byDate, sister.walk(api, "sort=date&sort_order=DESC&per_page=70"));
        var byUser = sister.sample(api).stream()
                .sorted(Comparator.comparing(Leads::user).thenComparing(Leads::id))
                .map(Leads::id)
                .toList();
        assertEquals(byUser, sister.walk(api, "sort=user&per_page=111"));
    }

    @ParameterizedTest
    @EnumSource
    void rowIsExpanded(Sister sister) {
        var user = api.json("/users/1").getJsonObject("user");
        var property = api.json("/properties/1").getJsonObject("property");
        var row =
                api.json(sister.path + "/" + sister.firstId, Api.EXPAND, "true").getJsonObject(sister.single);
        assertEquals(user, row.getJsonObject("user"));
        assertEquals(List.of(property), row.getJsonArray("property"));
        var without = api.json(sister.path + "/" + (sister.firstId + 9), Api.EXPAND, "property")
                .getJsonObject(sister.single);
        assertEquals(JsonValue.EMPTY_JSON_ARRAY, without.getJsonArray("property"));
        assertEquals("", without.getString("property_reference"));
    }

    @ParameterizedTest
    @EnumSource
    void writesAreCountedAndKeptInTheHistory(Sister sister) {
        var status = statuses(sister).get(2);
        var id = sister.make(api, "+971501110001");
        try {
            assertEquals(301, api.json(sister.path + "?per_page=1").getInt("count"));
            assertEquals(List.of(id), sister.walk(api, "filters[phone]=971501110001"));
            api.write("PATCH", sister.path + "/" + id, "{\"status\": \"" + status + "\", \"property\": {\"id\": 9}}")
                    .expect(200);
            var row = sister.read(api, id);
            assertEquals(status, row.getString("status"));
            assertEquals("PF-1008", row.getString("property_reference"));
            assertEquals(
                    List.of("created", "status", "property", "property_reference"),
                    api.json(sister.path + "/" + id + "/history").getJsonArray("history").stream()
                            .map(entry -> entry.asJsonObject().getString("field"))
                            .toList());
        } finally {
            sister.delete(api, id);
        }
        api.get(sister.path + "/" + id).expect(404);
        assertEquals(300, api.json(sister.path + "?per_page=1").getInt("count"));
    }

    @ParameterizedTest
    @EnumSource
    void repeatedRequestMakesOneRow(Sister sister) {
        var key = "repeat-" + sister + System.nanoTime();
        var body = "{\"phone\": \"+971501110002\"}";
        var first = api.write("POST", sister.path, body, "Idempotency-Key", key).expect(201);
        try {
            var second =
                    api.write("POST", sister.path, body, "Idempotency-Key", key).expect(201);
            assertEquals(first.body(), second.body());
            assertEquals(1, sister.walk(api, "filters[phone]=971501110002").size());
        } finally {
            sister.delete(api, first.location());
        }
    }

    @Test
    void keyOfARepeatedRequestIsOfOneList() {
        var key = "lists-" + System.nanoTime();
        var body = "{\"phone\": \"+971501110007\"}";
        var call = api.write("POST", "/calltrackings", body, "Idempotency-Key", key)
                .expect(201);
        var lead = api.write("POST", "/leads", body, "Idempotency-Key", key).expect(201);
        Sister.CALLS.delete(api, call.location());
        Sister.LEADS.delete(api, lead.location());
        assertTrue(lead.location() < Sister.CALLS.firstId);
    }

    @ParameterizedTest
    @EnumSource
    void externalIdOfAnotherRowIsRefused(Sister sister) {
        var body = "{\"phone\": \"+971501110008\", \"external_id\": \"%s\"}";
        var one = api.write("POST", sister.path, body.formatted("sister-1"))
                .expect(201)
                .location();
        var two = api.write("POST", sister.path, body.formatted("sister-2"))
                .expect(201)
                .location();
        try {
            api.write("PATCH", sister.path + "/" + two, "{\"external_id\": \"sister-1\"}")
                    .isUnprocessable(sister.path + "/" + two, "/external_id", "is the one of another lead");
        } finally {
            sister.delete(api, one);
            sister.delete(api, two);
        }
    }

    @ParameterizedTest
    @EnumSource
    void fileIsImportedAndExported(Sister sister) {
        var file = "phone,status,property_reference," + sister.date + "\n"
                + "+971501110003," + statuses(sister).get(1) + ",PF-1008,2025-01-02\n"
                + "x,nonsense,,\n";
        var ended = new Imports(api).run(sister.path + "/import", Imports.CSV, file);
        assertEquals(2, ended.getInt("rows_done"));
        assertEquals(1, ended.getInt("rows_failed"));
        var ids = sister.walk(api, "filters[phone]=971501110003");
        try {
            var export = new String(api.bytes(sister.path + "?format=csv&filters[phone]=971501110003"));
            var lines = export.split("\r\n");
            assertEquals(String.join(",", sister.read(api, ids.get(0)).keySet()), lines[0]);
            var extras = new String(
                    api.bytes(sister.path + "?format=csv&filters[phone]=971501110003", Api.EXPAND, "extras"));
            assertEquals(lines[0] + ",external_id", extras.split("\r\n")[0]);
            assertEquals(2, lines.length);
            assertTrue(lines[1].startsWith(ids.get(0) + ","), export);
        } finally {
            ids.forEach(id -> sister.delete(api, id));
        }
        assertEquals(1, ids.size());
    }

    @ParameterizedTest
    @EnumSource
    void countsAreThoseOfTheTable(Sister sister) {
        var report = api.write("POST", sister.path + "/counts/check", null)
                .expect(200)
                .json();
        assertEquals(0, report.getJsonObject("counts").getInt("different"));
        assertEquals(300, report.getJsonObject("counts").getInt("leads"));
    }

    @ParameterizedTest
    @EnumSource
    void erasureReachesAllThreeLists(Sister sister) {
        var whatsapp = api.write("POST", "/whatsapp-leads", "{\"phone\": \"+971501110004\"}")
                .expect(201)
                .location();
        var lead = Sister.LEADS.make(api, "00971501110004");
        var call = Sister.CALLS.make(api, "0501110004");
        try {
            var erasure = api.write("POST", sister.path + "/erase", "{\"phone\": \"+971 50 111 0004\"}")
                    .expect(200)
                    .json();
            assertEquals(3, erasure.getJsonObject("erasure").getInt("leads"));
            assertTrue(api.json("/whatsapp-leads/" + whatsapp)
                    .getJsonObject("whatsapp")
                    .isNull("phone"));
            assertEquals("", Sister.LEADS.read(api, lead).getString("phone"));
            assertEquals("", Sister.CALLS.read(api, call).getString("phone"));
        } finally {
            Leads.delete(api, whatsapp);
            Sister.LEADS.delete(api, lead);
            Sister.CALLS.delete(api, call);
        }
    }

    @Test
    void erasureByMobileAndEmailFindsTheLead() {
        var body = "{\"first_name\": \"Zoe\", \"email\": \"Zoe@Example.com\", \"mobile\": \"+971501110005\"}";
        for (var person : List.of("{\"phone\": \"0501110005\"}", "{\"email\": \"zoe@example.com\"}")) {
            var id = api.write("POST", "/leads", body).expect(201).location();
            try {
                var erasure =
                        api.write("POST", "/leads/erase", person).expect(200).json();
                assertEquals(1, erasure.getJsonObject("erasure").getInt("leads"));
                var lead = Sister.LEADS.read(api, id);
                assertEquals(
                        List.of("", "", ""),
                        List.of(lead.getString("first_name"), lead.getString("email"), lead.getString("mobile")));
            } finally {
                Sister.LEADS.delete(api, id);
            }
        }
    }

    @Test
    void leadKeepsNotesAndPreferences() {
        var body = """
                {"lead": {"email": "a@example.com", "notes": [{"body": "One"}, {"body": "ثانية"}],
                 "preferences": [{"types": [{"name": "villa"}], "from_price": "100000", "to_bedroom": 4}]}}""";
        var id = api.write("POST", "/leads", body).expect(201).location();
        try {
            var lead = Sister.LEADS.read(api, id);
            assertEquals(
                    "[{\"body\":\"One\"},{\"body\":\"ثانية\"}]",
                    lead.getJsonArray("notes").toString());
            assertEquals(preference(), lead.getJsonArray("preferences"));
            assertEquals("notYetContacted", lead.getString("status"));
        } finally {
            Sister.LEADS.delete(api, id);
        }
    }

    private static JsonArray preference() {
        return Answer.json("{\"all\": "
                        + NO_PREFERENCE
                                .replace("\"name\":\"\"", "\"name\":\"villa\"")
                                .replace("\"from_price\":0", "\"from_price\":100000")
                                .replace("\"to_bedroom\":0", "\"to_bedroom\":4")
                        + "}")
                .getJsonArray("all");
    }

    @Test
    void leadWithoutAContactIsRefused() {
        api.write("POST", "/leads", "{\"first_name\": \"Zoe\"}")
                .isUnprocessable("/leads", "/phone", "is missing, and there is no mobile and no email");
    }

    @Test
    void callOfADeletedLeadHasNone() {
        var lead = Sister.LEADS.make(api, "+971501110006");
        var body = "{\"call_start\": \"2026-01-01T10:00:00Z\", \"talk_time\": 20, \"wait_time\": 3, \"lead\": " + lead
                + ", \"property_reference\": \"nowhere\"}";
        var call = api.write("POST", "/calltrackings", body).expect(201).location();
        try {
            var row = Sister.CALLS.read(api, call);
            assertEquals(lead, row.getJsonObject("lead").getInt("id"));
            assertEquals("{\"id\":null}", row.get("property").toString());
            assertEquals(
                    List.of("answered", "2026-01-01T10:00:23Z", "23"),
                    List.of(
                            row.getString("status"),
                            row.getString("call_end"),
                            row.get("call_time").toString()));
        } finally {
            Sister.LEADS.delete(api, lead);
        }
        assertTrue(Sister.CALLS.read(api, call).isNull("lead"));
        Sister.CALLS.delete(api, call);
    }

    @Test
    void callNamesALeadThatThereIs() {
        api.write("POST", "/calltrackings", "{\"lead\": {\"id\": 1999999999}}")
                .isUnprocessable("/calltrackings", "/lead", "names no lead");
    }
}
