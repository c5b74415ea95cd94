package com.mycrm.api.xml;

import static com.mycrm.api.text.JsonFactory.JSON;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.api.patch.JsonReaders;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;

/** Compares JSON documents of the service with their XML form, which must be valid and have the same content. */
public final class XmlComparison {

    private static final Schema SCHEMA = schema();

    private XmlComparison() {}

    /** @param isProblem whether it is a problem document */
    public static void compare(String json, boolean isProblem) {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        var xml = isProblem ? JsonToXml.problem(bytes) : JsonToXml.convert(bytes);
        validate(xml);
        try {
            var document = XmlToJson.document(XmlReaders.of(new ByteArrayInputStream(xml)));
            assertEquals(content(unwrapped(JsonReaders.object(json))), content(document), json);
        } catch (XMLStreamException e) {
            throw new AssertionError(new String(xml, StandardCharsets.UTF_8), e);
        }
    }

    /** The XML form of a document. */
    public static String xml(String json) {
        return new String(JsonToXml.convert(json.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    /** @throws AssertionError for a document that the served schema does not allow */
    public static void validate(byte[] xml) {
        try {
            SCHEMA.newValidator().validate(new StreamSource(new ByteArrayInputStream(xml)));
        } catch (SAXException | IOException e) {
            throw new AssertionError(e.getMessage() + ": " + new String(xml, StandardCharsets.UTF_8), e);
        }
    }

    private static Schema schema() {
        try {
            return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(XmlComparison.class.getResource("/META-INF/leads.xsd"));
        } catch (SAXException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The document as the root has it: an object that the schema describes is not in an envelope. */
    private static JsonObject unwrapped(JsonObject document) {
        var first = document.keySet().stream().findFirst().orElse("");
        if (XmlSchema.get().ofMember(first).isEmpty() || !(document.get(first) instanceof JsonObject object)) {
            return document;
        }
        var all = JSON.createObjectBuilder(object);
        document.forEach((name, value) -> {
            if (!name.equals(first) && !object.containsKey(name)) {
                all.add(name, value);
            }
        });
        return all.build();
    }

    /** What both forms have: values as text, no array of none, no difference between one value and an array of it. */
    private static Object content(JsonValue value) {
        if (value instanceof JsonObject object) {
            var members = new TreeMap<String, Object>();
            object.forEach((name, inner) -> {
                var isMissing = name.equals("property") && inner == JsonValue.NULL;
                if (!isMissing && !(inner instanceof JsonArray array && array.isEmpty())) {
                    members.put(name, content(inner));
                }
            });
            return members.isEmpty() ? "" : members;
        }
        if (value instanceof JsonArray array) {
            var all = array.stream().map(XmlComparison::content).toList();
            return all.size() == 1 ? all.get(0) : all;
        }
        return value instanceof JsonStructure ? value : text(value);
    }

    private static Object text(JsonValue value) {
        if (value instanceof JsonNumber number) {
            return number.bigDecimalValue().toPlainString();
        }
        return value instanceof JsonString string
                ? string.getString().replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", "\uFFFD")
                : value.toString();
    }
}
