package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What channels write to the log of events: the lead, its messages, their changes and receipts, and its erasure. */
class EventMessagesIT {

    private static final String MESSAGES = "message.received";

    private final Api api = TestServer.api();
    private final String start =
            api.json("/events?after=now").getJsonString("next").getString();

    @Test
    void channelMakesOneEventOfEachChange() {
        WhatsApp.with(api, whatsApp -> {
            var phone = whatsApp.phone(1);
            var expected = new ArrayList<JsonObject>();
            for (var i = 0; i < 2; i++) {
                whatsApp.text(whatsApp.id("a"), phone, WhatsApp.SENT, "Hi 👋");
            }
            var id = Leads.id(whatsApp.lead());
            expected.add(event("whatsapp.created", lead(whatsApp.extras()), "null"));
            expected.add(event(MESSAGES, message(whatsApp, id, 0), "null"));
            assertEquals(expected, events(id, expected.size()));

            whatsApp.text(whatsApp.id("b"), phone, WhatsApp.SENT + 10, "ref: PF-FLEX");
            expected.add(event("whatsapp.updated", lead(whatsApp.extras()), """
                    {"property": {"from": null, "to": 1}, "property_reference": {"from": "", "to": "pf-flex"}}"""));
            expected.add(event(MESSAGES, message(whatsApp, id, 1), "null"));

            for (var i = 0; i < 2; i++) {
                whatsApp.message(whatsApp.id("edit"), phone, WhatsApp.SENT + 20, """
                        "type": "edit", "edit": {"original_message_id": "%s",
                         "message": {"type": "text", "text": {"body": "Hello"}}}""".formatted(whatsApp.id("a")));
            }
            expected.add(event(MESSAGES, message(whatsApp, id, 0), """
                    {"text": {"from": "Hi 👋", "to": "Hello"},
                     "edited_at": {"from": null, "to": "2023-11-14T22:13:40Z"}}"""));

            var to = ", \"recipient_id\": \"" + phone + "\"";
            for (var status : List.of("delivered", "sent", "read", "read", "failed")) {
                whatsApp.receipt(whatsApp.id("out"), status, to);
            }
            var changes = List.of(
                    "{\"status\": {\"from\": null, \"to\": \"delivered\"}}",
                    "null",
                    "{\"status\": {\"from\": \"delivered\", \"to\": \"read\"}}",
                    "null");
            for (var i = 0; i < changes.size(); i++) {
                expected.add(event("message.status", message(whatsApp, id, 2 + i), changes.get(i)));
            }

            whatsApp.message(whatsApp.id("revoke"), phone, WhatsApp.SENT + 30, """
                    "type": "revoke", "revoke": {"original_message_id": "%s"}""".formatted(whatsApp.id("a")));
            var withdrawn = message(whatsApp, id, 0);
            expected.replaceAll(event -> isOf(event, withdrawn) ? event(MESSAGES, withdrawn, "null") : event);
            expected.add(event(MESSAGES, withdrawn, """
                    {"deleted_at": {"from": null, "to": "2023-11-14T22:13:50Z"}}"""));
            assertEquals(expected, events(id, expected.size()));

            api.write("POST", "/whatsapp-leads/erase", "{\"phone\": \"" + phone + "\"}")
                    .expect(200);
            var erased = new ArrayList<JsonObject>();
            expected.forEach(event -> erased.add(event(event.getString("type"), idOnly(event, id), "null")));
            erased.add(event("whatsapp.erased", lead(whatsApp.extras()), "null"));
            assertEquals(erased, events(id, erased.size()));
            assertEquals(0, Sql.number("SELECT COUNT(*) FROM events WHERE LOCATE(?, data) > 0", phone));
        });
    }

    @Test
    void readersFilterMessages() {
        WhatsApp.with(api, whatsApp -> {
            var phone = whatsApp.phone(1);
            whatsApp.text(whatsApp.id("a"), phone, WhatsApp.SENT, "Hi");
            whatsApp.signed(WhatsApp.body(whatsApp.change("""
                            "message_echoes": [{"from": "15550783881", "to": "%s", "id": "%s", "timestamp": "%d",
                             "type": "text", "text": {"body": "Yes"}}]""".formatted(phone, whatsApp.id("echo"), WhatsApp.SENT + 10))
                            .replace("\"field\": \"messages\"", "\"field\": \"smb_message_echoes\"")))
                    .expect(200);
            whatsApp.settle();
            var id = Leads.id(whatsApp.lead());
            events(id, 3);
            var path = "/events?after=" + start + "&types=message.*&filters[lead]=" + id + "&filters[direction]=";
            for (var direction : List.of("in", "out")) {
                var answer = api.get(path + direction).expect(200);
                assertEquals(
                        List.of(direction.equals("in") ? "Hi" : "Yes"),
                        answer.json().getJsonArray("events").getValuesAs(JsonObject.class).stream()
                                .map(event -> event.getJsonObject("data")
                                        .getJsonObject("message")
                                        .getString("text"))
                                .toList());
                new Description(api.send("GET", "/openapi", null).expect(200).body())
                        .describes("/events", "get", answer);
            }
        });
    }

    /** The events of a lead and of its messages, without what each has of its own, once there are that many. */
    private List<JsonObject> events(long id, int count) {
        return Eventually.get(
                () -> api.json("/events?limit=1000&after=" + start).getJsonArray("events").stream()
                        .map(JsonValue::asJsonObject)
                        .filter(event -> isOf(event.getJsonObject("data"), id))
                        .map(EventMessagesIT::withoutOwn)
                        .toList(),
                found -> found.size() >= count);
    }

    private static boolean isOf(JsonObject data, long id) {
        return data.containsKey("message")
                ? Leads.id(data.getJsonObject("message").getJsonObject("lead")) == id
                : data.containsKey("whatsapp") && Leads.id(data.getJsonObject("whatsapp")) == id;
    }

    private static JsonObject withoutOwn(JsonObject event) {
        return event(event.getString("type"), event.getJsonObject("data"), String.valueOf(event.get("changed")));
    }

    /** @param changed JSON; null for none */
    private static JsonObject event(String type, JsonObject data, String changed) {
        return Answer.json("{\"type\": \"" + type + "\", \"data\": " + data + ", \"changed\": " + changed + "}");
    }

    private static JsonObject lead(JsonObject shown) {
        return Json.createObjectBuilder().add("whatsapp", shown).build();
    }

    /** An element of the lead's conversation as events show it. */
    private static JsonObject message(WhatsApp whatsApp, long id, int index) {
        return Json.createObjectBuilder()
                .add(
                        "message",
                        Json.createObjectBuilder(whatsApp.conversation(id).get(index))
                                .add("lead", Json.createObjectBuilder().add("id", id)))
                .build();
    }

    /** Whether an event is of a message. */
    private static boolean isOf(JsonObject event, JsonObject message) {
        return event.getString("type").equals(MESSAGES)
                && messageId(event.getJsonObject("data")).equals(messageId(message));
    }

    private static JsonValue messageId(JsonObject data) {
        return data.getJsonObject("message").get("message_id");
    }

    private static JsonObject idOnly(JsonObject event, long id) {
        return Answer.json(
                event.getString("type").startsWith("message.")
                        ? "{\"message\": {\"lead\": {\"id\": " + id + "}}}"
                        : "{\"whatsapp\": {\"id\": " + id + "}}");
    }
}
