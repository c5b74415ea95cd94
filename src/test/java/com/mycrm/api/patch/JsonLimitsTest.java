package com.mycrm.api.patch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.json.Json;
import jakarta.json.JsonException;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts that are small and whose objects, digits or time would not be. */
class JsonLimitsTest {

    @Test
    void depthIsBounded() {
        assertEquals(
                "[".repeat(64) + "]".repeat(64), JsonReaders.parse(nested(64)).toString());
        assertEquals("nests more than 64 objects and arrays in each other", refused(nested(65)));
        assertEquals("nests more than 64 objects and arrays in each other", refused("{\"a\":".repeat(65)));
    }

    @Test
    void numberOfValuesIsBounded() {
        assertEquals(
                19_999,
                JsonReaders.parse("[" + "1,".repeat(19_998) + "1]")
                        .asJsonArray()
                        .size());
        assertEquals("has more than 20000 values", refused("[" + "1,".repeat(20_000) + "1]"));
        assertEquals("has more than 20000 values", refused("[" + "{},".repeat(300_000) + "1]"));
        assertEquals(
                20_001,
                JsonReaders.parse("[" + "1,".repeat(20_000) + "1]", 100_000)
                        .asJsonArray()
                        .size());
    }

    @Test
    void lengthOfANumberIsBounded() {
        assertEquals("9".repeat(100), JsonReaders.parse("9".repeat(100)).toString());
        assertEquals("has a number of more than 100 characters", refused("[1, " + "9".repeat(101) + "]"));
    }

    @Test
    void textMayBeLongAndHaveAnyCharacters() {
        var text = Json.createValue("[{,\\\"".repeat(20_000)).toString();
        assertEquals(text, JsonReaders.parse(text).toString());
    }

    @ParameterizedTest
    @CsvSource({"'\"'", "'\"\\'", "]]]]", "''", "'{\"a\": \"\\\\\"'"})
    void textThatIsNoJsonIsLeftToItsReader(String text) {
        assertEquals(
                false, assertThrows(JsonException.class, () -> JsonReaders.parse(text)) instanceof JsonLimitException);
    }

    @Property
    void anyArrayOfTextsIsRead(@ForAll @Size(max = 20) List<String> texts) {
        var array = Json.createArrayBuilder(texts).build();
        assertEquals(array, JsonReaders.parse(array.toString()));
    }

    private static String nested(int depth) {
        return "[".repeat(depth) + "]".repeat(depth);
    }

    private static String refused(String text) {
        return assertThrows(JsonLimitException.class, () -> JsonReaders.parse(text))
                .getMessage();
    }
}
