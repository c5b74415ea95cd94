package com.mycrm.api.xml;

import static com.mycrm.api.text.JsonFactory.JSON;

import com.mycrm.api.problem.ProblemException;
import com.mycrm.api.problem.Problems;
import com.mycrm.api.problem.Violation;
import com.mycrm.api.xml.XmlSchema.Child;
import com.mycrm.api.xml.XmlSchema.Root;
import com.mycrm.api.xml.XmlSchema.Type;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Converts an XML body of a client to the JSON object that it stands for. The schema says which elements are numbers
 * or booleans, and which are arrays; values that it does not describe are text. A document type, and with it every
 * entity, is refused; the depth is bounded, and the number of elements by {@link XmlLimits}.
 */
final class XmlToJson {

    private static final int DEEPEST = 64;
    private static final XmlSchema SCHEMA = XmlSchema.get();

    private final XMLStreamReader xml;
    private int depth;

    /** The type of the root, which is that of the object that operations change. */
    private Type object;

    private XmlToJson(XMLStreamReader xml) {
        this.xml = xml;
    }

    /**
     * @param charset of the body; null for the one that it declares
     * @throws ProblemException 400 for a body that is no XML of this service
     */
    static JsonObject convert(byte[] body, Charset charset) {
        try {
            return document(XmlReaders.ofRequest(body, charset));
        } catch (XMLStreamException e) {
            var line =
                    e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNumber() + ")";
            throw refused("is no well-formed XML" + line);
        }
    }

    /** A whole document. */
    static JsonObject document(XMLStreamReader xml) throws XMLStreamException {
        return new XmlToJson(xml).document();
    }

    /**
     * The element at whose start the reader is, as the value that it stands for; afterwards the reader is at its end.
     *
     * @throws ProblemException 400 for an element that is no such XML
     */
    static JsonValue element(XMLStreamReader xml) throws XMLStreamException {
        return new XmlToJson(xml).root(SCHEMA.root(xml.getLocalName()));
    }

    private static ProblemException refused(String why) {
        return Problems.badRequest(List.of(Violation.pointer("", "The body " + why + ".")));
    }

    private JsonObject document() throws XMLStreamException {
        while (!xml.isStartElement()) {
            next();
        }
        var namespace = xml.getNamespaceURI();
        if (namespace != null && !namespace.equals(XmlSchema.NAMESPACE)) {
            throw refused("is XML of another namespace than " + XmlSchema.NAMESPACE);
        }
        var root = SCHEMA.root(xml.getLocalName());
        var value = root(root);
        while (xml.hasNext()) {
            next();
        }
        if (value instanceof JsonObject object) {
            return withItems(object, root);
        }
        throw refused("has no elements in its root");
    }

    private JsonValue root(Root root) throws XMLStreamException {
        object = root.type();
        return value(root.type());
    }

    /** The items of a list under the member that stands for them. */
    private static JsonObject withItems(JsonObject object, Root root) {
        if (root.item() == null || !object.containsKey(root.item())) {
            return object;
        }
        return JSON.createObjectBuilder(object)
                .remove(root.item())
                .add(root.member(), object.get(root.item()))
                .build();
    }

    private int next() throws XMLStreamException {
        var event = xml.next();
        if (event == XMLStreamReader.DTD || event == XMLStreamReader.ENTITY_REFERENCE) {
            throw refused("has a document type or an entity, which this service does not take");
        }
        return event;
    }

    /** The value of the element at whose start the reader is; afterwards it is at its end. */
    private JsonValue value(Type type) throws XMLStreamException {
        if (++depth > DEEPEST) {
            throw refused("nests more than " + DEEPEST + " elements in each other");
        }
        var isNil = isNil();
        var text = new StringBuilder();
        Map<String, List<JsonValue>> members = new LinkedHashMap<>();
        for (var event = next(); event != XMLStreamReader.END_ELEMENT; event = next()) {
            if (event == XMLStreamReader.START_ELEMENT) {
                var name = name();
                members.computeIfAbsent(name, any -> new ArrayList<>())
                        .add(value(child(type, name, members).type()));
            } else if (xml.isCharacters() || event == XMLStreamReader.CDATA) {
                text.append(xml.getText());
            }
        }
        depth--;
        if (!members.isEmpty() && !text.toString().isBlank()) {
            throw refused("has text beside elements");
        }
        if (isNil) {
            return JsonValue.NULL;
        }
        var isText = members.isEmpty() && (type.mayBeText() || !text.toString().isBlank());
        return isText ? type.scalar().json(text.toString()) : object(members, type);
    }

    /** The element of that name in another one. The value of an operation is what its path leads to. */
    private Child child(Type type, String name, Map<String, List<JsonValue>> members) {
        return type == SCHEMA.operation()
                        && name.equals("value")
                        && members.getOrDefault("path", List.of(JsonValue.NULL)).get(0) instanceof JsonString path
                ? object.at(path.getString())
                : type.child(name);
    }

    private boolean isNil() {
        var nil = xml.getAttributeValue(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, "nil");
        return nil != null && (nil.strip().equals("true") || nil.strip().equals("1"));
    }

    private String name() {
        var name = xml.getAttributeValue(null, "name");
        return name != null && xml.getLocalName().equals(XmlText.MEMBER) ? name : xml.getLocalName();
    }

    private JsonObject object(Map<String, List<JsonValue>> members, Type type) {
        var json = JSON.createObjectBuilder();
        members.forEach((name, values) -> {
            var isArray = values.size() > 1 || child(type, name, members).isArray();
            json.add(name, isArray ? array(values) : values.get(0));
        });
        return json.build();
    }

    /** One element with {@code xsi:nil} is an empty array. */
    private static JsonArray array(List<JsonValue> values) {
        return values.equals(List.of(JsonValue.NULL))
                ? JsonValue.EMPTY_JSON_ARRAY
                : JSON.createArrayBuilder(values).build();
    }
}
