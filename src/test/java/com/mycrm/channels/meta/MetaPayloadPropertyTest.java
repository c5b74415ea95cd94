package com.mycrm.channels.meta;

import com.mycrm.channels.PayloadChecks;
import com.mycrm.channels.RandomJson;
import jakarta.json.Json;
import jakarta.json.JsonValue;
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
            "system":{"type":"user_changed_number","wa_id":"16505559999"}},
            {"from":"16505551234","id":"e","type":"interactive","interactive":{"type":"nfm_reply","nfm_reply":{
            "name":"flow","body":"Sent","response_json":{"flow_token":"t","unit":"PF-1"}}}},
            {"from":"16505551234","id":"f","type":"interactive","interactive":{"list_reply":{"id":"1","title":"x"}}},
            {"from":"16505551234","id":"g","type":"order","order":{"catalog_id":"1","text":"x","product_items":[
            {"product_retailer_id":"1","quantity":1,"item_price":2,"currency":"AED"}]}},
            {"from":"16505551234","id":"h","type":"edit","edit":{"original_message_id":"a","message":{
            "type":"text","text":{"body":"Hi"}}}},
            {"from":"16505551234","id":"i","type":"revoke","revoke":{"original_message_id":"a"}},
            {"from":"16505551234","id":"j","type":"reaction","reaction":{"message_id":"a","emoji":"x"}},
            {"from":"16505551234","id":"k","type":"unsupported","unsupported":{"type":"edit"},
            "errors":[{"code":131051,"title":"x"}]},
            {"from":"16505551234","id":"l","type":"contacts","contacts":[{"name":{"formatted_name":"x"},
            "phones":[{"phone":"1"}],"emails":[{"email":"x"}]}]},
            {"from":"16505551234","id":"m","type":"button","button":{"payload":"x","text":"y"},
            "context":{"id":"a","forwarded":1,"referred_product":{"product_retailer_id":"1"}}}],
            "message_echoes":[{"from":"1","to":"16505551234","to_user_id":"U","id":"n","type":"text",
            "text":{"body":"Hi"}}],
            "statuses":[{"id":"d","status":"failed","timestamp":"1782900000","recipient_id":"16505551234",
            "errors":[{"code":131026,"title":"No"}]}]}}]}]}""";

    @Property(tries = 1_000)
    void eventWithAnyValueIsRead(@ForAll int at, @ForAll("values") String value) {
        var places = VALUE.matcher(EVENT).results().toList();
        var place = places.get(Math.floorMod(at, places.size()));
        var mutated = EVENT.substring(0, place.start()) + value + EVENT.substring(place.end());
        PayloadChecks.assertFits(MetaPayload.parse(mutated.getBytes(StandardCharsets.UTF_8), Instant.EPOCH));
    }

    @Property(tries = 500)
    void messageOfEachTypeWithAnyContentIsRead(
            @ForAll("types") String type, @ForAll("json") JsonValue content, @ForAll("json") JsonValue context) {
        var message = Json.createObjectBuilder()
                .add("from", "16505551234")
                .add("to", "16505551234")
                .add("id", "a")
                .add("type", type)
                .add("context", context)
                .add("referral", context)
                .add("errors", context)
                .add(type, content)
                .build();
        var value = Json.createObjectBuilder()
                .add("metadata", Json.createObjectBuilder().add("phone_number_id", "1065"))
                .add("messages", Json.createArrayBuilder().add(message))
                .add("message_echoes", Json.createArrayBuilder().add(message))
                .build();
        var event = "{\"entry\":[{\"changes\":[{\"field\":\"messages\",\"value\":" + value + "}]}]}";
        PayloadChecks.assertFits(MetaPayload.parse(event.getBytes(StandardCharsets.UTF_8), Instant.EPOCH));
    }

    @Provide
    Arbitrary<String> types() {
        return Arbitraries.of(
                "text",
                "image",
                "document",
                "button",
                "interactive",
                "location",
                "contacts",
                "order",
                "reaction",
                "edit",
                "revoke",
                "system",
                "unsupported",
                "hologram",
                "from");
    }

    @Provide
    Arbitrary<JsonValue> json() {
        return RandomJson.values();
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
