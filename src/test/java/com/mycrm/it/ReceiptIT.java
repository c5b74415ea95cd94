package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Receipts of messages: the lead that shows them, and the status that those of its forward give it. */
class ReceiptIT {

    private static final String FAILED = """
            , "errors": [{"code": 131026, "title": "Message undeliverable", "message": "Message undeliverable"}]""";

    private final Api api = TestServer.api();

    @Test
    void statusDoesNotDependOnTheOrderOfReceipts() {
        for (var statuses : permutations(List.of("sent", "delivered", "read", "failed"))) {
            isSettled(statuses, "delivered");
        }
        for (var statuses : permutations(List.of("sent", "failed", "deleted", "warning"))) {
            isSettled(statuses, "notdelivered");
        }
        for (var statuses : permutations(List.of("played", "failed"))) {
            isSettled(statuses, "delivered");
        }
        isSettled(List.of("sent"), "pending");
        isSettled(List.of("tomorrow"), "pending");
    }

    private void isSettled(List<String> statuses, String expected) {
        WhatsApp.with(api, whatsApp -> {
            var id = made(whatsApp, "pending");
            whatsApp.event(statuses.stream()
                            .map(status -> WhatsApp.status(
                                    whatsApp.id("out"),
                                    status,
                                    ", \"recipient_id\": \"1\", \"biz_opaque_callback_data\": \"" + id + "\""
                                            + (status.equals("failed") ? FAILED : "")))
                            .collect(Collectors.joining(", ", "\"statuses\": [", "]")))
                    .expect(200);
            whatsApp.settle();
            assertEquals(expected, whatsApp.lead(id).getString("status"), statuses::toString);
            var changes = new ArrayList<String>();
            var now = "pending";
            for (var status : statuses) {
                if (status.equals("failed") && now.equals("pending")) {
                    changes.add("status pending notdelivered");
                    now = "notdelivered";
                }
                if (status.equals("failed")) {
                    changes.add("reason null 131026 Message undeliverable");
                } else if (List.of("delivered", "read", "played").contains(status) && !now.equals("delivered")) {
                    changes.add("status " + now + " delivered");
                    now = "delivered";
                }
            }
            assertEquals(changes, Leads.changes(api, id), statuses::toString);
            assertEquals(
                    1 + changes.stream().filter(c -> c.startsWith("status")).count(), version(id));
            assertEquals(statuses.size(), whatsApp.conversation(id).size());
        });
    }

    @Test
    void repeatedReceiptIsSavedOnce() {
        WhatsApp.with(api, whatsApp -> {
            var id = made(whatsApp, "pending");
            var members = WhatsApp.statuses(
                    whatsApp.id("out"),
                    "delivered",
                    ", \"recipient_id\": \"971501234567\", \"biz_opaque_callback_data\": \"" + id + "\"");
            whatsApp.atOnce(IntStream.range(0, 16)
                    .<Runnable>mapToObj(i -> () -> whatsApp.event(members).expect(200))
                    .toList());
            assertEquals(List.of("status pending delivered"), Leads.changes(api, id));
            assertEquals(2, version(id));
            assertEquals(
                    List.of(Answer.json("""
                    {"time": "2023-11-14T22:14:20Z", "event": "receipt", "channel": "meta", "number": "%s",
                     "message_id": "%s",
                     "direction": null, "type": null, "text": null, "media": [], "data": null, "reply_to": null, "edited_at": null, "deleted_at": null,
                     "phone": "971501234567",
                     "whatsapp_user_id": null, "whatsapp_username": null, "profile_name": null, "status": "delivered",
                     "code": null, "title": null}""".formatted(whatsApp.number, whatsApp.id("out")))),
                    whatsApp.conversation(id));
        });
    }

    /** Neither the lead that it names nor the message, of another number or of another vendor's, is the signer's. */
    @Test
    void eventOfOneChannelReachesNoLeadOfAnother() {
        WhatsApp.with(api, whatsApp -> {
            var phone = whatsApp.phone(1);
            var forwarded = made(whatsApp, "pending");
            whatsApp.text(whatsApp.id("a"), phone, WhatsApp.SENT, "Hi");
            var id = whatsApp.leads().stream()
                    .filter(lead -> lead != forwarded)
                    .findFirst()
                    .orElseThrow();
            api.write("PATCH", "/whatsapp-leads/" + id, "{\"status\": \"pending\"}")
                    .expect(200);
            WhatsApp.with(api, other -> {
                for (var lead : List.of(forwarded, id)) {
                    other.receipt(
                            whatsApp.id("a"),
                            "failed",
                            ", \"recipient_id\": \"" + phone + "\", \"biz_opaque_callback_data\": \"" + lead + "\""
                                    + FAILED);
                }
                other.message(
                        other.id("moved"),
                        phone,
                        WhatsApp.SENT + 9,
                        "\"type\": \"system\", \"system\": {\"type\": \"user_changed_number\", \"new_wa_id\": \""
                                + whatsApp.phone(2) + "\"}");
            });
            whatsApp.callback(
                            "MessageSid",
                            whatsApp.id("a"),
                            "MessageStatus",
                            "failed",
                            "From",
                            "whatsapp:+" + whatsApp.number,
                            "To",
                            "whatsapp:+" + phone)
                    .expect(200);
            whatsApp.callback(
                            "MessageSid",
                            whatsApp.id("twilio"),
                            "From",
                            "whatsapp:+" + phone,
                            "To",
                            "whatsapp:+" + whatsApp.number,
                            "Body",
                            "Another vendor's",
                            "SmsStatus",
                            "received")
                    .expect(200);
            whatsApp.settle();
            assertEquals("pending", whatsApp.lead(forwarded).getString("status"));
            assertEquals("pending", whatsApp.lead(id).getString("status"));
            assertEquals("+" + phone, whatsApp.lead(id).getString("phone"));
            assertEquals(1, whatsApp.conversation(id).size());
            assertEquals(0, whatsApp.conversation(forwarded).size());
            // the channel's own events are applied, though the others had the same message ids
            whatsApp.receipt(
                    whatsApp.id("a"), "failed", ", \"biz_opaque_callback_data\": \"" + forwarded + "\"" + FAILED);
            assertEquals("notdelivered", whatsApp.lead(forwarded).getString("status"));
        });
    }

