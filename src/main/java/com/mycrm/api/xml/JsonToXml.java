package com.mycrm.api.xml;

import static com.mycrm.api.text.JsonFactory.JSON;

import com.mycrm.api.xml.XmlSchema.Root;
import com.mycrm.api.xml.XmlSchema.Type;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/**
 * Converts a JSON document of this service to XML, in one pass.
 *
 * <p>The root is the element of the first object or array of the document, which itself has no element; what is beside
 * it is in the root too, unless the object has it already.
 */
final class JsonToXml {

    private static final XmlSchema SCHEMA = XmlSchema.get();
    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final String NAMESPACES =
            " xmlns=\"" + XmlSchema.NAMESPACE + "\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">";

    private final JsonParser json;
    private final XmlText xml = new XmlText();
    private final Set<String> written = new HashSet<>();
    private Root root;

    private JsonToXml(JsonParser json, Root root) {
        this.json = json;
        this.root = root;
    }

    static byte[] convert(byte[] document) {
        return convert(document, null);
    }

    /** A problem document. */
    static byte[] problem(byte[] document) {
        return convert(document, SCHEMA.root("problem"));
    }

    private static byte[] convert(byte[] document, Root root) {
        try (var parser = JSON.createParser(new ByteArrayInputStream(document))) {
            return new JsonToXml(parser, root).document().getBytes(StandardCharsets.UTF_8);
        }
    }

    private String document() {
        json.next();
        for (var isFirst = true; json.next() != Event.END_OBJECT; isFirst = false) {
            member(json.getString(), json.next(), isFirst);
        }
        var name = root == null ? SCHEMA.other().name() : root.name();
        return DECLARATION + "<" + name + NAMESPACES + xml + "</" + name + ">";
    }

    /** A member of the document itself. */
    private void member(String name, Event event, boolean isFirst) {
        if (root == null && event == Event.START_ARRAY) {
            root = SCHEMA.ofItems(name).orElse(SCHEMA.other());
            elements(root.item() == null ? name : root.item(), root.type());
            return;
        }
        if (root == null && isFirst) {
            root = SCHEMA.ofMember(name).orElse(null);
            if (root != null && event == Event.START_OBJECT) {
                members(root.type(), written);
                return;
            }
        }
        if (written.add(name)) {
            value(name, event, root == null ? SCHEMA.other().type() : root.type());
        } else {
            skip(event);
        }
    }

    private void skip(Event event) {
        if (event == Event.START_OBJECT) {
            json.skipObject();
        } else if (event == Event.START_ARRAY) {
            json.skipArray();
        }
    }

    private void members(Type type, Set<String> names) {
        while (json.next() != Event.END_OBJECT) {
            var name = json.getString();
            names.add(name);
            value(name, json.next(), type);
        }
    }

    private void elements(String name, Type type) {
        for (var event = json.next(); event != Event.END_ARRAY; event = json.next()) {
            value(name, event, type);
        }
    }

    /** @param type of the element that this one is in */
    private void value(String name, Event event, Type type) {
        switch (event) {
            case START_OBJECT -> {
                xml.start(name);
                members(type.child(name).type(), new HashSet<>());
                xml.end(name);
            }
            case START_ARRAY -> elements(name, type);
            case VALUE_NULL -> {
                if (!type.child(name).isOmitted()) {
                    xml.nil(name);
                }
            }
            case VALUE_NUMBER -> xml.element(name, number());
            case VALUE_TRUE, VALUE_FALSE -> xml.element(name, Boolean.toString(event == Event.VALUE_TRUE));
            default -> xml.element(name, json.getString());
        }
    }

    /** Numbers of XML Schema have no exponent. */
    private String number() {
        return json.isIntegralNumber() ? json.getString() : json.getBigDecimal().toPlainString();
    }
}
