package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Customers who change their number, id or username, or show only one of them, stay one person with one lead. */
class PersonIT {

    private final Api api = TestServer.api();

    @Test
    void changedUserIdKeepsTheLead() {
        WhatsApp.with(api, whatsApp -> {
            var first = whatsApp.id("AE");
            var second = whatsApp.id("MX");
            var third = whatsApp.id("US");
            send(whatsApp, "a", 0, null, first, null);
            assertEquals(first, username(whatsApp));
            notice(
                    whatsApp,
                    "b",
                    10,
                    "",
                    "\"type\": \"user_changed_user_id\", \"user_id\": \"" + second + "\", \"previous_user_id\": \""
                            + first + "\"");
            assertEquals(second, username(whatsApp));
            send(whatsApp, "c", 20, null, second, "zed");
            assertEquals("zed", username(whatsApp));
            // a parent id changes with it, and the notice can come twice
            for (var id : List.of("d", "e")) {
                notice(
                        whatsApp,
                        id,
                        30,
                        "",
                        "\"type\": \"user_changed_user_id\", \"user_id\": \"" + third
                                + "\", \"parent_user_id\": \"" + whatsApp.id("US.ENT") + "\", \"previous_user_id\": \""
                                + second + "\", \"previous_parent_user_id\": \"" + whatsApp.id("AE.ENT") + "\"");
            }
            send(whatsApp, "f", 40, null, third, null);
            assertEquals(List.of("a", "b", "c", "d", "e", "f"), letters(whatsApp, whatsApp.lead()));
            assertEquals("zed", username(whatsApp));
            send(whatsApp, "g", 50, null, third, "zed.new");
            assertEquals("zed.new", username(whatsApp));
        });
    }

    @Test
    void changedNumberKeepsTheLeadWhateverTheNoticeNames() {
        WhatsApp.with(api, whatsApp -> {
            var ids = IntStream.range(0, 4).mapToObj(i -> whatsApp.id("U" + i)).toList();
            send(whatsApp, "a", 0, whatsApp.phone(1), ids.get(0), null);
            notice(
                    whatsApp,
                    "b",
                    10,
                    "\"from\": \"" + whatsApp.phone(1) + "\",",
                    "\"type\": \"customer_changed_number\", \"customer\": \"" + whatsApp.phone(1)
                            + "\", \"new_wa_id\": \"" + whatsApp.phone(2) + "\"");
            send(whatsApp, "c", 20, whatsApp.phone(2), null, null);
            notice(
                    whatsApp,
                    "d",
                    30,
                    "",
                    "\"type\": \"user_changed_number\", \"wa_id\": \"" + whatsApp.phone(3) + "\", \"user_id\": \""
                            + ids.get(1) + "\", \"previous_user_id\": \"" + ids.get(0) + "\"");
            send(whatsApp, "e", 40, null, ids.get(1), null);
            send(whatsApp, "f", 41, whatsApp.phone(3), null, null);
            notice(
                    whatsApp,
                    "g",
                    50,
                    "\"from\": \"" + whatsApp.phone(3) + "\",",
                    "\"type\": \"user_identity_changed\", \"identity\": \"x\"");
            // late, from the first number
            send(whatsApp, "h", 5, whatsApp.phone(1), null, null);
            var lead = whatsApp.lead();
            assertEquals("+" + whatsApp.phone(3), lead.getString("phone"));
            assertEquals(List.of("a", "h", "b", "c", "d", "e", "f", "g"), letters(whatsApp, lead));
            // somebody else who has the first number now
            send(whatsApp, "i", 60, whatsApp.phone(1), ids.get(3), null);
            assertEquals(2, whatsApp.leads().size());
        });
    }

    @Test
    void receiptLinksTheNumberAndTheId() {
        WhatsApp.with(api, whatsApp -> {
            var id = whatsApp.id("AE");
            send(whatsApp, "a", 0, whatsApp.phone(1), null, null);
            whatsApp.receipt(
                    whatsApp.id("out"),
                    "delivered",
                    ", \"recipient_id\": \"" + whatsApp.phone(1) + "\", \"recipient_user_id\": \"" + id + "\"");
            send(whatsApp, "b", 100, null, id, "zed");
            var lead = whatsApp.lead();
            assertEquals("+" + whatsApp.phone(1), lead.getString("phone"));
            assertEquals(List.of("a", "out", "b"), letters(whatsApp, lead));
        });
    }