    @Test
    void receiptKeepsAStatusSetByAPerson() {
        WhatsApp.with(api, whatsApp -> {
            for (var status : Leads.STATUSES.subList(3, 12)) {
                var id = made(whatsApp, status);
                for (var receipt : List.of("sent", "failed", "delivered")) {
                    whatsApp.receipt(
                            whatsApp.id("out" + status),
                            receipt,
                            ", \"biz_opaque_callback_data\": \"" + id + "\"" + FAILED);
                }
                assertEquals(status, whatsApp.lead(id).getString("status"));
                assertEquals(List.of("reason null 131026 Message undeliverable"), Leads.changes(api, id));
                assertEquals(1, version(id));
                assertEquals(3, whatsApp.conversation(id).size());
            }
        });
    }

    @Test
    void receiptOfAMessageToTheCustomerIsShownAtTheLatestLeadAndChangesNoStatus() {
        WhatsApp.with(api, whatsApp -> {
            var phone = whatsApp.phone(1);
            whatsApp.text(whatsApp.id("a"), phone, WhatsApp.SENT, "ref: PF-FLEX");
            whatsApp.text(whatsApp.id("b"), phone, WhatsApp.SENT + 1, "ref: No-Such-1");
            var leads = whatsApp.leads();
            leads.forEach(id -> {
                api.write("PATCH", "/whatsapp-leads/" + id, "{\"status\": \"pending\"}")
                        .expect(200);
                forward(whatsApp, id);
            });
            var to = ", \"recipient_id\": \"" + phone + "\"";
            whatsApp.receipt(whatsApp.id("out"), "failed", to + FAILED);
            whatsApp.receipt(whatsApp.id("out2"), "read", to + ", \"biz_opaque_callback_data\": \"our order 7\"");
            whatsApp.receipt(
                    whatsApp.id("out3"),
                    "read",
                    to + ", \"biz_opaque_callback_data\": \"" + leads.get(1) + "\", \"type\": \"message\"");
            whatsApp.receipt(whatsApp.id("a"), "read", to);
            // statuses of other kinds are no receipts
            whatsApp.receipt(
                    whatsApp.id("bill"), "failed", to + ", \"type\": \"payment\", \"payment\": {\"id\": \"1\"}");
            whatsApp.receipt(whatsApp.id("call"), "COMPLETED", to + ", \"type\": \"call\"");
            assertEquals(
                    List.of("message null", "receipt read"),
                    whatsApp.conversation(leads.get(0)).stream()
                            .map(ReceiptIT::eventAndStatus)
                            .toList());
            assertEquals(
                    List.of("message null", "receipt failed", "receipt read", "receipt read"),
                    whatsApp.conversation(leads.get(1)).stream()
                            .map(ReceiptIT::eventAndStatus)
                            .toList());
            // of another business number, the customer's leads do not get it
            WhatsApp.with(api, other -> other.receipt(other.id("out"), "read", to));
            for (var id : leads) {
                assertEquals("pending", whatsApp.lead(id).getString("status"));
                assertEquals(List.of("status delivered pending"), Leads.changes(api, id));
                assertEquals(2, version(id));
            }
            assertEquals(4, whatsApp.conversation(leads.get(1)).size());
        });
    }

    private static String eventAndStatus(JsonObject event) {
        return event.getString("event") + " " + Leads.text(event, "status");
    }

