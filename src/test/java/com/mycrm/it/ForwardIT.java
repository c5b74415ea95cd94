package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.it.FakeGraph.Call;
import com.mycrm.it.FakeGraph.Reply;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** New leads are forwarded to the WhatsApp of their agents. */
class ForwardIT {

    private final Api api = TestServer.api();

    @Test
    void newLeadIsForwardedOnceAndReceiptsSetItsStatus() {
        forwarding(4, whatsApp -> {
            var phone = whatsApp.phone(1);
            FakeGraph.replies(whatsApp.number, Reply.sent(whatsApp.id("out")));
            whatsApp.text(whatsApp.id("a"), phone, WhatsApp.SENT, "Hi 👋\\n  ref: PF-FLEX");
            var id = Leads.id(whatsApp.lead());
            isEnded(id, "sent");
            whatsApp.text(whatsApp.id("b"), phone, WhatsApp.SENT + 1, "Hello?");
            whatsApp.text(whatsApp.id("a"), phone, WhatsApp.SENT, "Hi 👋\\n  ref: PF-FLEX");
            assertEquals(List.of(call(whatsApp, id, phone)), FakeGraph.calls(whatsApp.number));
            assertEquals("pending", whatsApp.lead(id).getString("status"));
            assertEquals(4, Leads.user(whatsApp.lead(id)));
            assertEquals(
                    List.of("in text", "in text", "out template"),
                    whatsApp.conversation(id).stream()
                            .map(event -> event.getString("direction") + " " + event.getString("type"))
                            .toList());
            var sent = whatsApp.conversation(id).get(2);
            assertEquals(
                    Answer.json("""
                    {"time": "%s", "event": "message", "channel": "meta", "number": "%s", "message_id": "%s",
                     "direction": "out",
                     "type": "template", "text": "+%s\\npf-flex\\nHi 👋 ref: PF-FLEX", "media": [],
                      "data": null, "reply_to": null, "edited_at": null, "deleted_at": null,
                      "phone": "971501110004",
                     "whatsapp_user_id": null, "whatsapp_username": null, "profile_name": null, "status": null,
                      "code": null,
                     "title": null}""".formatted(sent.getString("time"), whatsApp.number, whatsApp.id("out"), phone)),
                    sent);
            whatsApp.receipt(whatsApp.id("out"), "sent", "");
            assertEquals("pending", whatsApp.lead(id).getString("status"));
            whatsApp.receipt(whatsApp.id("out"), "delivered", "");
            assertEquals("delivered", whatsApp.lead(id).getString("status"));
            assertEquals(List.of("status pending delivered"), Leads.changes(api, id));
        });
    }

    /** The status says whether the agent was reached, so the customer's receipts do not count. */
    @Test
    void receiptOfAMessageToTheCustomerSaysNothingOfTheForward() {
        forwarding(4, whatsApp -> {
            var phone = whatsApp.phone(1);
            FakeGraph.replies(whatsApp.number, Reply.sent(whatsApp.id("out")));
            whatsApp.text(whatsApp.id("a"), phone, WhatsApp.SENT, "Hi");
            var id = Leads.id(whatsApp.lead());
            isEnded(id, "sent");
            whatsApp.receipt(whatsApp.id("greeting"), "read", ", \"recipient_id\": \"" + phone + "\"");
            assertEquals("pending", whatsApp.lead(id).getString("status"));
            var failed = ", \"recipient_id\": \"971501110004\", \"errors\": [{\"code\": 131026, \"title\":"
                    + " \"Message undeliverable\"}]";
            whatsApp.receipt(whatsApp.id("out"), "failed", failed);
            assertEquals("notdelivered", whatsApp.lead(id).getString("status"));
            whatsApp.receipt(whatsApp.id("greeting"), "failed", ", \"recipient_id\": \"" + phone + "\"");
            whatsApp.receipt(whatsApp.id("out"), "read", failed + ", \"biz_opaque_callback_data\": \"" + id + "\"");
            assertEquals("delivered", whatsApp.lead(id).getString("status"));
            assertEquals(
                    List.of(
                            "status pending notdelivered",
                            "reason null 131026 Message undeliverable",
                            "status notdelivered delivered"),
                    Leads.changes(api, id));
        });
    }

    @Test
    void temporaryFailureIsRetried() {
        forwarding(4, whatsApp -> {
            FakeGraph.replies(
                    whatsApp.number,
                    Reply.error(429, 80007, "Rate limit"),
                    Reply.of(503, "<html>not JSON</html>"),
                    Reply.error(400, 130429, "Throughput"),
                    Reply.sent(whatsApp.id("out")));
            whatsApp.text(whatsApp.id("a"), whatsApp.phone(1), WhatsApp.SENT, "Hi 👋\\n  ref: PF-FLEX");
            var id = Leads.id(whatsApp.lead());
            isEnded(id, "sent");
            assertEquals(
                    Collections.nCopies(4, call(whatsApp, id, whatsApp.phone(1))), FakeGraph.calls(whatsApp.number));
            assertEquals("pending", whatsApp.lead(id).getString("status"));
        });
    }

    @Test
    void refusalSetsNotdelivered() {
        forwarding(4, whatsApp -> {
            FakeGraph.replies(
                    whatsApp.number, Reply.error(404, 132001, "Template name does not exist in the translation"));
            whatsApp.text(whatsApp.id("a"), whatsApp.phone(1), WhatsApp.SENT, "Hi");
            var id = Leads.id(whatsApp.lead());
            isEnded(id, "failed");
            assertEquals("notdelivered", whatsApp.lead(id).getString("status"));
            assertEquals(
                    List.of(
                            "status pending notdelivered",
                            "reason null 132001 Template name does not exist in the translation"),
                    Leads.changes(api, id));
            assertEquals(1, FakeGraph.calls(whatsApp.number).size());
        });
    }

