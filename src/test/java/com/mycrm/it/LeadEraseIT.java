package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import jakarta.json.JsonValue;
import java.util.ArrayList;
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
                assertEquals(
                        List.of(
                                "id",
                                "phone",
                                "status",
                                "user",
                                "property",
                                "property_reference",
                                "date",
                                "created_at",
                                "updated_at"),
                        List.copyOf(lead.keySet()));
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

    @Test
    void erasureNeedsAWholeNumber() {
        api.write("POST", "/whatsapp-leads/erase", "{\"phone\": \"x\"}")
                .isUnprocessable("/whatsapp-leads/erase", "/phone", "takes a whole phone number");
        api.write("POST", "/whatsapp-leads/erase", "{}")
                .isUnprocessable("/whatsapp-leads/erase", "/phone", "is missing");
    }
}
