package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Erasure of a person: what identifies the person is deleted everywhere, the leads stay and are counted. */
class LeadEraseIT {

    private final Api api = TestServer.api();

    @Test
    void erasureFindsAllNotationsOfTheNumberAndNoOtherNumber() {
        var key = UUID.randomUUID().toString();
        var ids = new ArrayList<Long>();
        try {
            for (var phone : List.of("+971 58 765 4321", "00971587654321", "0587654321", "+971587654321")) {
                ids.add(Leads.id(api.write(
                                "POST",
                                "/whatsapp-leads",
                                Leads.body(phone, "whatsapp_username", "zoe"),
                                "Idempotency-Key",
                                key + ids.size())
                        .expect(201)
                        .json()
                        .getJsonObject("whatsapp")));
            }
            // erasure reads the history too: the last lead had this number before
            api.write("PATCH", "/whatsapp-leads/" + ids.get(3), "{\"phone\": \"+44 20 7946 0000\"}")
                    .expect(200);
            var other = Leads.id(api.write("POST", "/whatsapp-leads", "{\"phone\": \"+9715876543210\"}")
                    .expect(201)
                    .json()
                    .getJsonObject("whatsapp"));
            ids.add(other);
            var count = api.json("/whatsapp-leads?per_page=1").getInt("count");

            var erasure = api.write("POST", "/whatsapp-leads/erase", "{\"phone\": \"058 765 4321\"}")
                    .expect(200)
                    .json()
                    .getJsonObject("erasure");
            assertEquals(4, erasure.getInt("leads"));
            assertEquals("key:demo", erasure.getString("actor"));
            assertEquals(count, api.json("/whatsapp-leads?per_page=1").getInt("count"));
            for (var id : ids.subList(0, 3)) {
                var lead = api.json("/whatsapp-leads/" + id).getJsonObject("whatsapp");
                assertEquals(Leads.NAMES, List.copyOf(lead.keySet()));
                assertEquals(JsonValue.NULL, lead.get("phone"));
                assertEquals("erased", Leads.history(api, id).get(1).getString("field"));
            }
            assertEquals(
                    "+44 20 7946 0000",
                    api.json("/whatsapp-leads/" + ids.get(3))
                            .getJsonObject("whatsapp")
                            .getString("phone"));
            assertEquals(
                    "+9715876543210",
                    api.json("/whatsapp-leads/" + other)
                            .getJsonObject("whatsapp")
                            .getString("phone"));
            for (var id : ids.subList(0, 4)) {
                assertFalse(
                        api.get("/whatsapp-leads/" + id + "/history").body().contains("7654321"), "history of " + id);
            }
            assertEquals(0, Sql.number("SELECT COUNT(*) FROM whatsapp_leads WHERE phone_digits LIKE '%587654321'"));
            assertEquals(0, Sql.number("SELECT COUNT(*) FROM idempotent_requests WHERE request_key LIKE ?", key + "%"));
            assertEquals(4, Sql.number("SELECT leads FROM lead_erasures ORDER BY id DESC LIMIT 1"));
        } finally {
            ids.forEach(id -> api.write("DELETE", "/whatsapp-leads/" + id, null).expect(204));
        }
    }

    /** No country is set, so the national form is the person's because no other number fits it. */
    @Test
    void everyFormOfANumberIsFoundAndErased() {
        var forms = List.of(
                "+32471000101",
                "+32 (0)471 00 01 01",
                "0471000101",
                "0032471000101",
                "+320471000101",
                "‎+32 471 000 101",
                "٠٤٧١٠٠٠١٠١");
        var ids = Leads.ofPhones(api, forms);
        var other = Leads.ofPhones(api, List.of("+132471000101", "+324710001015"));
        try {
            for (var form :
                    List.of("%2B32471000101", "%2B32%20(0)471000101", "0471000101", "%2B320471000101", "32471000101")) {
                var found = Leads.ids(api.json("/whatsapp-leads?filters[phone]=" + form));
                assertTrue(found.containsAll(ids), form + " finds " + found);
            }
            assertEquals(ids.size(), erase("?dry_run=true", "{\"phone\": \"+32471000101\"}", true));
            assertEquals(ids.size(), erase("", "{\"phone\": \"+32471000101\", \"dry_run\": true}", true));
            assertEquals(forms, Leads.phones(api, ids));
            assertEquals(ids.size(), erase("", "{\"phone\": \"+32 (0)471 000 101\"}", false));
            assertEquals(Collections.nCopies(ids.size(), null), Leads.phones(api, ids));
            assertEquals(List.of("+132471000101", "+324710001015"), Leads.phones(api, other));
        } finally {
            ids.addAll(other);
            ids.forEach(id -> Leads.delete(api, id));
        }
    }

