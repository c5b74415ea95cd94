package com.mycrm.api.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.Json;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** What it writes, another implementation reads as what it was. */
class JsonTextTest {

    @Property
    void anyTextAndNumberComesBack(@ForAll List<String> texts, @ForAll long number) {
        var json = JsonText.of(to -> {
            to.object().name("texts").array();
            texts.forEach(to::value);
            to.endArray().name("number").value(number).name("none").value((String) null);
            to.endObject();
        });
        var expected = Json.createObjectBuilder();
        var array = Json.createArrayBuilder();
        texts.forEach(text -> array.add(asSent(text)));
        expected.add("texts", array).add("number", number).addNull("none");
        try (var reader = Json.createReader(new StringReader(new String(json, StandardCharsets.UTF_8)))) {
            assertEquals(expected.build().toString(), reader.readObject().toString());
        }
    }

    /** Half of a pair of surrogates is no character, and cannot be sent. */
    private static String asSent(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    @Property
    void anyTimeIsWrittenAsInIso8601(
            @ForAll @LongRange(min = -62_135_596_800L, max = 253_402_300_799L) long first,
            @ForAll @LongRange(min = -62_135_596_800L, max = 253_402_300_799L) long second) {
        var times =
                List.of(Instant.ofEpochSecond(first), Instant.ofEpochSecond(first + 1), Instant.ofEpochSecond(second));
        var json = JsonText.of(to -> {
            to.array();
            times.forEach(to::value);
            to.endArray();
        });
        var expected = times.stream().map(time -> '"' + time.toString() + '"').toList();
        assertEquals("[" + String.join(",", expected) + "]", new String(json, StandardCharsets.UTF_8));
    }
}