    @Test
    void changesInAnyOrderAndBeforeTheFirstMessageKeepOneLead() {
        WhatsApp.with(api, whatsApp -> {
            var ids = IntStream.range(0, 3).mapToObj(i -> whatsApp.id("U" + i)).toList();
            for (var i : List.of(1, 0)) {
                notice(
                        whatsApp,
                        "n" + i,
                        10 + i,
                        "",
                        "\"type\": \"user_changed_user_id\", \"user_id\": \"" + ids.get(i + 1)
                                + "\", \"previous_user_id\": \"" + ids.get(i) + "\"");
            }
            assertEquals(List.of(), whatsApp.leads());
            send(whatsApp, "a", 0, whatsApp.phone(1), ids.get(0), null);
            send(whatsApp, "b", 20, null, ids.get(2), null);
            assertEquals(List.of("a", "b"), letters(whatsApp, whatsApp.lead()));
        });
    }

    @Test
    void customersWhoExchangeNumbersKeepTheirLeads() {
        WhatsApp.with(api, whatsApp -> {
            for (var i = 1; i <= 2; i++) {
                send(whatsApp, "a" + i, i, whatsApp.phone(i), whatsApp.id("U" + i), null);
            }
            for (var i = 1; i <= 2; i++) {
                notice(
                        whatsApp,
                        "n" + i,
                        10,
                        "\"from\": \"" + whatsApp.phone(i) + "\",",
                        "\"type\": \"user_changed_number\", \"wa_id\": \"" + whatsApp.phone(3 - i)
                                + "\", \"user_id\": \"" + whatsApp.id("V" + i) + "\", \"previous_user_id\": \""
                                + whatsApp.id("U" + i) + "\"");
            }
            for (var i = 1; i <= 2; i++) {
                send(whatsApp, "b" + i, 20, whatsApp.phone(3 - i), whatsApp.id("V" + i), null);
            }
            var leads = whatsApp.leads();
            assertEquals(
                    List.of("+" + whatsApp.phone(2), "+" + whatsApp.phone(1)),
                    leads.stream()
                            .map(id -> whatsApp.lead(id).getString("phone"))
                            .toList());
            assertEquals(
                    List.of(List.of("a1", "n1", "b1"), List.of("a2", "n2", "b2")),
                    leads.stream()
                            .map(id -> letters(whatsApp, whatsApp.lead(id)))
                            .toList());
        });
    }

    private static String username(WhatsApp whatsApp) {
        return whatsApp.extras().getJsonObject("customer").getString("username");
    }

    /** Sends a message of a customer with these names; null for those that the vendor does not tell. */
    private void send(WhatsApp whatsApp, String name, int seconds, String phone, String userId, String username) {
        whatsApp.event("""
                "contacts": [{"profile": {"name": "Z"%s}%s%s}], "messages": [{%s%s "id": "%s", "timestamp": "%d",
                 "type": "text", "text": {"body": "Hi"}}]""".formatted(
                                member(", \"username\": \"%s\"", username),
                                member(", \"wa_id\": \"%s\"", phone),
                                member(", \"user_id\": \"%s\"", userId),
                                member("\"from\": \"%s\",", phone),
                                member("\"from_user_id\": \"%s\",", userId),
                                whatsApp.id(name),
                                WhatsApp.SENT + seconds))
                .expect(200);
        whatsApp.settle();
    }

    /** Sends a system message, which has no contacts. */
    private void notice(WhatsApp whatsApp, String name, int seconds, String from, String system) {
        whatsApp.event("""
                "messages": [{%s "id": "%s", "timestamp": "%d", "type": "system",
                 "system": {"body": "changed", %s}}]""".formatted(from, whatsApp.id(name), WhatsApp.SENT + seconds, system))
                .expect(200);
        whatsApp.settle();
    }

    private static String member(String text, String value) {
        return value == null ? "" : text.formatted(value);
    }

    /** The names in the ids of a lead's messages, in order. */
    private static List<String> letters(WhatsApp whatsApp, JsonObject lead) {
        return whatsApp.conversation(Leads.id(lead)).stream()
                .map(event -> event.getString("message_id").replaceFirst("\\..*", ""))
                .toList();
    }
}
