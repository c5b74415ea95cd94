package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Erasing a person: what names them goes everywhere, what is counted stays. */
interface LeadEraseTests extends LeadWriteTests {

    @Test
    default void everyFormOfTheNumberGoesAndNothingElse() {
        var key = UUID.randomUUID().toString();
        var ids = new ArrayList<Long>();
        try {
            for (var phone : List.of("+971 58 765 4321", "00971587654321", "0587654321", "+971587654321")) {
                ids.add(Leads.id(api().write(
                                "POST",
                                LEADS,
                                LeadWriteTests.body(phone, "whatsapp_username", "zoe"),
                                "Idempotency-Key",
                                key + ids.size())
                        .expect(201)
                        .json()
                        .getJsonObject("whatsapp")));
            }
            // the last one has another number by now, and one had another before
            api().write("PATCH", LEADS + "/" + ids.get(3), "{\"phone\": \"+44 20 7946 0000\"}")
                    .expect(200);
            var other = Leads.id(api().write("POST", LEADS, "{\"phone\": \"+9715876543210\"}")
                    .expect(201)
                    .json()
                    .getJsonObject("whatsapp"));
            ids.add(other);
            var count = api().json(LEADS + "?per_page=1").getInt("count");

            var erasure = api().write("POST", LEADS + "/erase", "{\"phone\": \"058 765 4321\"}")
                    .expect(200)
                    .json()
                    .getJsonObject("erasure");
            assertEquals(4, erasure.getInt("leads"));
            assertEquals("key:demo", erasure.getString("actor"));
            assertEquals(count, api().json(LEADS + "?per_page=1").getInt("count"));
            for (var id : ids.subList(0, 3)) {
                var lead = api().json(LEADS + "/" + id).getJsonObject("whatsapp");
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
                assertEquals(true, lead.isNull("phone"));
                assertEquals("erased", history(id).get(1).getString("field"));
            }
            assertEquals(
                    "+44 20 7946 0000",
                    api().json(LEADS + "/" + ids.get(3))
                            .getJsonObject("whatsapp")
                            .getString("phone"));
            assertEquals(
                    "+9715876543210",
                    api().json(LEADS + "/" + other).getJsonObject("whatsapp").getString("phone"));
            for (var id : ids.subList(0, 4)) {
                assertFalse(api().get(LEADS + "/" + id + "/history").body().contains("7654321"), "history of " + id);
            }
            assertEquals(0, Store.number("SELECT COUNT(*) FROM whatsapp_leads WHERE phone_digits LIKE '%587654321'"));
            assertEquals(
                    0, Store.number("SELECT COUNT(*) FROM idempotent_requests WHERE request_key LIKE ?", key + "%"));
            assertEquals(4, Store.number("SELECT leads FROM lead_erasures ORDER BY id DESC LIMIT 1"));
        } finally {
            ids.forEach(id -> api().write("DELETE", LEADS + "/" + id, null).expect(204));
        }
    }

    @Test
    default void anErasureNeedsAWholeNumber() {
        api().write("POST", LEADS + "/erase", "{\"phone\": \"x\"}")
                .isUnprocessable(LEADS + "/erase", "/phone", "takes a whole phone number");
        api().write("POST", LEADS + "/erase", "{}").isUnprocessable(LEADS + "/erase", "/phone", "is missing");
    }
}
