package com.mycrm.api.xml;

import static com.mycrm.api.text.JsonFactory.JSON;

import com.mycrm.api.xml.XmlSchema.Root;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.StringReader;

/** Converts JSON of this service to XML. */
final class JsonToXml {

    private JsonToXml() {}

    static byte[] convert(byte[] document) {
        return convert(document, null);
    }

    /** A problem document. */
    static byte[] problem(byte[] document) {
        return convert(document, XmlSchema.get().root("problem"));
    }

    private static byte[] convert(byte[] document, Root root) {
        var xml = XmlGenerator.ofDocument(root);
        try (var parser = JSON.createParser(new ByteArrayInputStream(document))) {
            copy(parser, xml);
        }
        return xml.document();
    }

    static void copy(String json, JsonGenerator generator) {
        try (var parser = JSON.createParser(new StringReader(json))) {
            copy(parser, generator);
        }
    }

    private static void copy(JsonParser json, JsonGenerator generator) {
        while (json.hasNext()) {
            switch (json.next()) {
                case START_OBJECT -> generator.writeStartObject();
                case START_ARRAY -> generator.writeStartArray();
                case END_OBJECT, END_ARRAY -> generator.writeEnd();
                case KEY_NAME -> generator.writeKey(json.getString());
                case VALUE_STRING -> generator.write(json.getString());
                case VALUE_NUMBER -> generator.write(json.getBigDecimal());
                case VALUE_TRUE -> generator.write(true);
                case VALUE_FALSE -> generator.write(false);
                default -> generator.writeNull();
            }
        }
    }
}
