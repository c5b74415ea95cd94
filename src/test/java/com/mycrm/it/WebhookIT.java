package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Webhooks of Meta and Twilio: the handshake, signatures and the size of an event. */
class WebhookIT {

    private static final int LARGEST = 3 * 1024 * 1024;

    private final Api api = TestServer.api();

    @Test
    void metaHandshakeReturnsTheChallenge() {
        var answer = WhatsApp.handshake(api, "subscribe", "demo", "1158201444").expect(200);
        assertEquals("1158201444", answer.body());
        assertEquals("text/plain", answer.header("content-type").replaceFirst(";.*", ""));
        for (var refused : List.of(
                WhatsApp.handshake(api, "subscribe", "demO", "1"),
                WhatsApp.handshake(api, "subscribe", "", "1"),
                WhatsApp.handshake(api, "unsubscribe", "demo", "1"),
                api.send("GET", "/channels/meta?hub.verify_token=demo&hub.challenge=1", null),
                api.send("GET", "/channels/meta?hub.mode=subscribe&hub.challenge=1", null),
                api.send("GET", "/channels/meta?hub.mode=subscribe&hub.verify_token=demo", null),
                api.send("GET", "/channels/meta", null))) {
            refused.isProblem(403, "Forbidden", "This is not the handshake of a known channel.", "/channels/meta");
        }
    }

    @Test
    void signedMetaEventIsAnsweredWithAnEmptyBody() {
        var answer = WhatsApp.signed(api, "demo", "{\"object\": \"nothing we know\", \"entry\": 7}");
        assertEquals(200, answer.status());
        assertEquals("", answer.body());
    }

    @Test
    void unsignedMetaEventIsRefusedAndCounted() {
        var events = events();
        var body = "{\"object\": \"whatsapp_business_account\", \"text\": \"caf\\u00e9 \\ud83c\\udf38\"}";
        var good = "sha256=" + hex(body);
        refused("missing", "The signature is missing.", () -> WhatsApp.meta(api, body, null));
        for (var signature : List.of(
                "sha256=" + "0".repeat(64),
                "",
                "sha256=",
                hex(body),
                "sha1=" + hex(body),
                good + "0",
                "sha256=" + hex(body).toUpperCase(Locale.ROOT))) {
            refused("wrong", "The signature is wrong.", () -> WhatsApp.meta(api, body, signature));
        }
        // equal JSON in other bytes
        refused("wrong", "The signature is wrong.", () -> WhatsApp.meta(api, body.replace("\\u00e9", "é"), good));
        refused("wrong", "The signature is wrong.", () -> WhatsApp.meta(api, body + "\n", good));
        refused("wrong", "The signature is wrong.", () -> WhatsApp.signed(api, "Demo", body));
        assertEquals(events, events());
        WhatsApp.meta(api, body, good).expect(200);
        assertEquals(events + 1, events());
    }

    @Test
    void metaEventHasThreeMebibytesAtMost() {
        var events = events();
        var largest = "{\"a\": \"" + "x".repeat(LARGEST - 9) + "\"}";
        assertEquals(LARGEST, largest.length());
        WhatsApp.signed(api, "demo", largest).expect(200);
        assertEquals(events + 1, events());
        WhatsApp.signed(api, "demo", largest + " ")
                .isProblem(413, "Content Too Large", "The body is larger than 3145728 bytes.", "/channels/meta");
        assertEquals(events + 1, events());
    }

    @Test
    void twilioSignatureCoversTheAddressAndAllParameters() {
        var form = "To=whatsapp%3A%2B14155238886&Unheard=of&Body=caf%C3%A9+%F0%9F%8C%B8&Empty=&B=2&B=1&B=2&a=%26%3D";
        var signed = "B1B2Bodycafé 🌸EmptyTowhatsapp:+14155238886Unheardofa&=";
        for (var address : List.of(api.url("/channels/twilio"), TestServer.PUBLIC_URL + "/channels/twilio")) {
            for (var query : List.of("", "?x=1&y=%20")) {
                var answer = WhatsApp.twilio(api, query, form, address + query + signed)
                        .expect(200);
                assertEquals("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>", answer.body());
                assertEquals("text/xml;charset=UTF-8", answer.header("content-type"));
            }
        }
        var events = events();
        var address = TestServer.PUBLIC_URL + "/channels/twilio";
        for (var refused : List.of(
                WhatsApp.twilio(api, "?x=1", form, address + signed),
                WhatsApp.twilio(api, "", form + "&More=1", address + signed),
                WhatsApp.twilio(api, "", form.replace("B=2&B=1&B=2", "B=2"), address + signed),
                WhatsApp.twilio(api, "", form, "https://other.example.com/channels/twilio" + signed),
                WhatsApp.twilio(api, "", form, address + signed.replace("é", "e")))) {
            refused.isProblem(401, "Unauthorized", "The signature is wrong.", "/channels/twilio");
        }
        api.send("POST", "/channels/twilio", form, "Content-Type", WhatsApp.FORM)
                .isProblem(401, "Unauthorized", "The signature is missing.", "/channels/twilio");
        assertEquals(events, events());
    }

    @Test
    void smsIsNoLead() {
        WhatsApp.with(api, whatsApp -> {
            whatsApp.callback(
                            "MessageSid",
                            whatsApp.id("SM"),
                            "SmsStatus",
                            "received",
                            "From",
                            "+" + whatsApp.phone(1),
                            "To",
                            "+" + whatsApp.number,
                            "Body",
                            "Hi")
                    .expect(200);
            whatsApp.settle();
            assertEquals(List.of(), whatsApp.leads());
        });
    }

    private void refused(String reason, String detail, Supplier<Answer> request) {
        var series = "leads_webhooks_refused_total{reason=\"" + reason + "\",source=\"meta\"}";
        var before = Metrics.value(api, series);
        var answer = request.get();
        answer.isProblem(401, "Unauthorized", detail, "/channels/meta");
        assertEquals("Signature", answer.header("www-authenticate"));
        assertEquals(before + 1, Metrics.value(api, series));
    }

    private static String hex(String body) {
        return HexFormat.of().formatHex(WhatsApp.mac("HmacSHA256", "demo", body));
    }

    private static long events() {
        return Sql.number("SELECT COALESCE(MAX(id), 0) FROM inbox_events");
    }
}