    @Test
    void receiptBeforeItsMessageIsShownWithIt() {
        WhatsApp.with(api, whatsApp -> {
            var phone = whatsApp.phone(1);
            whatsApp.receipt(whatsApp.id("out"), "read", ", \"recipient_id\": \"" + phone + "\"");
            whatsApp.receipt(whatsApp.id("a"), "failed", FAILED);
            whatsApp.receipt(whatsApp.id("other"), "sent", ", \"recipient_id\": \"" + whatsApp.phone(2) + "\"");
            assertEquals(List.of(), whatsApp.leads());
            whatsApp.text(whatsApp.id("a"), phone, WhatsApp.SENT, "Hi");
            assertEquals(
                    List.of("message null", "receipt failed", "receipt read"),
                    whatsApp.conversation(Leads.id(whatsApp.lead())).stream()
                            .map(ReceiptIT::eventAndStatus)
                            .sorted()
                            .toList());
            assertEquals("delivered", whatsApp.lead().getString("status"));
            assertEquals(List.of(), Leads.changes(api, Leads.id(whatsApp.lead())));
        });
    }

    @Test
    void concurrentReceiptsAndMessageBelongTogether() {
        for (var round = 0; round < 8; round++) {
            WhatsApp.with(api, whatsApp -> {
                var phone = whatsApp.phone(1);
                var sends = new ArrayList<Runnable>();
                sends.add(() -> whatsApp.event(WhatsApp.messages(
                                whatsApp.id("a"),
                                phone,
                                WhatsApp.SENT,
                                "\"type\": \"text\", \"text\": {\"body\": \"Hi\"}"))
                        .expect(200));
                for (var status : List.of("sent", "delivered", "read")) {
                    sends.add(() -> whatsApp.event(WhatsApp.statuses(
                                    whatsApp.id("out"), status, ", \"recipient_id\": \"" + phone + "\""))
                            .expect(200));
                }
                whatsApp.atOnce(sends);
                assertEquals(
                        List.of("delivered", "null", "read", "sent"),
                        whatsApp.conversation(Leads.id(whatsApp.lead())).stream()
                                .map(event -> String.valueOf(Leads.text(event, "status")))
                                .sorted()
                                .toList());
            });
        }
    }

    /** This service sends nothing through Twilio, so all of its receipts are of messages to customers. */
    @Test
    void twilioReceiptsAreShownAndChangeNoStatus() {
        WhatsApp.with(api, whatsApp -> {
            var phone = whatsApp.phone(1);
            whatsApp.callback(
                            "MessageSid",
                            whatsApp.id("in"),
                            "From",
                            "whatsapp:+" + phone,
                            "To",
                            "whatsapp:+" + whatsApp.number,
                            "Body",
                            "Hi",
                            "SmsStatus",
                            "received")
                    .expect(200);
            whatsApp.settle();
            var id = Leads.id(whatsApp.lead());
            api.write("PATCH", "/whatsapp-leads/" + id, "{\"status\": \"pending\"}")
                    .expect(200);
            var words = List.of(
                    "queued",
                    "sending",
                    "sent",
                    "accepted",
                    "unheard",
                    "undelivered",
                    "canceled",
                    "failed",
                    "delivered",
                    "read");
            for (var i = 0; i < words.size(); i++) {
                whatsApp.callback(
                                "MessageSid",
                                whatsApp.id("out" + i),
                                "SmsSid",
                                whatsApp.id("out" + i),
                                "MessageStatus",
                                words.get(i),
                                "SmsStatus",
                                words.get(i),
                                "From",
                                "whatsapp:+" + whatsApp.number,
                                "To",
                                "whatsapp:+" + phone,
                                "ErrorCode",
                                "63024",
                                "ErrorMessage",
                                "Invalid recipient",
                                "ChannelPrefix",
                                "whatsapp",
                                "AccountSid",
                                "AC0")
                        .expect(200);
            }
            whatsApp.settle();
            assertEquals("pending", whatsApp.lead(id).getString("status"));
            assertEquals(List.of("status delivered pending"), Leads.changes(api, id));
            assertEquals(
                    words.stream().sorted().toList(),
                    whatsApp.conversation(id).stream()
                            .filter(event -> event.getString("event").equals("receipt"))
                            .map(event -> event.getString("status"))
                            .sorted()
                            .toList());
        });
    }

    /** A lead that the number has sent to its agent. */
    private long made(WhatsApp whatsApp, String status) {
        var id = api.write("POST", "/whatsapp-leads", "{\"phone\": \"0501\", \"status\": \"" + status + "\"}")
                .expect(201)
                .location();
        forward(whatsApp, id);
        return id;
    }

    private static void forward(WhatsApp whatsApp, long lead) {
        Sql.update(
                "INSERT INTO lead_forwards (lead_id, vendor, number_key, state, attempts, next_at)"
                        + " VALUES (?, 'meta', ?, 'sent', 1, 0)",
                lead,
                whatsApp.number);
    }

    private long version(long id) {
        return Long.parseLong(api.get("/whatsapp-leads/" + id).header("etag").replace("\"", ""));
    }

    private static List<List<String>> permutations(List<String> words) {
        if (words.isEmpty()) {
            return List.of(List.of());
        }
        var all = new ArrayList<List<String>>();
        for (var word : words) {
            var others = new ArrayList<>(words);
            others.remove(word);
            for (var rest : permutations(others)) {
                var permutation = new ArrayList<>(List.of(word));
                permutation.addAll(rest);
                all.add(permutation);
            }
        }
        return all;
    }
}
