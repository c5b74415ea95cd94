package com.mycrm.channels.meta;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.api.patch.JsonReaders;
import com.mycrm.channels.InboundMessage.Content;
import com.mycrm.channels.InboundMessage.Details;
import com.mycrm.channels.InboundMessage.Media;
import com.mycrm.channels.LenientJson;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Messages as Meta's pages "messages webhook reference" show them, and as public reports have them. */
class MetaContentTest {

    @Test
    void textsAreRead() {
        assertContent("'type': 'text', 'text': {'body': 'Hi'}", "text", "Hi", null);
        assertContent("'type': 'hologram', 'hologram': {'caption': 'New', 'depth': 3}", "hologram", "New", null);
        assertContent("'x': 1", "unknown", null, null);
    }

    @Test
    void mediaHaveAllThatIsKnownOfThem() {
        assertMedia(
                "'type': 'image', 'image': {'id': '1', 'mime_type': 'image/jpeg', 'sha256': 'h', 'caption': 'This'}",
                "This",
                new Media("1", "image/jpeg", null, "h", false));
        assertMedia(
                "'type': 'audio', 'audio': {'id': '3', 'mime_type': 'audio/ogg; codecs=opus', 'voice': true}",
                null,
                new Media("3", "audio/ogg; codecs=opus", null, null, true));
        assertMedia(
                "'type': 'document', 'document': {'id': '4', 'mime_type': 'application/pdf', 'filename': 'plan.pdf',"
                        + " 'caption': 'Plan'}",
                "Plan\nplan.pdf",
                new Media("4", "application/pdf", "plan.pdf", null, false));
        assertMedia(
                "'type': 'sticker', 'sticker': {'id': '5', 'mime_type': 'image/webp', 'animated': true}",
                null,
                new Media("5", "image/webp", null, null, false));
        assertMedia("'type': 'video', 'video': {'id': '2'}", null, new Media("2", null));
    }

    @Test
    void placesAndContactsAreKept() {
        assertContent(
                "'type': 'location', 'location': {'latitude': 25.2, 'longitude': 55.27, 'name': 'Home'}",
                "location",
                "Home\n25.2, 55.27",
                "{'location': {'latitude': 25.2, 'longitude': 55.27, 'name': 'Home'}}");
        assertContent(
                "'type': 'contacts', 'contacts': [{'name': {'formatted_name': 'A B'},"
                        + " 'phones': [{'phone': '+1 2', 'wa_id': '12'}], 'emails': [{'email': 'a@b.example'}]}]",
                "contacts",
                "A B +1 2 a@b.example",
                "{'contacts': [{'name': {'formatted_name': 'A B'}, 'phones': [{'phone': '+1 2', 'wa_id': '12'}],"
                        + " 'emails': [{'email': 'a@b.example'}]}]}");
    }

    @Test
    void choicesAreKept() {
        assertContent(
                "'type': 'interactive', 'interactive': {'type': 'button_reply', 'button_reply':"
                        + " {'id': 'view:PF-1', 'title': 'Yes'}}",
                "interactive",
                "Yes",
                "{'reply': {'id': 'view:PF-1', 'title': 'Yes'}}");
        assertContent(
                "'type': 'interactive', 'interactive': {'type': 'list_reply', 'list_reply':"
                        + " {'id': 'PF-1', 'title': 'Villa', 'description': '3 rooms'}}",
                "interactive",
                "Villa\n3 rooms",
                "{'reply': {'id': 'PF-1', 'title': 'Villa', 'description': '3 rooms'}}");
        assertContent(
                "'type': 'interactive', 'interactive': {'type': 'call_permission_reply', 'call_permission_reply':"
                        + " {'response': 'accept', 'is_permanent': false}}",
                "interactive",
                "response: accept\nis_permanent: false",
                "{'reply': {'response': 'accept', 'is_permanent': false}}");
        assertContent(
                "'type': 'button', 'button': {'text': 'Call me', 'payload': 'call'}",
                "button",
                "Call me",
                "{'reply': {'text': 'Call me', 'payload': 'call'}}");
    }

    @Test
    void answersOfFormsAreKeptWithoutTheToken() {
        var kept = "{'answers': {'rooms': ['2', '3'], 'visit': {'day': '2026-07-01', 'alone': true}, 'unit': 'PF-1'}}";
        var lines = "rooms: 2, 3\nday: 2026-07-01\nalone: true\nunit: PF-1";
        var form = "{'flow_token': 't', 'rooms': ['2', '3'], 'visit': {'day': '2026-07-01', 'alone': true},"
                + " 'unit': 'PF-1', 'wa_flow_response_params': {'flow_id': '1'}}";
        for (var response : List.of(form, "'" + form.replace("'", "\\'") + "'")) {
            assertContent(
                    "'type': 'interactive', 'interactive': {'type': 'nfm_reply', 'nfm_reply': {'name': 'flow',"
                            + " 'body': 'Sent', 'response_json': " + response + "}}",
                    "interactive",
                    lines,
                    kept);
        }
        assertContent(
                "'type': 'interactive', 'interactive': {'type': 'nfm_reply', 'nfm_reply': {'name': 'address_message',"
                        + " 'body': 'Z, Street 1', 'response_json':"
                        + " '{\\'saved_address_id\\':\\'7\\',\\'values\\':{\\'city\\':\\'Dubai\\'}}'}}",
                "interactive",
                "Z, Street 1\nsaved_address_id: 7\ncity: Dubai",
                "{'answers': {'saved_address_id': '7', 'values': {'city': 'Dubai'}}}");
        assertContent(
                "'type': 'interactive', 'interactive': {'nfm_reply': {'body': 'Sent', 'response_json': 'no JSON'}}",
                "interactive",
                "response: no JSON",
                "{'answers': {'response': 'no JSON'}}");
        assertContent(
                "'type': 'interactive', 'interactive': {'nfm_reply': {'body': 'Sent'}}", "interactive", "Sent", null);
    }

