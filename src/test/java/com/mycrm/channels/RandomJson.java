package com.mycrm.channels;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** JSON values of any kind and shape, with the names of members that vendors use among others. */
public final class RandomJson {

    private static final int DEEPEST = 3;

    private static final Arbitrary<String> NAMES = Arbitraries.oneOf(
            Arbitraries.strings().ofMaxLength(20),
            Arbitraries.of(
                    "id",
                    "type",
                    "body",
                    "text",
                    "caption",
                    "message",
                    "message_id",
                    "original_message_id",
                    "emoji",
                    "mime_type",
                    "button_reply",
                    "list_reply",
                    "nfm_reply",
                    "response_json",
                    "title",
                    "product_items",
                    "product_retailer_id",
                    "name",
                    "formatted_name",
                    "phones",
                    "phone",
                    "referred_product",
                    "payload"));

    private RandomJson() {}

    public static Arbitrary<JsonValue> values() {
        return values(DEEPEST);
    }

    private static Arbitrary<JsonValue> values(int depth) {
        var texts = Arbitraries.strings().ofMaxLength(200).map(text -> (JsonValue) Json.createValue(text));
        var numbers = Arbitraries.bigDecimals()
                .between(BigDecimal.TEN.pow(30).negate(), BigDecimal.TEN.pow(30))
                .map(number -> (JsonValue) Json.createValue(number));
        var words = Arbitraries.of(JsonValue.TRUE, JsonValue.FALSE, JsonValue.NULL);
        if (depth == 0) {
            return Arbitraries.oneOf(texts, numbers, words);
        }
        var inner = values(depth - 1);
        var arrays = inner.list().ofMaxSize(3).map(list ->
                (JsonValue) Json.createArrayBuilder(list).build());
        var objects = Arbitraries.maps(NAMES, inner).ofMaxSize(4).map(members -> (JsonValue)
                Json.createObjectBuilder(Map.<String, Object>copyOf(members)).build());
        return Arbitraries.oneOf(texts, numbers, arrays, objects, objects);
    }
}
