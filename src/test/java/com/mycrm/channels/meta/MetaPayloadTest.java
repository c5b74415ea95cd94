package com.mycrm.channels.meta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mycrm.channels.InboundItem;
import com.mycrm.channels.InboundMessage;
import com.mycrm.channels.InboundMessage.Content;
import com.mycrm.channels.InboundMessage.Details;
import com.mycrm.channels.InboundMessage.Sender;
import com.mycrm.channels.MessageChange;
import com.mycrm.channels.MessageRef;
import com.mycrm.channels.OutboundMessage;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetaPayloadTest {

    private static final Instant ARRIVED = Instant.parse("2026-07-01T12:00:00Z");
    private static final Instant SENT = Instant.ofEpochSecond(1_782_900_000L);
    private static final String NUMBER = "106540352242922";
    private static final Sender ZOE = new Sender("16505551234", null, null, "Zoë");
    private static final Sender NAMELESS = new Sender("16505551234", null, null, null);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'type': 'request_welcome'",
                "'type': 'text', 'text': {'body': 'Hi'}, 'group_id': 'Y2FwaV9ncm91cDox'",
                "'type': 'reaction', 'reaction': {'message_id': 'x', 'emoji': '👍'}, 'group_id': 7"
            })
    void welcomeRequestsAndMessagesOfGroupsArePassedOver(String members) {
        assertEquals(
                new Payload(List.of(), List.of()),
                parse(value("'messages': [{'from': '16505551234', 'id': 'a', %s}]".formatted(members))));
    }

    @Test
    void editsAndDeletionsAreChangesOfTheirMessage() {
        assertEquals(
                new Payload(
                        List.of(
                                change(
                                        "a",
                                        NAMELESS,
                                        new Content("text", "Hi!", Details.of(List.of(), Map.of(), "M0"), null)),
                                change("b", NAMELESS, new Content("image", null, null, null)),
                                change("c", NAMELESS, null),
                                change("d", new Sender(null, null, null, null), null)),
                        List.of(
                                "entry 0, change 0, message 4 has no new content",
                                "entry 0, change 0, message 5 has no id")),
                parse(value("""
                        'messages': [
                        {'from': '16505551234', 'id': 'x1', 'timestamp': '1782900000', 'type': 'edit', 'edit':
                         {'original_message_id': 'a', 'message': {'context': {'id': 'M0'}, 'type': 'text',
                          'text': {'body': 'Hi!'}}}},
                        {'from': '16505551234', 'id': 'x2', 'timestamp': '1782900000', 'type': 'edit', 'edit':
                         {'original_message_id': 'b', 'message': {'type': 'image', 'image': {'sha256': 's'}}}},
                        {'from': '16505551234', 'id': 'x3', 'timestamp': '1782900000', 'type': 'revoke', 'revoke':
                         {'original_message_id': 'c'}},
                        {'id': 'x4', 'timestamp': '1782900000', 'type': 'revoke', 'revoke':
                         {'original_message_id': 'd'}},
                        {'from': '16505551234', 'id': 'x5', 'type': 'edit', 'edit': {'original_message_id': 'e'}},
                        {'from': '16505551234', 'id': 'x6', 'type': 'revoke', 'revoke': []}]""")));
    }

    @Test
    void echoesAreMessagesOfTheCompany() {
        var zoe = new Sender("16505551234", "US.1", null, null);
        assertEquals(
                new Payload(
                        List.of(
                                new OutboundMessage(
                                        new MessageRef(NUMBER, "a"), zoe, new Content("text", "Yes", null, null), SENT),
                                new OutboundMessage(
                                        new MessageRef(NUMBER, "b"),
                                        new Sender(null, "US.2", null, null),
                                        new Content("text", "No", null, null),
                                        SENT),
                                change("a", zoe, new Content("text", "Yes!", null, null)),
                                change("b", zoe, null)),
                        List.of("entry 0, change 0, echo 4 names no customer")),
                parse(value("""
                        'contacts': [{'wa_id': '16505551234', 'user_id': 'US.1'}], 'message_echoes': [
                        {'from': '15550783881', 'to': '16505551234', 'id': 'a', 'timestamp': '1782900000',
                         'type': 'text', 'text': {'body': 'Yes'}},
                        {'from': '15550783881', 'to_user_id': 'US.2', 'id': 'b', 'timestamp': '1782900000',
                         'type': 'text', 'text': {'body': 'No'}},
                        {'from': '15550783881', 'to': '16505551234', 'id': 'c', 'timestamp': '1782900000',
                         'type': 'edit', 'edit': {'original_message_id': 'a', 'message': {'type': 'text',
                         'text': {'body': 'Yes!'}}}},
                        {'from': '15550783881', 'to': '16505551234', 'id': 'd', 'timestamp': '1782900000',
                         'type': 'revoke', 'revoke': {'original_message_id': 'b'}},
                        {'from': '15550783881', 'id': 'e', 'type': 'text', 'text': {'body': 'x'}},
                        {'to': '16505551234', 'id': 'f', 'group_id': 'G', 'type': 'text', 'text': {'body': 'x'}}]""").replace("'field': 'messages'", "'field': 'smb_message_echoes'")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "history",
                "smb_app_state_sync",
                "calls",
                "user_preferences",
                "account_update",
                "message_template_status_update"
            })
    void otherFieldsBringNoMessage(String field) {
        assertEquals(
                new Payload(List.of(), List.of()),
                parse(value("'messages': [{}], 'history': [{'threads': [{'messages': [{'id': 'a'}]}]}], 'calls': [7]")
                        .replace("'field': 'messages'", "'field': '" + field + "'")));
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
                List.of(system(new Sender(null, "US.2", null, null))),
                parse(value(system("user_changed_user_id", "'user_id': 'US.2'")))
                        .items());
    }

    /** The forms of Meta's reference and of its older versions; none has contacts. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
            'from': '15', 'type': 'user_changed_number', 'wa_id': '16'                    | 15   | -    | 16 | -
            'from': '15', 'type': 'customer_changed_number', 'new_wa_id': '16'            | 15   | -    | 16 | -
            'from': '16', 'type': 'customer_changed_number', 'customer': '15', 'wa_id': '16' | 15 | -   | 16 | -
            'type': 'user_changed_number', 'wa_id': '16', 'user_id': 'U.2', 'previous_user_id': 'U.1' | - | U.1 | 16 | U.2
            'type': 'user_changed_number', 'wa_id': '16', 'user_id': 'U.1'                | -    | U.1  | 16 | U.1
            'type': 'user_changed_user_id', 'user_id': 'U.2', 'previous_user_id': 'U.1'   | -    | U.1  | -  | U.2
            'type': 'user_changed_user_id', 'parent_user_id': 'U.2', 'previous_parent_user_id': 'U.1' | - | U.1 | - | U.2
            'from': 'U.1', 'type': 'user_changed_user_id', 'user_id': 'U.2'               | -    | U.1  | -  | U.2
            'from': '15', 'type': 'user_identity_changed', 'wa_id': '15', 'identity': 'x' | 15   | -    | -  | -
            """)
    void systemMessageNamesTheCustomerBeforeAndAfter(
            String members, String phone, String id, String newPhone, String newId) {
        var digits = members.replaceAll("'(1[56])'", "'165055512$1'");
        var from = digits.contains("'from'") ? digits.replaceAll("'from': ('[^']*').*", "'from': $1,") : "";
        var message = (InboundMessage)
                parse(value("'messages': [{" + from + " 'id': 'a', 'type': 'system', 'system': {" + digits + "}}]"))
                        .items()
                        .get(0);
        var after = message.newIdentity();
        assertEquals(
                phone == null ? null : "165055512" + phone, message.sender().phone());
        assertEquals(id, id(message.sender()));
        assertEquals(newPhone == null ? null : "165055512" + newPhone, after == null ? null : after.phone());
        assertEquals(newId, after == null ? null : id(after));
    }

    private static String id(Sender sender) {
        return sender.userId() == null ? sender.parentUserId() : sender.userId();
    }

    @Test
    void systemMessageAboutNobodyIsIgnored() {
        assertEquals(
                new Payload(List.of(), List.of()),
                parse(value("'messages': [{'id': 'a', 'type': 'system', 'system': {'type': 'user_changed_number',"
                        + " 'wa_id': '16505551234'}}]")));
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
                                "entry 0, change 0, message 2 names no customer",
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

    private static MessageChange change(String original, Sender customer, Content content) {
        return new MessageChange(new MessageRef(NUMBER, original), customer, content, SENT);
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
