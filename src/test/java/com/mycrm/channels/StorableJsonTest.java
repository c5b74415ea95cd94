package com.mycrm.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mycrm.api.patch.JsonReaders;
import com.mycrm.api.text.StoredText;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Collections;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class StorableJsonTest {

    @Test
    void emptyValuesAndCharactersThatNoColumnTakesAreLeftOut() {
        assertEquals(
                json("{'a': ['x', {'b': 1}], 'c': true}"),
                StorableJson.object(
                        json(
                                "{'a': ['x\\u0000', null, {'b': 1, 'd': ' '}, []], 'c': true, 'e': null, ' ': 1, 'f': {'g': ''}}")));
        assertEquals(null, StorableJson.object(json("{'a': [null, {}]}")));
        assertEquals(null, StorableJson.object(Collections.singletonMap("a", null)));
    }

    @Test
    void longValueIsCutAndStaysJson() {
        var many = Json.createArrayBuilder(Collections.nCopies(10_000, "ten chars."))
                .build();
        var stored = StorableJson.object(Map.of("a", many, "b", Json.createValue("x".repeat(10_000))));
        assertTrue(stored.toString().length() <= 16_000, stored::toString);
        assertTrue(stored.getJsonArray("a").size() > 500, stored::toString);
    }

    @Test
    void textThatIsNoJsonIsNotParsed() {
        for (var text : new String[] {null, "", "{", "[".repeat(1_000), "{\"a\":" + "9".repeat(1_000) + "}", "nul"}) {
            assertEquals(null, StorableJson.parsed(text));
        }
        assertEquals(json("{'a': 1}"), StorableJson.parsed("{\"a\": 1}"));
    }

    @Property(tries = 300)
    void anyValueIsStoredAndReadAgain(@ForAll("values") JsonValue value) {
        var stored = StorableJson.object(Map.of("a", value));
        if (stored != null) {
            assertEquals(stored, MessageJson.data(stored.toString()));
            assertTrue(!StoredText.UNSTORABLE
                    .matcher(stored.getValue("/a").toString())
                    .find());
        }
        FormAnswers.text(FormAnswers.of(value));
        assertTrue(PropertyCodes.in(stored).size() <= 50);
    }

    @Provide
    Arbitrary<JsonValue> values() {
        return RandomJson.values();
    }

    private static JsonObject json(String text) {
        return (JsonObject) JsonReaders.parse(text.replace('\'', '"'));
    }
}
