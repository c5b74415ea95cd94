package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import jakarta.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The conversation of a lead: paged, and deleted with the lead or the erased person. */
class ConversationIT {

    private final Api api = TestServer.api();

    @Test
    void conversationIsPaged() {
        WhatsApp.with(api, whatsApp -> {
            for (var i = 0; i < 5; i++) {
                whatsApp.text(whatsApp.id("m" + i), whatsApp.phone(1), WhatsApp.SENT + i, "Line " + i);
            }
            var path = "/whatsapp-leads/" + Leads.id(whatsApp.lead()) + "/messages";
            var all = api.json(path).getJsonArray("messages");
            var page = api.get(path + "?per_page=2&page=2");
            assertEquals(
                    Json.createObjectBuilder()
                            .add("count", 5)
                            .add("page", 2)
                            .add("per_page", 2)
                            .add("messages", Json.createArrayBuilder(all.subList(2, 4)))
                            .build(),
                    page.expect(200).json());
            var description = new Description(
                    api.send("GET", "/openapi", null).expect(200).body());
            var template = "/whatsapp-leads/{id}/messages";
            description.describes(template, "get", page);
            description.describes(template, "get", api.get(path + "?page=0").expect(400));
            description.describes(
                    template, "get", api.get("/whatsapp-leads/0/messages").expect(404));
            assertEquals(4, page.all("link").get(0).split("rel=").length - 1);
            api.get(path + "?page=0").isBadRequest(path, "page", "takes a whole number from 1");
        });
        for (var none : List.of("0", "999999999", "x")) {
            api.get("/whatsapp-leads/" + none + "/messages")
                    .isProblem(
                            404,
                            "Not Found",
                            "The lead " + none + " does not exist.",
                            "/whatsapp-leads/" + none + "/messages");
        }
        assertEquals(
                Answer.json("{\"count\": 0, \"page\": 1, \"per_page\": 100, \"messages\": []}"),
                api.json("/whatsapp-leads/1/messages"));
        assertEquals(401, api.send("GET", "/whatsapp-leads/1/messages", null).status());
    }

    @Test
    void erasureDeletesTheConversationAndIgnoresRepeats() {
        WhatsApp.with(api, whatsApp -> {
            var phone = whatsApp.phone(1);
            whatsApp.text(whatsApp.id("a"), phone, WhatsApp.SENT, "My name is Zoë");
            whatsApp.receipt(whatsApp.id("out"), "delivered", ", \"recipient_id\": \"" + phone + "\"");
            whatsApp.receipt(whatsApp.id("other"), "sent", ", \"recipient_id\": \"" + whatsApp.phone(2) + "\"");
            var id = Leads.id(whatsApp.lead());
            assertEquals(2, whatsApp.conversation(id).size());
            api.write("POST", "/whatsapp-leads/erase", "{\"phone\": \"" + phone + "\"}")
                    .expect(200);
            assertEquals(List.of(), whatsApp.conversation(id));
            for (var table : List.of("lead_messages", "message_receipts")) {
                assertEquals(
                        0,
                        Sql.number("SELECT COUNT(*) FROM " + table + " WHERE phone = ? OR lead_id = ?", phone, id),
                        table);
            }
            assertEquals(0, Sql.number("SELECT COUNT(*) FROM lead_messages WHERE message_id = ?", whatsApp.id("a")));
            assertEquals(0, Sql.number("SELECT COUNT(*) FROM inbox_events WHERE LOCATE(?, body) > 0", phone));
            assertEquals(
                    1, Sql.number("SELECT COUNT(*) FROM inbox_events WHERE LOCATE(?, body) > 0", whatsApp.phone(2)));
            // the id of the erased message is kept, so that a repeated delivery makes no lead
            whatsApp.text(whatsApp.id("a"), phone, WhatsApp.SENT, "My name is Zoë");
            assertEquals(List.of(id), whatsApp.leads());
            assertEquals(
                    1,
                    Sql.number(
                            "SELECT COUNT(*) FROM message_receipts WHERE phone = ? AND lead_id IS NULL",
                            whatsApp.phone(2)));
        });
    }

    @Test
    void deletedLeadHasNoConversation() {
        WhatsApp.with(api, whatsApp -> {
            whatsApp.text(whatsApp.id("a"), whatsApp.phone(1), WhatsApp.SENT, "Hi");
            var id = Leads.id(whatsApp.lead());
            api.write("DELETE", "/whatsapp-leads/" + id, null).expect(204);
            assertEquals(
                    0,
                    Sql.number(
                            "SELECT COUNT(*) FROM lead_messages WHERE lead_id = ? OR phone = ? OR body = 'Hi' AND"
                                    + " number_key = ?",
                            id,
                            whatsApp.phone(1),
                            whatsApp.number));
            whatsApp.text(whatsApp.id("a"), whatsApp.phone(1), WhatsApp.SENT, "Hi");
            assertEquals(List.of(), whatsApp.leads());
            whatsApp.text(whatsApp.id("b"), whatsApp.phone(1), WhatsApp.SENT + 1, "Hi again");
            assertFalse(whatsApp.leads().isEmpty());
        });
    }
}
