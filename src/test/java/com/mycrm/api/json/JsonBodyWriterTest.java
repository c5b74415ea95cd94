package com.mycrm.api.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.api.patch.JsonReaders;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class JsonBodyWriterTest {

    private final JsonBodyWriter writer = new JsonBodyWriter();
    private final MultivaluedHashMap<String, Object> headers = new MultivaluedHashMap<>();

    JsonBodyWriterTest() {
        writer.jsonb = JsonConfiguration.jsonb();
    }

    /** A document. */
    @JsonbPropertyOrder({"firstName", "age", "phone"})
    public record Person(String firstName, long age, String phone) {}

    @Test
    void membersAreNamedWithUnderscores() throws IOException {
        assertEquals("{\"first_name\":\"Zoë\",\"age\":7,\"phone\":null}", written(new Person("Zoë", 7, null)));
    }

    @Test
    void lengthIsThatOfTheBytes() throws IOException {
        var text = written(new Person("Zoë", 7, null));
        assertEquals(Map.of("Content-Length", List.of(text.length() + 1)), headers);
    }

    @Test
    void encodedAnswerHasNoLength() throws IOException {
        headers.putSingle("Content-Encoding", "gzip");
        written(new Person("Zoë", 7, null));
        assertEquals(Map.of("Content-Encoding", List.of("gzip")), headers);
    }

    @Test
    void controlCharactersAndQuotesAreEscaped() throws IOException {
        assertEquals(
                "{\"first_name\":\"\\\"\\\\\\b\\f\\n\\r\\t\\u0000\\u001f\u007f/\",\"age\":7,\"phone\":null}",
                written(new Person("\"\\\b\f\n\r\t\u0000\u001f\u007f/", 7, null)));
    }

    /** Half of a surrogate pair is no character: it is sent as a question mark. */
    @Test
    void invalidSurrogateIsAQuestionMark() throws IOException {
        assertEquals(
                "{\"first_name\":\"?a?\",\"age\":7,\"phone\":null}", written(new Person("\ud83da\ude00", 7, null)));
    }

    @Property(tries = 300)
    void anyTextIsReadBack(@ForAll String name, @ForAll long age) throws IOException {
        var person = JsonReaders.object(written(new Person(name, age, name)));
        var sent = new String(name.getBytes(UTF_8), UTF_8);
        assertEquals(
                new Person(sent, age, sent),
                new Person(
                        person.getString("first_name"),
                        person.getJsonNumber("age").longValueExact(),
                        person.getString("phone")));
    }

    private String written(Object document) throws IOException {
        var output = new ByteArrayOutputStream();
        writer.write(document, headers, output);
        return output.toString(UTF_8);
    }
}
