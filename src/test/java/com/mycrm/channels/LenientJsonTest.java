package com.mycrm.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.api.patch.JsonReaders;
import java.util.List;
import org.junit.jupiter.api.Test;

class LenientJsonTest {

    private static final LenientJson JSON = json("""
            {"text": "a", "number": 1.50, "flag": true, "none": null, "object": {"inner": {"text": "b"}},
             "array": [1, "c"]}""");

    @Test
    void textAndNumberAreText() {
        assertEquals("a", JSON.text("text"));
        assertEquals("1.50", JSON.text("number"));
        assertEquals("b", JSON.text("object", "inner", "text"));
    }

    @Test
    void anyOtherValueIsNull() {
        for (var name : List.of("flag", "none", "object", "array", "missing")) {
            assertEquals(null, JSON.text(name), name);
        }
        assertEquals(null, JSON.text("text", "inner"));
        assertEquals(null, JSON.at("missing", "inner").value());
    }

    @Test
    void elementsAreThoseOfAnArray() {
        assertEquals(
                List.of("1", "c"),
                JSON.at("array").elements().stream().map(LenientJson::text).toList());
        assertEquals(List.of(), JSON.at("object").elements());
        assertEquals(List.of(), JSON.at("missing").elements());
    }

    private static LenientJson json(String text) {
        return new LenientJson(JsonReaders.parse(text));
    }
}
