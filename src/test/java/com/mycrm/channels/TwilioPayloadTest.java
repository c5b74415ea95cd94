package com.mycrm.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.channels.InboundMessage.Ad;
import com.mycrm.channels.InboundMessage.Media;
import com.mycrm.channels.InboundMessage.Sender;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What Twilio's callbacks tell. */
class TwilioPayloadTest {

    private static final Instant ARRIVED = Instant.parse("2026-07-01T12:00:00Z");
    private static final Sender ZOE = new Sender("16505551234", null, null, "Zoë");
    private static final String INBOUND =
            "SmsMessageSid=SM1&MessageSid=SM1&AccountSid=AC1&From=whatsapp%3A%2B16505551234&To=whatsapp%3A%2B15550783881"
                    + "&WaId=16505551234&ProfileName=Zo%C3%AB&SmsStatus=received&NumSegments=1&ApiVersion=2010-04-01";

    @Test
    void aMessageHasTextMediaAPlaceOrAnAd() {
        assertEquals(
                message("text", "Hi 👍 مرحبا", null, null),
                parse(INBOUND + "&MessageType=text&Body=Hi+%F0%9F%91%8D+%D9%85%D8%B1%D8%AD%D8%A8%D8%A7&NumMedia=0"));
        assertEquals(
                message("image", null, new Media("https://api.twilio.com/x", "image/jpeg"), null),
                parse(
                        INBOUND
                                + "&Body=&NumMedia=1&MediaUrl0=https%3A%2F%2Fapi.twilio.com%2Fx&MediaContentType0=image%2Fjpeg"));
        assertEquals(
                message("location", "Home\nStreet 1\n25.2, 55.27", null, null),
                parse(INBOUND + "&Body=&Latitude=25.2&Longitude=55.27&Label=Home&Address=Street+1"));
        assertEquals(
                message("button", "Call me", null, null),
                parse(INBOUND + "&MessageType=button&Body=Call+me&ButtonText=Call+me&ButtonPayload=c"));
        assertEquals(
                message("text", "Hi", null, new Ad("120", "Sea view\nCall now\nhttps://fb.me/x")),
                parse(INBOUND + "&Body=Hi&ReferralSourceId=120&ReferralSourceType=ad&ReferralHeadline=Sea+view"
                        + "&ReferralBody=Call+now&ReferralSourceUrl=https%3A%2F%2Ffb.me%2Fx&ReferralCtwaClid=c"));
        assertEquals(message("text", "100%", null, null), parse(INBOUND + "&Body=100%"));
    }

    @Test
    void everyStatusIsAReceipt() {
        for (var status : List.of(
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
                "new")) {
            assertEquals(
                    new Payload(
                            List.of(new Receipt(
                                    "15550783881",
                                    "SM2",
                                    status,
                                    "16505551234",
                                    null,
                                    null,
                                    "63024",
                                    "Invalid recipient",
                                    ARRIVED)),
                            List.of()),
                    parse("MessageSid=SM2&SmsSid=SM2&MessageStatus=" + status + "&SmsStatus=" + status
                            + "&To=whatsapp%3A%2B16505551234&From=whatsapp%3A%2B15550783881&ErrorCode=63024"
                            + "&ErrorMessage=Invalid+recipient&ChannelPrefix=whatsapp&AccountSid=AC1"));
        }
    }

    @Test
    void aSenderWithoutANumberIsItsId() {
        assertEquals(
                List.of(new InboundMessage(
                        "15550783881",
                        "SM3",
                        new Sender(null, "US.1349", null, null),
                        null,
                        "text",
                        "Hi",
                        null,
                        null,
                        ARRIVED)),
                parse("MessageSid=SM3&From=whatsapp%3AUS.1349&To=whatsapp%3A%2B15550783881&Body=Hi")
                        .items());
    }

    @Test
    void whatTellsNothingIsNamed() {
        assertEquals(new Payload(List.of(), List.of("The callback names no message")), parse("Body=Hi"));
        assertEquals(new Payload(List.of(), List.of("The callback names no message")), parse(""));
        assertEquals(
                new Payload(List.of(), List.of("The callback names no sender or no number")),
                parse("MessageSid=SM1&Body=Hi"));
    }

    private static Payload message(String type, String text, Media media, Ad ad) {
        return new Payload(
                List.of(new InboundMessage("15550783881", "SM1", ZOE, null, type, text, media, ad, ARRIVED)),
                List.of());
    }

    private static Payload parse(String form) {
        return TwilioPayload.parse(form.getBytes(StandardCharsets.UTF_8), ARRIVED);
    }
}