    @Test
    void ordersAndProductsAreKept() {
        assertContent(
                "'type': 'order', 'order': {'catalog_id': '9', 'text': 'Please', 'product_items':"
                        + " [{'product_retailer_id': 'PF-1', 'quantity': 2, 'item_price': 1.5, 'currency': 'AED'}]}",
                "order",
                "Please\n2 × PF-1, 1.5 AED",
                "{'order': {'catalog_id': '9', 'text': 'Please', 'product_items': [{'product_retailer_id': 'PF-1',"
                        + " 'quantity': 2, 'item_price': 1.5, 'currency': 'AED'}]}}");
        assertContent(
                "'type': 'text', 'text': {'body': 'Is it free?'}, 'context': {'forwarded': true, 'referred_product':"
                        + " {'catalog_id': '9', 'product_retailer_id': 'PF-1'}}",
                "text",
                "Is it free?",
                "{'product': {'catalog_id': '9', 'product_retailer_id': 'PF-1'}, 'forwarded': true}");
    }

    @Test
    void referencesAreAmongTheValuesThatWereChosen() {
        for (var message : Set.of(
                "'type': 'button', 'button': {'text': 'Book', 'payload': 'book:PF-1'}",
                "'type': 'interactive', 'interactive': {'list_reply': {'id': 'PF-1', 'title': 'Villa'}}",
                "'type': 'interactive', 'interactive': {'button_reply': {'id': 'book_PF-1', 'title': 'Book'}}",
                "'type': 'interactive', 'interactive': {'nfm_reply': {'response_json': {'a': {'b': ['PF-1']}}}}",
                "'type': 'order', 'order': {'product_items': [{'product_retailer_id': 'PF-1'}]}",
                "'type': 'image', 'image': {'id': '1'}, 'context': {'referred_product': {'product_retailer_id': 'PF-1'}}")) {
            assertEquals(true, read(message).codes().contains("PF-1"), message);
        }
        var order = read("'type': 'order', 'order': {'product_items': [{'product_retailer_id': 1042, 'quantity': 12,"
                + " 'item_price': '1,500'}]}");
        assertEquals(List.of("1042"), order.codes());
        assertEquals(
                List.of(),
                read("'type': 'location', 'location': {'name': 'PF-1', 'latitude': 25}")
                        .codes());
    }

    @Test
    void reactionRefersToItsMessage() {
        for (var gone :
                List.of("'message_id': 'M1'", "'message_id': 'M1', 'emoji': ''", "'message_id': 'M1', 'emoji': null")) {
            assertEquals(
                    new Content("reaction", null, Details.of(List.of(), Map.of(), "M1"), null),
                    read("'type': 'reaction', 'reaction': {" + gone + "}"));
        }
        assertEquals(
                "👍",
                read("'type': 'reaction', 'reaction': {'message_id': 'M1', 'emoji': '👍'}")
                        .text());
        assertEquals(
                "M2",
                read("'type': 'text', 'text': {'body': 'Yes'}, 'context': {'from': '1', 'id': 'M2'}")
                        .details()
                        .replyTo());
    }

    @Test
    void unsupportedMessageSaysWhatItIs() {
        var errors = "'errors': [{'code': 131051, 'title': 'Message type unknown'}]";
        assertContent("'type': 'unsupported', " + errors, "unsupported", "Message type unknown", null);
        assertContent(
                "'type': 'unsupported', 'unsupported': {'type': 'poll_creation'}, " + errors,
                "unsupported",
                "Message type unknown",
                "{'unsupported': {'type': 'poll_creation'}}");
        assertContent("'type': 'ephemeral', " + errors, "ephemeral", "Message type unknown", null);
        assertEquals(
                "edit",
                read("'type': 'unsupported', 'unsupported': {'type': 'edit'}").type());
    }

    private static void assertContent(String members, String type, String text, String data) {
        var content = read(members);
        assertEquals(type, content.type());
        assertEquals(text, content.text());
        assertEquals(data == null ? null : json(data), content.details().data());
        assertEquals(List.of(), content.details().media());
    }

    private static void assertMedia(String members, String text, Media media) {
        assertEquals(text, read(members).text());
        assertEquals(List.of(media), read(members).details().media());
    }

    private static Content read(String members) {
        return MetaContent.of(new LenientJson(json("{" + members + "}")));
    }

    /** JSON with apostrophes in place of quotes. */
    private static JsonObject json(String text) {
        return (JsonObject) JsonReaders.parse(text.replace("\\'", "\\\"").replace('\'', '"'));
    }
}
