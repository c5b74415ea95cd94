package com.mycrm.channels.meta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mycrm.channels.InboundItem;
import com.mycrm.channels.InboundMessage;
import com.mycrm.channels.InboundMessage.Content;
import com.mycrm.channels.InboundMessage.Details;
import com.mycrm.channels.InboundMessage.Media;
import com.mycrm.channels.InboundMessage.Sender;
import com.mycrm.channels.MessageRef;
import com.mycrm.channels.Payload;
import com.mycrm.channels.Receipt;
import com.mycrm.channels.Receipt.Recipient;
import com.mycrm.channels.ReceiptStatus;
import com.mycrm.leads.whatsapp.Referral;
import jakarta.json.JsonException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetaPayloadTest {

    private static final Instant ARRIVED = Instant.parse("2026-07-01T12:00:00Z");
    private static final Instant SENT = Instant.ofEpochSecond(1_782_900_000L);
    private static final String NUMBER = "106540352242922";
    private static final Sender ZOE = new Sender("16505551234", null, null, "Zoë");
    private static final Sender NAMELESS = new Sender("16505551234", null, null, null);

    @ParameterizedTest
    @MethodSource
    void messageOfEachTypeHasItsText(String members, String type, String text, Media media) {
        assertEquals(
                new Payload(
                        List.of(message(ZOE, null, new Content(type, text, details(media), null), SENT)), List.of()),
                parse(value("""
                        'contacts': [{'profile': {'name': 'Zoë'}, 'wa_id': '16505551234'}], 'messages': [
                        {'from': '16505551234', 'id': 'a', 'timestamp': '1782900000', %s}]""".formatted(members))));
    }

    static Stream<Arguments> messageOfEachTypeHasItsText() {
        return Stream.of(
                Arguments.of("'type': 'text', 'text': {'body': 'Hi'}", "text", "Hi", null),
                Arguments.of(
                        "'type': 'image', 'image': {'id': '1', 'mime_type': 'image/jpeg', 'caption': 'This one'}",
                        "image",
                        "This one",
                        new Media("1", "image/jpeg")),
                Arguments.of(
                        "'type': 'video', 'video': {'id': '2', 'mime_type': 'video/mp4'}",
                        "video",
                        null,
                        new Media("2", "video/mp4")),
                Arguments.of(
                        "'type': 'audio', 'audio': {'id': '3', 'mime_type': 'audio/ogg; codecs=opus', 'voice': true}",
                        "audio",
                        null,
                        new Media("3", "audio/ogg; codecs=opus")),
                Arguments.of(
                        "'type': 'document', 'document': {'id': '4', 'mime_type': 'application/pdf',"
                                + " 'filename': 'plan.pdf', 'caption': 'Plan'}",
                        "document",
                        "Plan\nplan.pdf",
                        new Media("4", "application/pdf")),
                Arguments.of(
                        "'type': 'sticker', 'sticker': {'id': '5', 'mime_type': 'image/webp', 'animated': false}",
                        "sticker",
                        null,
                        new Media("5", "image/webp")),
                Arguments.of(
                        "'type': 'location', 'location': {'latitude': 25.2, 'longitude': 55.27, 'name': 'Home',"
                                + " 'address': 'Street 1'}",
                        "location",
                        "Home\nStreet 1\n25.2, 55.27",
                        null),
                Arguments.of(
                        "'type': 'contacts', 'contacts': [{'name': {'formatted_name': 'A B'},"
                                + " 'phones': [{'phone': '+1 2', 'wa_id': '12'}]}]",
                        "contacts",
                        "A B +1 2",
                        null),
                Arguments.of(
                        "'type': 'interactive', 'interactive': {'button_reply': {'id': 'a', 'title': 'Yes'}}",
                        "interactive",
                        "Yes",
                        null),
                Arguments.of(
                        "'type': 'interactive', 'interactive': {'list_reply': {'id': 'a', 'title': 'Villa',"
                                + " 'description': '3 rooms'}}",
                        "interactive",
                        "Villa\n3 rooms",
                        null),
                Arguments.of(
                        "'type': 'interactive', 'interactive': {'nfm_reply': {'name': 'flow', 'body': 'Sent'}}",
                        "interactive",
                        "Sent",
                        null),
                Arguments.of(
                        "'type': 'button', 'button': {'text': 'Call me', 'payload': 'call'}",
                        "button",
                        "Call me",
                        null),
                Arguments.of(
                        "'type': 'reaction', 'reaction': {'message_id': 'wamid.0', 'emoji': '👍'}",
                        "reaction",
                        "👍",
                        null),
                Arguments.of(
                        "'type': 'order', 'order': {'catalog_id': '9', 'text': 'Please', 'product_items':"
                                + " [{'product_retailer_id': 'PF-1', 'quantity': 2, 'item_price': 1.5}]}",
                        "order",
                        "Please\n2 × PF-1",
                        null),
                Arguments.of(
                        "'type': 'unsupported', 'errors': [{'code': 131051, 'title': 'Not supported'}]",
                        "unsupported",
                        "Not supported",
                        null),
                Arguments.of("'type': 'request_welcome'", "request_welcome", null, null),
                Arguments.of("'type': 'hologram', 'hologram': {'caption': 'New', 'depth': 3}", "hologram", "New", null),
                Arguments.of("'x': 1", "unknown", null, null));
    }

    @ParameterizedTest
    @MethodSource
    void senderIsKnownByNumberIdOrUsername(String members, Sender sender) {
        assertEquals(
                List.of(message(sender, null, new Content(null, null, null, null), ARRIVED)),
                parse(value(members)).items());
    }

    static Stream<Arguments> senderIsKnownByNumberIdOrUsername() {
        return Stream.of(
                Arguments.of(
                        "'contacts': [{'wa_id': '1650', 'user_id': 'US.1', 'profile': {'name': 'Z',"
                                + " 'username': 'zoe'}}],"
                                + " 'messages': [{'from': '16505551234', 'id': 'a'}]",
                        new Sender("16505551234", "US.1", "zoe", "Z")),
                Arguments.of(
                        "'contacts': [{'user_id': 'US.1', 'profile': {'name': 'Z'}, 'username': 'zoe'}],"
                                + " 'messages': [{'from_user_id': 'US.1', 'id': 'a'}]",
                        new Sender(null, "US.1", "zoe", "Z")),
                Arguments.of(
                        "'contacts': [{'profile': {'username': 'zoe'}}], 'messages': [{'id': 'a'}]",
                        new Sender(null, null, "zoe", null)),
                Arguments.of(
                        "'messages': [{'from': 'US.13491208655302741918', 'id': 'a'}]",
                        new Sender(null, "US.13491208655302741918", null, null)),
                Arguments.of(
                        "'contacts': [{'wa_id': '16505551234', 'user_id': 'US.1'}],"
                                + " 'messages': [{'from_user_id': 'US.1', 'id': 'a'}]",
                        new Sender("16505551234", "US.1", null, null)),
                Arguments.of(
                        "'contacts': [{'wa_id': '15', 'profile': {'name': 'Other'}},"
                                + " {'wa_id': '16505551234', 'profile': {'name': 'Z'}}],"
                                + " 'messages': [{'from': 16505551234, 'id': 'a'}]",
                        new Sender("16505551234", null, null, "Z")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'wa_id': '16505559999'", "'new_wa_id': '16505559999'"})
    void changedNumberIsTheNewIdentity(String member) {
        assertEquals(
                List.of(system(new Sender("16505559999", null, null, null))),
                parse(value(system("user_changed_number", member))).items());
    }

    @Test
    void changedUserIdIsTheNewIdentity() {
        assertEquals(
                List.of(system(new Sender("16505551234", "US.2", null, null))),
                parse(value(system("user_changed_user_id", "'user_id': 'US.2'")))
                        .items());
    }

    @Test
    void otherSystemMessageHasNoNewIdentity() {
        assertEquals(
                List.of(system(null)),
                parse(value(system("customer_identity_changed", "'wa_id': '16505559999'")))
                        .items());
    }

    @Test
    void referralIsReadByItsMembers() {
        var message = (InboundMessage) parse(value("""
                        'messages': [{'from': '16505551234', 'id': 'a', 'referral': {'source_url': 'https://fb.me/x',
                        'source_id': 120, 'source_type': 'ad', 'headline': 'Sea view',
                        'body': 'Call now\\nToday', 'media_type': 'image', 'image_url': 'https://x', 'ctwa_clid': 'Aff-1',
                        'welcome_message': {'text': 'Hi'}}}]""")).items().get(0);
        assertEquals(
                new Referral("ad", "120", "https://fb.me/x", "Sea view", "Call now\nToday", "Aff-1"),
                message.content().referral());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sent", "delivered", "read", "played", "failed", "deleted", "warning", "new"})
    void statusIsAReceipt(String status) {
        var receipt = new Receipt(
                new MessageRef(NUMBER, "b"), new Recipient("16505551234", null), ReceiptStatus.of(status), null, SENT);
        assertEquals(new Payload(List.of(receipt), List.of()), parse(value("""
                        'statuses': [{'id': 'b', 'status': '%s', 'timestamp': '1782900000',
                        'recipient_id': '16505551234', 'conversation': {'id': 'c'},
                        'pricing': {'billable': true}}]""".formatted(status))));
    }

    /** Of Meta's references of payments and calls. */
    @Test
    void statusOfAnotherKindIsIgnored() {
        assertEquals(new Payload(List.of(), List.of()), parse(value("""
                        'statuses': [{'id': 'b', 'status': 'failed', 'type': 'payment', 'recipient_id': '16505551234',
                         'payment': {'reference_id': 'r1', 'transaction': {'id': 'o1', 'status': 'failed'}}},
                        {'id': 'c', 'status': 'captured', 'payment': {'reference_id': 'r1'}},
                        {'id': 'wacid.1', 'status': 'REJECTED', 'type': 'call', 'recipient_id': '16505551234'},
                        {'type': 'pricing', 'pricing': {'billable': true}}]""")));
    }

    @Test
    void failureHasCodeTitleAndCallback() {
        var receipt = new Receipt(
                new MessageRef(NUMBER, "b"),
                new Recipient(null, "US.1"),
                new ReceiptStatus("failed", "131026", "Message undeliverable"),
                "77",
                ARRIVED);
        assertEquals(List.of(receipt), parse(value("""
                        'statuses': [{'id': 'b', 'status': 'failed', 'timestamp': 'soon', 'recipient_user_id': 'US.1',
                        'biz_opaque_callback_data': '77', 'errors': [{'code': 131026, 'title': 'Message undeliverable',
                        'message': 'x', 'error_data': {'details': 'y'}}]}]""")).items());
    }

    @Test
    void brokenElementIsAFaultAndTheOthersAreRead() {
        var receipt = new Receipt(
                new MessageRef(NUMBER, "b"), new Recipient(null, null), ReceiptStatus.of("sent"), null, ARRIVED);
        assertEquals(
                new Payload(
                        List.of(message(NAMELESS, null, new Content("text", "Hi", null, null), ARRIVED), receipt),
                        List.of(
                                "entry 0, change 0, message 0 is no object",
                                "entry 0, change 0, message 1 has no id",
                                "entry 0, change 0, message 2 is by nobody",
                                "entry 0, change 0, status 1 has no id or no status",
                                "entry 0, change 0, status 2 has no id or no status")),
                parse(value("""
                        'messages': [7, {'from': '16505551234'}, {'id': 'x'},
                         {'from': '16505551234', 'id': 'a', 'type': 'text', 'text': {'body': '\\u0000Hi\\ud83d'}}],
                        'statuses': [{'id': 'b', 'status': 'sent'}, {'id': 'c'},
                         {'id': 'd', 'status': '\\u0001'}]""")));
    }

    @Test
    void messageWithoutABusinessNumberIsAFault() {
        assertEquals(new Payload(List.of(), List.of("entry 1, change 0, message 0 is to no number")), parse("""
                        {'entry': [[], {'changes': [{'value': {'messages': [{'id': 'a'}]}},
                        {'field': 'account_update', 'value': {'messages': [{}]}}]}]}"""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "7", "null", "{'entry': {}}", "{'entry': [{'changes': 'x'}]}"})
    void unknownJsonIsEmpty(String json) {
        assertEquals(new Payload(List.of(), List.of()), parse(json));
    }

    @Test
    void textThatIsNoJsonIsNotRead() {
        assertThrows(JsonException.class, () -> parse("no JSON"));
    }

    private static InboundMessage message(Sender sender, Sender newIdentity, Content content, Instant sentAt) {
        return new InboundMessage(new MessageRef(NUMBER, "a"), sender, newIdentity, content, sentAt);
    }

    private static Details details(Media media) {
        return Details.of(media == null ? List.of() : List.of(media), Map.of(), null);
    }

    private static InboundItem system(Sender newIdentity) {
        return message(NAMELESS, newIdentity, new Content("system", "Z changed", null, null), SENT);
    }

    private static String system(String type, String member) {
        return """
                'messages': [{'from': '16505551234', 'id': 'a', 'type': 'system', 'timestamp': 1782900000,
                'system': {'body': 'Z changed', 'type': '%s', %s}}]""".formatted(type, member);
    }

    private static String value(String members) {
        return """
                {'object': 'whatsapp_business_account', 'entry': [{'id': '0', 'changes': [{'field': 'messages',
                'value': {
                'messaging_product': 'whatsapp', 'metadata': {'display_phone_number': '15550783881',
                'phone_number_id': '%s'}, %s}}]}]}""".formatted(NUMBER, members);
    }

    private static Payload parse(String json) {
        return MetaPayload.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), ARRIVED);
    }
}
