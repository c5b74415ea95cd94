package com.mycrm.channels.twilio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.api.patch.JsonReaders;
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
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
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

class TwilioPayloadTest {

    private static final Instant ARRIVED = Instant.parse("2026-07-01T12:00:00Z");
    private static final String NUMBER = "15550783881";
    private static final Sender ZOE = new Sender("16505551234", null, null, "Zoë");
    private static final String INBOUND =
            "SmsMessageSid=SM1&MessageSid=SM1&AccountSid=AC1&From=whatsapp%3A%2B16505551234"
                    + "&To=whatsapp%3A%2B15550783881"
                    + "&WaId=16505551234&ProfileName=Zo%C3%AB&SmsStatus=received&NumSegments=1&ApiVersion=2010-04-01";

    @ParameterizedTest
    @MethodSource
    void messageHasItsContent(String parameters, Content content) {
        assertEquals(
                new Payload(
                        List.of(new InboundMessage(new MessageRef(NUMBER, "SM1"), ZOE, null, content, ARRIVED)),
                        List.of()),
                parse(INBOUND + parameters));
    }

    static Stream<Arguments> messageHasItsContent() {
        return Stream.of(
                Arguments.of(
                        "&MessageType=text&Body=Hi+%F0%9F%91%8D+%D9%85%D8%B1&NumMedia=0",
                        new Content("text", "Hi 👍 مر", null, null)),
                Arguments.of(
                        "&Body=&NumMedia=2&MediaUrl0=https%3A%2F%2Fapi.twilio.com%2Fx&MediaContentType0=image%2Fjpeg"
                                + "&MediaUrl1=https%3A%2F%2Fapi.twilio.com%2Fy",
                        new Content(
                                "image",
                                null,
                                Details.of(
                                        List.of(
                                                new Media("https://api.twilio.com/x", "image/jpeg"),
                                                new Media("https://api.twilio.com/y", null)),
                                        Map.of(),
                                        null),
                                null)),
                Arguments.of(
                        "&Body=&Latitude=25.2&Longitude=55.27&Label=Home&Address=Street+1",
                        new Content(
                                "location",
                                "Home\nStreet 1\n25.2, 55.27",
                                details("{'location': {'latitude': '25.2', 'longitude': '55.27', 'name': 'Home',"
                                        + " 'address': 'Street 1'}}"),
                                null)),
                Arguments.of(
                        "&MessageType=interactive&Body=Villa&ListId=PF-1&ListTitle=Villa&ListDescription=Big",
                        new Content(
                                "interactive",
                                "Villa",
                                details("{'reply': {'id': 'PF-1', 'title': 'Villa', 'description': 'Big'}}"),
                                null)),
                Arguments.of(
                        "&MessageType=interactive&Body=&InteractiveData=%7B%22flow_token%22%3A%22t%22%2C%22rooms%22"
                                + "%3A3%7D",
                        new Content("interactive", "rooms: 3", details("{'answers': {'rooms': 3}}"), null)),
                Arguments.of(
                        "&Body=Hi&Forwarded=true&OriginalRepliedMessageSid=SM0",
                        new Content(
                                "text", "Hi", Details.of(List.of(), Map.of("forwarded", JsonValue.TRUE), "SM0"), null)),
                Arguments.of(
                        "&MessageType=button&Body=Call+me&ButtonText=Call+me&ButtonPayload=c",
                        new Content(
                                "button", "Call me", details("{'reply': {'payload': 'c', 'text': 'Call me'}}"), null)),
                Arguments.of(
                        "&Body=Hi&ReferralSourceId=120&ReferralSourceType=ad&ReferralHeadline=Sea+view"
                                + "&ReferralBody=Call+now&ReferralSourceUrl=https%3A%2F%2Ffb.me%2Fx&ReferralCtwaClid=c",
                        new Content(
                                "text",
                                "Hi",
                                null,
                                new Referral("ad", "120", "https://fb.me/x", "Sea view", "Call now", "c"))),
                Arguments.of("&Body=100%", new Content("text", "100%", null, null)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "accepted",
                "scheduled",
                "queued",
                "sending",
                "sent",
                "delivered",
                "read",
                "failed",
                "undelivered",
                "canceled",
                "new"
            })
    void statusIsAReceipt(String status) {
        var receipt = new Receipt(
                new MessageRef(NUMBER, "SM2"),
                new Recipient("16505551234", null),
                new ReceiptStatus(status, "63024", "Invalid recipient"),
                null,
                ARRIVED);
        assertEquals(
                new Payload(List.of(receipt), List.of()),
                parse("MessageSid=SM2&SmsSid=SM2&MessageStatus=" + status + "&SmsStatus=" + status
                        + "&To=whatsapp%3A%2B16505551234&From=whatsapp%3A%2B15550783881&ErrorCode=63024"
                        + "&ErrorMessage=Invalid+recipient&ChannelPrefix=whatsapp&AccountSid=AC1"));
    }

    @Test
    void senderWithoutANumberHasAnId() {
        var sender = new Sender(null, "US.1349", null, null);
        assertEquals(
                List.of(new InboundMessage(
                        new MessageRef(NUMBER, "SM3"), sender, null, new Content("text", "Hi", null, null), ARRIVED)),
                parse("MessageSid=SM3&From=whatsapp%3AUS.1349&To=whatsapp%3A%2B15550783881&Body=Hi")
                        .items());
    }

    @Test
    void receiptNamesItsChannelAtLeastOnce() {
        var receipt = new Receipt(
                new MessageRef(NUMBER, "SM2"),
                new Recipient("16505551234", null),
                new ReceiptStatus("read", null, null),
                null,
                ARRIVED);
        assertEquals(
                new Payload(List.of(receipt), List.of()),
                parse(
                        "MessageSid=SM2&MessageStatus=read&To=%2B16505551234&From=%2B15550783881&ChannelPrefix=whatsapp"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MessageSid=SM1&From=%2B16505551234&To=%2B15550783881&Body=Hi&SmsStatus=received",
                "MessageSid=SM1&From=%2B15550783881&To=%2B16505551234&MessageStatus=delivered",
                "MessageSid=SM1&From=messenger%3A1234567&To=messenger%3A7654321&Body=Hi",
                "MessageSid=SM1&From=rcs%3Azoe&To=%2B15550783881&ChannelPrefix=rcs&Body=Hi"
            })
    void callbackOfAnotherChannelBringsNothing(String form) {
        assertEquals(new Payload(List.of(), List.of()), parse(form));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Body=Hi"})
    void formWithoutAnIdIsAFault(String form) {
        assertEquals(new Payload(List.of(), List.of("The callback names no message")), parse(form));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MessageSid=SM1&Body=Hi",
                "MessageSid=SM1&From=whatsapp%3A%2B16505551234",
                "MessageSid=SM1&MessageStatus=sent"
            })
    void formWithoutSenderOrNumberIsAFault(String form) {
        assertEquals(new Payload(List.of(), List.of("The callback names no sender or no number")), parse(form));
    }

    private static Payload parse(String form) {
        return TwilioPayload.parse(form.getBytes(StandardCharsets.UTF_8), ARRIVED);
    }

    private static Details details(String data) {
        return Details.of(List.of(), (JsonObject) JsonReaders.parse(data.replace('\'', '"')), null);
    }
}
