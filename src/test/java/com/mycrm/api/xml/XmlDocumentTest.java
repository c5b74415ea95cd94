package com.mycrm.api.xml;

import static com.mycrm.api.text.JsonFactory.JSON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.api.expand.Envelope;
import com.mycrm.api.expand.ExpandableReference;
import com.mycrm.api.expand.ExpandedObject;
import com.mycrm.api.json.JsonConfiguration;
import com.mycrm.api.paging.Page;
import com.mycrm.api.paging.PageRequest;
import jakarta.json.JsonObject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class XmlDocumentTest {

    private static final Jsonb JSONB = JsonConfiguration.jsonb();
    private static final JsonObject JSON_VALUES = JSON.createObjectBuilder()
            .add("text", "a&b")
            .add("number", new BigDecimal("1.2E+3"))
            .add("yes", true)
            .add("no", false)
            .addNull("none")
            .add("list", JSON.createArrayBuilder().add(1).addNull().add("x"))
            .build();

    /** Each kind of value that JSON-B writes. */
    @JsonbPropertyOrder({"id", "phone", "user", "property", "time", "price", "big", "size", "rate", "isOpen", "notes"})
    public record View(
            long id,
            String phone,
            ExpandableReference user,
            ExpandableReference property,
            Instant time,
            BigDecimal price,
            BigInteger big,
            int size,
            double rate,
            boolean isOpen,
            List<String> notes) {}

    @Test
    void pageIsThatOfItsJson() {
        var full = new ExpandedObject("{\"id\":7,\"first_name\":\"<Zoë>\",\"phone\":null,\"property\":null}");
        var page = new Page<>(
                1, new PageRequest(1, 100), List.of(view("a", full), view(null, null), view("\u0000\"&", full)));
        assertXml(Envelope.ofPage("whatsapp", page));
        assertXml(Envelope.ofPage("unknown", page));
    }

    @Test
    void objectIsThatOfItsJson() {
        var beside = new LinkedHashMap<String, Object>();
        beside.put("phone", List.of("in the lead already"));
        beside.put("id", JSON_VALUES);
        beside.put("size", 2);
        beside.put("secret", "s");
        beside.put("values", JSON_VALUES);
        for (var name : List.of("whatsapp", "unknown")) {
            assertXml(Envelope.ofOne(name, view("a", new ExpandedObject("\"text\""))));
            assertXml(Envelope.ofOne(name, view("a", new ExpandedObject("[1,{\"a\":2}]")))
                    .with(beside));
        }
    }

    @Property
    void anyMemberIsThatOfItsJson(@ForAll String name, @ForAll String value) {
        var json = JSON.createObjectBuilder().add(name, value).add("x", value).build();
        assertXml(Envelope.ofOne("whatsapp", json));
        assertXml(Envelope.ofOne("other", new ExpandableReference(1, new ExpandedObject(json.toString()))));
    }

    private static View view(String phone, ExpandedObject user) {
        return new View(
                1,
                phone,
                new ExpandableReference(7, user),
                null,
                Instant.parse("2009-07-20T22:55:01Z"),
                new BigDecimal("1E+2"),
                BigInteger.TEN.pow(30),
                -1,
                1.5e-7,
                true,
                Arrays.asList("x", null, ""));
    }

    private static void assertXml(Envelope<?> envelope) {
        var json = JSONB.toJson(envelope).getBytes(UTF_8);
        assertEquals(new String(JsonToXml.convert(json), UTF_8), new String(XmlDocument.of(envelope, JSONB), UTF_8));
    }
}
