package com.mycrm.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.channels.InboundMessage.Ad;
import com.mycrm.channels.InboundMessage.Media;
import com.mycrm.channels.InboundMessage.Sender;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What Meta's events tell, and what is made of those that nobody has described. */
class MetaPayloadTest {

    private static final Instant ARRIVED = Instant.parse("2026-07-01T12:00:00Z");
    private static final Instant SENT = Instant.ofEpochSecond(1_782_900_000L);
    private static final String NUMBER = "106540352242922";
    private static final Sender ZOE = new Sender("16505551234", null, null, "Zoë");

    @Test
    void everyTypeOfMessageSaysSomething() {
        var said = Map.ofEntries(
                Map.entry("{'type': 'text', 'text': {'body': 'Hi'}}", message("text", "Hi", null)),
                Map.entry(
                        "{'type': 'image', 'image': {'id': '1', 'mime_type': 'image/jpeg', 'sha256': 'x', 'caption': 'This one'}}",
                        message("image", "This one", new Media("1", "image/jpeg"))),
                Map.entry(
                        "{'type': 'video', 'video': {'id': '2', 'mime_type': 'video/mp4'}}",
                        message("video", null, new Media("2", "video/mp4"))),
                Map.entry(
                        "{'type': 'audio', 'audio': {'id': '3', 'mime_type': 'audio/ogg; codecs=opus', 'voice': true}}",
                        message("audio", null, new Media("3", "audio/ogg; codecs=opus"))),
                Map.entry(
                        "{'type': 'document', 'document': {'id': '4', 'mime_type': 'application/pdf', 'filename': 'plan.pdf', 'caption': 'Plan'}}",
                        message("document", "Plan\nplan.pdf", new Media("4", "application/pdf"))),
                Map.entry(
                        "{'type': 'sticker', 'sticker': {'id': '5', 'mime_type': 'image/webp', 'animated': false}}",
                        message("sticker", null, new Media("5", "image/webp"))),
                Map.entry(
                        "{'type': 'location', 'location': {'latitude': 25.2, 'longitude': 55.27, 'name': 'Home', 'address': 'Street 1'}}",
                        message("location", "Home\nStreet 1\n25.2, 55.27", null)),
                Map.entry(
                        "{'type': 'contacts', 'contacts': [{'name': {'formatted_name': 'A B'}, 'phones': [{'phone': '+1 2', 'wa_id': '12'}]}]}",
                        message("contacts", "A B +1 2", null)),
                Map.entry(
                        "{'type': 'interactive', 'interactive': {'type': 'button_reply', 'button_reply': {'id': 'a', 'title': 'Yes'}}}",
                        message("interactive", "Yes", null)),
                Map.entry(
                        "{'type': 'interactive', 'interactive': {'type': 'list_reply', 'list_reply': {'id': 'a', 'title': 'Villa', 'description': '3 rooms'}}}",
                        message("interactive", "Villa\n3 rooms", null)),
                Map.entry(
                        "{'type': 'interactive', 'interactive': {'type': 'nfm_reply', 'nfm_reply': {'name': 'flow', 'body': 'Sent', 'response_json': '{}'}}}",
                        message("interactive", "Sent", null)),
                Map.entry(
                        "{'type': 'button', 'button': {'text': 'Call me', 'payload': 'call'}}",
                        message("button", "Call me", null)),
                Map.entry(
                        "{'type': 'reaction', 'reaction': {'message_id': 'wamid.0', 'emoji': '👍'}}",
                        message("reaction", "👍", null)),
                Map.entry(
                        "{'type': 'order', 'order': {'catalog_id': '9', 'text': 'Please', 'product_items': [{'product_retailer_id': 'PF-1', 'quantity': 2, 'item_price': 1.5, 'currency': 'AED'}]}}",
                        message("order", "Please\n2 × PF-1", null)),
                Map.entry(
                        "{'type': 'unsupported', 'errors': [{'code': 131051, 'title': 'Message type is not currently supported'}]}",
                        message("unsupported", "Message type is not currently supported", null)),
                Map.entry("{'type': 'request_welcome'}", message("request_welcome", null, null)),
                Map.entry(
                        "{'type': 'hologram', 'hologram': {'caption': 'New', 'depth': 3}}",
                        message("hologram", "New", null)),
                Map.entry("{'x': 1}", message("unknown", null, null)));
        said.forEach((json, expected) -> assertEquals(
                new Payload(List.of(expected), List.of()),
                parse(value("'contacts': [{'profile': {'name': 'Zoë'}, 'wa_id': '16505551234'}], 'messages': ["
                        + json.replaceFirst(
                                "\\{", "{'from': '16505551234', 'id': 'wamid.1', 'timestamp': '1782900000', ")
                        + "]")),
                json));
    }

    @Test
    void aSenderIsKnownByNumberByIdOrByName() {
        var senders = Map.of(
                "'contacts': [{'wa_id': '1650', 'user_id': 'US.1', 'profile': {'name': 'Z', 'username': 'zoe'}}], 'messages': [{'from': '16505551234', 'id': 'a'}]",
                new Sender("16505551234", "US.1", "zoe", "Z"),
                "'contacts': [{'user_id': 'US.1', 'profile': {'name': 'Z'}, 'username': 'zoe'}], 'messages': [{'from_user_id': 'US.1', 'id': 'a'}]",
                new Sender(null, "US.1", "zoe", "Z"),
                "'contacts': [{'profile': {'username': 'zoe'}}], 'messages': [{'id': 'a'}]",
                new Sender(null, null, "zoe", null),
                "'messages': [{'from': 'US.13491208655302741918', 'id': 'a'}]",
                new Sender(null, "US.13491208655302741918", null, null),
                "'contacts': [{'wa_id': '16505551234', 'user_id': 'US.1'}], 'messages': [{'from_user_id': 'US.1', 'id': 'a'}]",
                new Sender("16505551234", "US.1", null, null),
                "'contacts': [{'wa_id': '15', 'profile': {'name': 'Other'}}, {'wa_id': '16505551234', 'profile': {'name': 'Z'}}], 'messages': [{'from': 16505551234, 'id': 'a'}]",
                new Sender("16505551234", null, null, "Z"));
        senders.forEach((json, sender) -> assertEquals(
                List.of(new InboundMessage(NUMBER, "a", sender, null, "unknown", null, null, null, ARRIVED)),
                parse(value(json)).items(),
                json));
    }

