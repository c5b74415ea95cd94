package com.mycrm.channels;

import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a vendor sends, an event is read to its end, and what is read fits its columns. */
class PayloadPropertyTest {

    private static final Instant ARRIVED = Instant.parse("2026-07-01T12:00:00Z");
    private static final Pattern VALUE = Pattern.compile("(?<=:)(?:\"[^\"]*\"|\\d+)");
    private static final String EVENT = """
            {"object":"whatsapp_business_account","entry":[{"id":"0","changes":[{"field":"messages","value":{"metadata":
            {"phone_number_id":"1065"},"contacts":[{"profile":{"name":"Z","username":"z"},"wa_id":"16505551234","user_id":"U"}],
            "messages":[{"from":"16505551234","id":"a","timestamp":"1782900000","type":"text","text":{"body":"Hi"},
            "referral":{"source_id":"1","headline":"x"}},{"from":"16505551234","id":"b","type":"image","image":{"id":"1",
            "mime_type":"image/jpeg"}},{"from":"16505551234","id":"c","type":"system","system":{"type":"user_changed_number",
            "wa_id":"16505559999"}}],"statuses":[{"id":"d","status":"failed","timestamp":"1782900000",
            "recipient_id":"16505551234","errors":[{"code":131026,"title":"No"}]}]}}]}]}""";
    private static final String FORM =
            "MessageSid=SM1&From=whatsapp%3A%2B16505551234&To=whatsapp%3A%2B15550783881&Body=Hi&MessageStatus=sent";

    @Property(tries = 2_000)
    void metaIsReadWhateverStandsInIt(@ForAll int at, @ForAll("values") String value) {
        var places = VALUE.matcher(EVENT).results().toList();
        var place = places.get(Math.floorMod(at, places.size()));
        var mutated = EVENT.substring(0, place.start()) + value + EVENT.substring(place.end());
        isSound(MetaPayload.parse(mutated.getBytes(StandardCharsets.UTF_8), ARRIVED));
    }

    @Property(tries = 2_000)
    void twilioIsReadWhateverStandsInIt(@ForAll int at, @ForAll String text) {
        var from = Math.floorMod(at, FORM.length());
        isSound(TwilioPayload.parse(
                (FORM.substring(0, from) + text + FORM.substring(from)).getBytes(StandardCharsets.UTF_8), ARRIVED));
    }

    @Provide
    Arbitrary<String> values() {
        var texts = Arbitraries.strings()
                .ofMaxLength(6_000)
                .map(text -> Json.createValue(text).toString());
        var others = Arbitraries.of(
                "null",
                "true",
                "7",
                "-7",
                "1e999999999",
                "0.1",
                "99999999999999999999999999",
                "[]",
                "{}",
                "[[]]",
                "[null]",
                "{\"id\":{}}",
                "\"\"",
                "\" \"",
                "\"\\u0000\"",
                "\"\\ud83d\"");
        return Arbitraries.oneOf(texts, others);
    }

    private static void isSound(Payload payload) {
        for (var item : payload.items()) {
            if (item instanceof InboundMessage message) {
                assertTrue(message.sender().isKnown());
                fits(message.text(), 4096);
                fits(message.type(), 40);
                fits(message.sender().userId(), 190);
                fits(message.sender().username(), 100);
                fits(message.sender().profileName(), 190);
                fits(message.sender().phone(), 20);
            } else if (item instanceof Receipt receipt) {
                fits(receipt.status(), 40);
                fits(receipt.code(), 40);
                fits(receipt.title(), 190);
                fits(receipt.recipientId(), 190);
            }
            fits(item.numberKey(), 64);
        }
    }

    private static void fits(String text, int longest) {
        assertTrue(text == null || !text.isEmpty() && text.length() <= longest, () -> text.length() + " characters");
    }
}
