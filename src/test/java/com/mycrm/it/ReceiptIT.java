package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Receipts of messages: the lead they belong to and the status they give it. */
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
                    changes.add("reason null 131026 Message undeliverable");
                    now = "notdelivered";
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
                     "direction": null, "type": null, "text": null, "media": null, "phone": "971501234567",
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
                assertEquals(1, version(id));
                assertEquals(3, whatsApp.conversation(id).size());
            }
        });
    }

    @Test
    void receiptBelongsToTheLatestLeadOfItsRecipient() {
        WhatsApp.with(api, whatsApp -> {
            var phone = whatsApp.phone(1);
            whatsApp.text(whatsApp.id("a"), phone, WhatsApp.SENT, "ref: PF-FLEX");
            whatsApp.text(whatsApp.id("b"), phone, WhatsApp.SENT + 1, "ref: No-Such");
            var leads = whatsApp.leads();
            leads.forEach(id -> api.write("PATCH", "/whatsapp-leads/" + id, "{\"status\": \"pending\"}")
                    .expect(200));
            whatsApp.receipt(whatsApp.id("out"), "failed", ", \"recipient_id\": \"" + phone + "\"" + FAILED);
            assertEquals(
                    List.of("pending", "notdelivered"),
                    leads.stream()
                            .map(id -> whatsApp.lead(id).getString("status"))
                            .toList());
            // a receipt on another business number does not change it
            WhatsApp.with(api, other -> {
                other.receipt(other.id("out"), "read", ", \"recipient_id\": \"" + phone + "\"");
                assertEquals("notdelivered", whatsApp.lead(leads.get(1)).getString("status"));
            });
            whatsApp.receipt(
                    whatsApp.id("out2"),
                    "read",
                    ", \"recipient_id\": \"" + phone + "\", \"biz_opaque_callback_data\": \"our order 7\"");
            assertEquals("delivered", whatsApp.lead(leads.get(1)).getString("status"));
        });
    }

    @Test
    void receiptBeforeItsMessageIsApplied() {
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
                            .map(event -> event.getString("event") + " " + Leads.text(event, "status"))
                            .sorted()
                            .toList());
            assertEquals("delivered", whatsApp.lead().getString("status"));
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

    @Test
    void twilioReceiptsSetTheStatus() {
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
            var meaning = List.of(
                    "queued pending",
                    "sending pending",
                    "sent pending",
                    "accepted pending",
                    "unheard pending",
                    "undelivered notdelivered",
                    "canceled notdelivered",
                    "failed notdelivered",
                    "sent notdelivered",
                    "delivered delivered",
                    "read delivered",
                    "failed delivered");
            api.write("PATCH", "/whatsapp-leads/" + id, "{\"status\": \"pending\"}")
                    .expect(200);
            for (var i = 0; i < meaning.size(); i++) {
                var words = meaning.get(i).split(" ");
                whatsApp.callback(
                                "MessageSid",
                                whatsApp.id("out" + i),
                                "SmsSid",
                                whatsApp.id("out" + i),
                                "MessageStatus",
                                words[0],
                                "SmsStatus",
                                words[0],
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
                whatsApp.settle();
                assertEquals(words[1], whatsApp.lead(id).getString("status"), meaning.get(i));
            }
            assertEquals(
                    List.of(
                            "status delivered pending",
                            "status pending notdelivered",
                            "reason null 63024 Invalid recipient",
                            "status notdelivered delivered"),
                    Leads.changes(api, id));
        });
    }

    /** A lead that the number has sent to its agent. */
    private long made(WhatsApp whatsApp, String status) {
        var id = api.write("POST", "/whatsapp-leads", "{\"phone\": \"0501\", \"status\": \"" + status + "\"}")
                .expect(201)
                .location();
        Sql.update(
                "INSERT INTO lead_forwards (lead_id, vendor, number_key, state, attempts, next_at)"
                        + " VALUES (?, 'meta', ?, 'sent', 1, 0)",
                id,
                whatsApp.number);
        return id;
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
