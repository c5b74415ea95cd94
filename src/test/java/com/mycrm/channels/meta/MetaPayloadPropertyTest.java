package com.mycrm.channels.meta;

import com.mycrm.channels.PayloadChecks;
import jakarta.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MetaPayloadPropertyTest {

    private static final Pattern VALUE = Pattern.compile("(?<=:)(?:\"[^\"]*\"|\\d+)");
    private static final String EVENT = """
            {"object":"whatsapp_business_account","entry":[{"id":"0","changes":[{"field":"messages","value":{
            "metadata":{"phone_number_id":"1065"},
            "contacts":[{"profile":{"name":"Z","username":"z"},"wa_id":"16505551234","user_id":"U"}],
            "messages":[{"from":"16505551234","id":"a","timestamp":"1782900000","type":"text","text":{"body":"Hi"},
            "referral":{"source_id":"1","headline":"x"}},
            {"from":"16505551234","id":"b","type":"image","image":{"id":"1","mime_type":"image/jpeg"}},
            {"from":"16505551234","id":"c","type":"system",
            "system":{"type":"user_changed_number","wa_id":"16505559999"}}],
            "statuses":[{"id":"d","status":"failed","timestamp":"1782900000","recipient_id":"16505551234",
            "errors":[{"code":131026,"title":"No"}]}]}}]}]}""";

    @Property(tries = 2_000)
    void eventWithAnyValueIsRead(@ForAll int at, @ForAll("values") String value) {
        var places = VALUE.matcher(EVENT).results().toList();
        var place = places.get(Math.floorMod(at, places.size()));
        var mutated = EVENT.substring(0, place.start()) + value + EVENT.substring(place.end());
        PayloadChecks.assertFits(MetaPayload.parse(mutated.getBytes(StandardCharsets.UTF_8), Instant.EPOCH));
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
}