    @Test
    void erasureSaysThatAFileMayBringThePersonAgain() {
        Sql.update("INSERT INTO imports (target, format, charset, state, dry_run, actor, rights, created_at, bytes,"
                + " bytes_done, rows_done, rows_failed) VALUES ('whatsapp-leads', 'CSV', 'UTF-8', 'receiving', FALSE,"
                + " 'key:erased', '', 4102444800, 1, 0, 0, 0)");
        try {
            assertEquals(
                    "a file is being imported and may bring the person again: repeat the erasure afterwards",
                    api.write("POST", "/whatsapp-leads/erase?dry_run=true", "{\"phone\": \"+32471000199\"}")
                            .expect(200)
                            .header("x-mycrm-api-warning"));
        } finally {
            Sql.update("DELETE FROM imports WHERE actor = 'key:erased'");
        }
    }

    @Test
    void numberThatFitsSeveralPersonsErasesNobody() {
        var ids = Leads.ofPhones(api, List.of("+32471000102", "+33471000102", "0471000102"));
        try {
            for (var dryRun : List.of("", "?dry_run=true")) {
                api.write("POST", "/whatsapp-leads/erase" + dryRun, "{\"phone\": \"0471000102\"}")
                        .isUnprocessable(
                                "/whatsapp-leads/erase",
                                "/phone",
                                "fits 2 persons; give the number with its country, such as +32");
            }
            var erased = api.write("POST", "/whatsapp-leads/erase", "{\"phone\": \"+33471000102\"}")
                    .expect(200);
            assertEquals(1, erased.json().getJsonObject("erasure").getInt("leads"));
            assertEquals(
                    "leads whose number has no country may be another person's and stay as they are",
                    erased.header("x-mycrm-api-warning"));
            assertEquals(Arrays.asList("+32471000102", null, "0471000102"), Leads.phones(api, ids));
        } finally {
            ids.forEach(id -> Leads.delete(api, id));
        }
    }

    @Test
    void personIsErasedByUsername() {
        var ids = new ArrayList<Long>();
        for (var username : List.of("zoe.erased", "@Zoe.Erased", "zoe.erased2")) {
            ids.add(Leads.id(api.write("POST", "/whatsapp-leads", "{\"whatsapp_username\": \"" + username + "\"}")
                    .expect(201)
                    .json()
                    .getJsonObject("whatsapp")));
        }
        try {
            assertEquals(2, erase("", "{\"whatsapp_username\": \"@ZOE.erased\"}", false));
            assertEquals(
                    1,
                    Sql.number("SELECT COUNT(*) FROM whatsapp_leads WHERE whatsapp_username_key LIKE 'zoe.erased%'"));
        } finally {
            ids.forEach(id -> Leads.delete(api, id));
        }
    }

    @Test
    void reportsOfImportsAreErased() {
        Sql.update("INSERT INTO import_violations (import_id, row_no, column_name, detail)"
                + " VALUES (0, 1, 'phone', 'the value 0471/00.01.03 x'), (0, 2, 'phone', 'the value 0471/00.01.04 x')");
        try {
            assertEquals(0, erase("", "{\"phone\": \"+32471000103\"}", false));
            assertEquals(1, Sql.number("SELECT COUNT(*) FROM import_violations WHERE detail LIKE '%erased'"));
            assertEquals(1, Sql.number("SELECT COUNT(*) FROM import_violations WHERE detail LIKE '%0471/00.01.04 x'"));
        } finally {
            Sql.update("DELETE FROM import_violations WHERE import_id = 0");
        }
    }

    @Test
    void writeRefusesParametersThatItsClientReliesOn() {
        var ids = Leads.ofPhones(api, List.of("+32471000105"));
        var lead = "/whatsapp-leads/" + ids.get(0);
        try {
            var person = "{\"phone\": \"+32471000105\"}";
            api.write("POST", "/whatsapp-leads/erase?dryrun=true", person)
                    .isBadRequest("/whatsapp-leads/erase", "dryrun", "is unknown here");
            api.write("POST", "/whatsapp-leads/erase", "{\"phone\": \"+32471000105\", \"dryrun\": true}")
                    .isUnprocessable("/whatsapp-leads/erase", "/dryrun", "is no member that is known here");
            var refused = "is unknown here, and nothing was changed";
            api.write("DELETE", lead + "?dry_run=true", null).isBadRequest(lead, "dry_run", refused);
            api.write("PATCH", lead + "?dry-run=1", "{\"status\": \"qualified\"}")
                    .isBadRequest(lead, "dry-run", refused);
            assertEquals(List.of("+32471000105"), Leads.phones(api, ids));
        } finally {
            ids.forEach(id -> Leads.delete(api, id));
        }
    }

    private int erase(String query, String person, boolean isDryRun) {
        var erasure = api.write("POST", "/whatsapp-leads/erase" + query, person)
                .expect(200)
                .json()
                .getJsonObject("erasure");
        assertEquals(List.of("leads", "time", "actor", "dry_run"), List.copyOf(erasure.keySet()));
        assertEquals(isDryRun, erasure.getBoolean("dry_run"));
        return erasure.getInt("leads");
    }

    @Test
    void erasureNeedsAWholeNumber() {
        api.write("POST", "/whatsapp-leads/erase", "{\"phone\": \"x\"}")
                .isUnprocessable("/whatsapp-leads/erase", "/phone", "takes a whole phone number");
        api.write("POST", "/whatsapp-leads/erase", "{}")
                .isUnprocessable("/whatsapp-leads/erase", "/phone", "is missing");
    }
}