    @Test
    void requestWithoutAnswerIsNotRepeated() {
        forwarding(4, whatsApp -> {
            FakeGraph.replies(whatsApp.number, Reply.of(0, ""), Reply.sent(whatsApp.id("twice")));
            whatsApp.text(whatsApp.id("a"), whatsApp.phone(1), WhatsApp.SENT, "Hi");
            var id = Leads.id(whatsApp.lead());
            isEnded(id, "unknown");
            assertEquals("pending", whatsApp.lead(id).getString("status"));
            assertEquals(1, FakeGraph.calls(whatsApp.number).size());
            whatsApp.receipt(
                    whatsApp.id("out"),
                    "read",
                    ", \"recipient_id\": \"971501110004\", \"biz_opaque_callback_data\": \"" + id + "\"");
            assertEquals("delivered", whatsApp.lead(id).getString("status"));
        });
    }

    @Test
    void receiptBeforeTheAnswerIsApplied() {
        forwarding(4, whatsApp -> {
            FakeGraph.replies(
                    whatsApp.number,
                    Reply.sent(whatsApp.id("out"))
                            .after(() -> whatsApp.receipt(
                                    whatsApp.id("out"), "delivered", ", \"recipient_id\": \"971501110004\"")));
            whatsApp.text(whatsApp.id("a"), whatsApp.phone(1), WhatsApp.SENT, "Hi");
            var id = Leads.id(whatsApp.lead());
            isEnded(id, "sent");
            assertEquals("delivered", whatsApp.lead(id).getString("status"));
        });
    }

    @Test
    void agentWithoutPhoneSetsNotdelivered() {
        var user = api.write(
                        "POST",
                        "/users",
                        "{\"first_name\": \"No\", \"last_name\": \"Phone\", \"email\": \"no.phone@test.example\"}")
                .expect(201)
                .location();
        try {
            forwarding(user, whatsApp -> {
                whatsApp.text(whatsApp.id("a"), whatsApp.phone(1), WhatsApp.SENT, "Hi");
                var id = Leads.id(whatsApp.lead());
                isEnded(id, "failed");
                assertEquals(user, Leads.user(whatsApp.lead(id)));
                assertEquals(
                        List.of("status pending notdelivered", "reason null The agent has no WhatsApp number"),
                        Leads.changes(api, id));
                assertEquals(List.of(), FakeGraph.calls(whatsApp.number));
            });
        } finally {
            api.write("DELETE", "/users/" + user, null).expect(204);
        }
    }

    @Test
    void channelMapsAdsToProperties() {
        forwarding(4, whatsApp -> {
            FakeGraph.replies(whatsApp.number, Reply.sent(whatsApp.id("out")));
            whatsApp.message(
                    whatsApp.id("a"),
                    whatsApp.phone(1),
                    WhatsApp.SENT,
                    "\"type\": \"text\", \"text\": {\"body\": \"Hi, #PF-1001 or ref: x\"},"
                            + " \"referral\": {\"source_id\": \"120\"}");
            var id = Leads.id(whatsApp.lead());
            isEnded(id, "sent");
            assertEquals("PF-1001", whatsApp.lead(id).getString("property_reference"));
            whatsApp.message(
                    whatsApp.id("b"),
                    whatsApp.phone(2),
                    WhatsApp.SENT,
                    "\"type\": \"text\", \"text\": {\"body\": \"Hi, ref: x\"}, \"referral\": {\"source_id\": \"120\"}");
            assertEquals("pf-flex", whatsApp.lead(whatsApp.leads().get(1)).getString("property_reference"));
            isEnded(whatsApp.leads().get(1), "failed");
        });
    }

    /** The request that forwards a lead. */
    private static Call call(WhatsApp whatsApp, long lead, String phone) {
        return new Call(
                "POST", "/v24.0/" + whatsApp.number + "/messages", "Bearer graph-token", Answer.json("""
                {"messaging_product": "whatsapp", "recipient_type": "individual", "to": "971501110004",
                 "type": "template",
                 "biz_opaque_callback_data": "%d", "template": {"name": "new_lead", "language": {"code": "en_GB"},
                 "components": [{"type": "body", "parameters": [{"type": "text", "text": "+%s"},
                 {"type": "text", "text": "pf-flex"}, {"type": "text", "text": "Hi 👋 ref: PF-FLEX"}]}]}}""".formatted(
                                lead, phone)));
    }

    /** Runs the test with a business number whose leads belong to this user and are forwarded. */
    private void forwarding(long user, Consumer<WhatsApp> test) {
        WhatsApp.with(api, whatsApp -> {
            var channel = api.write("POST", "/channels", """
                    {"kind": "meta", "number": "%s", "name": "Forwarding", "user": {"id": %d}, "secret": "demo",
                     "property_patterns": ["#(PF-[0-9]+)", "(?i)ref: (pf-flex)"],
                     "ads": [{"source_id": "120", "property_reference": "pf-flex"}], "access_token": "graph-token",
                     "forward_template": "new_lead", "forward_language": "en_GB"}""".formatted(whatsApp.number, user))
                    .expect(201)
                    .header("location");
            try {
                test.accept(whatsApp);
            } finally {
                api.write("DELETE", channel, null).expect(204);
            }
        });
    }

    /** Waits until the forward of a lead has ended, in this state. */
    private static void isEnded(long lead, String state) {
        var ended = Eventually.get(
                () -> Sql.text("SELECT state FROM lead_forwards WHERE lead_id = ?", lead),
                now -> now != null && !List.of("waiting", "sending").contains(now));
        assertEquals(state, ended);
    }
}