    @Test
    void aChangedNumberIsWhoTheSenderBecomes() {
        var system =
                "'messages': [{'from': '16505551234', 'id': 'a', 'type': 'system', 'timestamp': 1782900000, 'system': {'body': 'Z changed', 'type': '%s', %s}}]";
        for (var member : List.of("'wa_id': '16505559999'", "'new_wa_id': '16505559999'")) {
            assertEquals(
                    List.of(new InboundMessage(
                            NUMBER,
                            "a",
                            new Sender("16505551234", null, null, null),
                            new Sender("16505559999", null, null, null),
                            "system",
                            "Z changed",
                            null,
                            null,
                            SENT)),
                    parse(value(system.formatted("user_changed_number", member)))
                            .items());
        }
        assertEquals(
                List.of(new InboundMessage(
                        NUMBER,
                        "a",
                        new Sender("16505551234", null, null, null),
                        null,
                        "system",
                        "Z changed",
                        null,
                        null,
                        SENT)),
                parse(value(system.formatted("customer_identity_changed", "'wa_id': '16505559999'")))
                        .items());
    }

    @Test
    void anAdIsItsIdAndWhatItSays() {
        assertEquals(
                new Ad("120", "Sea view\nCall now\nhttps://fb.me/x"),
                ((InboundMessage) parse(
                                        value(
                                                "'messages': [{'from': '16505551234', 'id': 'a', 'referral': {'source_url': 'https://fb.me/x', 'source_id': 120, 'source_type': 'ad', 'headline': 'Sea view', 'body': 'Call now', 'media_type': 'image', 'ctwa_clid': 'c'}}]"))
                                .items()
                                .get(0))
                        .ad());
    }

    @Test
    void everyStatusIsAReceipt() {
        for (var status : List.of("sent", "delivered", "read", "played", "failed", "deleted", "warning", "new")) {
            assertEquals(
                    new Payload(
                            List.of(new Receipt(
                                    NUMBER, "wamid.2", status, "16505551234", null, null, null, null, SENT)),
                            List.of()),
                    parse(
                            value(
                                    "'statuses': [{'id': 'wamid.2', 'status': '" + status
                                            + "', 'timestamp': '1782900000', 'recipient_id': '16505551234', 'conversation': {'id': 'c'}, 'pricing': {'billable': true}}]")));
        }
        assertEquals(
                List.of(new Receipt(
                        NUMBER, "wamid.2", "failed", null, "US.1", "77", "131026", "Message undeliverable", ARRIVED)),
                parse(
                                value(
                                        "'statuses': [{'id': 'wamid.2', 'status': 'failed', 'timestamp': 'soon', 'recipient_user_id': 'US.1', 'biz_opaque_callback_data': '77', 'errors': [{'code': 131026, 'title': 'Message undeliverable', 'message': 'x', 'error_data': {'details': 'y'}}]}]"))
                        .items());
    }

    @Test
    void whatIsBrokenIsNamedAndTheRestIsRead() {
        var good = new InboundMessage(
                NUMBER, "a", new Sender("16505551234", null, null, null), null, "text", "Hi", null, null, ARRIVED);
        assertEquals(
                new Payload(
                        List.of(good, new Receipt(NUMBER, "b", "sent", null, null, null, null, null, ARRIVED)),
                        List.of(
                                "entry 0, change 0, message 0 is no object",
                                "entry 0, change 0, message 1 has no id",
                                "entry 0, change 0, message 2 is by nobody",
                                "entry 0, change 0, status 1 has no id or no status")),
                parse(
                        value(
                                "'messages': [7, {'from': '16505551234'}, {'id': 'x'}, {'from': '16505551234', 'id': 'a', 'type': 'text', 'text': {'body': '\\u0000Hi\\ud83d'}}], 'statuses': [{'id': 'b', 'status': 'sent'}, {'id': 'c'}]")));
        assertEquals(
                new Payload(List.of(), List.of("entry 1, change 0, message 0 is to no number")),
                parse(
                        "{'entry': [[], {'changes': [{'value': {'messages': [{'id': 'a'}]}}, {'field': 'account_update', 'value': {'messages': [{}]}}]}]}"));
        for (var nothing : List.of("{}", "[]", "7", "null", "{'entry': {}}", "{'entry': [{'changes': 'x'}]}")) {
            assertEquals(new Payload(List.of(), List.of()), parse(nothing), nothing);
        }
    }

    private static InboundMessage message(String type, String text, Media media) {
        return new InboundMessage(NUMBER, "wamid.1", ZOE, null, type, text, media, null, SENT);
    }

    private static String value(String members) {
        return "{'object': 'whatsapp_business_account', 'entry': [{'id': '0', 'changes': [{'field': 'messages', 'value': {"
                + "'messaging_product': 'whatsapp', 'metadata': {'display_phone_number': '15550783881', 'phone_number_id': '"
                + NUMBER + "'}, " + members + "}}]}]}";
    }

    private static Payload parse(String json) {
        return MetaPayload.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), ARRIVED);
    }
}
