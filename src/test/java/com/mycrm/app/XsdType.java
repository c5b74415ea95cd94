package com.mycrm.app;

import java.io.File;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** A type of the XML schema with its elements, in their order by name. */
record XsdType(String name, Map<String, Member> elements) {

    private static final File SOURCE = new File("src/main/resources/META-INF/leads.xsd");
    private static final String JSON = "urn:mycrm:leads:json";

    /** @param type {@code xs:string} or {@code t:User}, for example */
    record Member(String type, boolean isRepeated, boolean isNillable, boolean isRequired) {}

    /**
     * The element of a document.
     *
     * @param items the member of the JSON document that is a list; empty for none
     * @param member the member of the JSON document that is the object; empty for none
     * @param item the name of the elements of a list; empty for none
     */
    record Root(String name, String items, String member, String item, XsdType type) {}

    /** @param types by names as elements have them, those without a name under the names of their roots */
    record Schema(Map<String, XsdType> types, Map<String, Root> roots) {}

    static Schema read() {
        var types = new LinkedHashMap<String, XsdType>();
        var roots = new HashMap<String, Root>();
        children(document(), "complexType", (name, type) -> types.put("t:" + name, new XsdType(name, elements(type))));
        children(document(), "element", (name, root) -> {
            var type = types.computeIfAbsent(
                    root.hasAttribute("type") ? root.getAttribute("type") : name,
                    any -> new XsdType(name, elements(root)));
            var item = type.elements.entrySet().stream()
                    .filter(element -> element.getValue().isRepeated)
                    .map(Map.Entry::getKey)
                    .findFirst();
            var items = root.getAttributeNS(JSON, "items");
            roots.put(
                    name,
                    new Root(
                            name,
                            items,
                            root.getAttributeNS(JSON, "member"),
                            items.isEmpty() ? "" : item.orElseThrow(),
                            type));
        });
        return new Schema(types, roots);
    }

    private static Element document() {
        try {
            return DocumentBuilderFactory.newDefaultNSInstance()
                    .newDocumentBuilder()
                    .parse(SOURCE)
                    .getDocumentElement();
        } catch (IOException | ParserConfigurationException | SAXException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Member> elements(Element parent) {
        var elements = new LinkedHashMap<String, Member>();
        for (var group : all(parent, "group")) {
            children(parent.getOwnerDocument().getDocumentElement(), "group", (name, declared) -> {
                if (group.getAttribute("ref").equals("t:" + name)) {
                    elements.putAll(elements(declared));
                }
            });
        }
        for (var element : all(parent, "element")) {
            elements.put(
                    element.getAttribute("name"),
                    new Member(
                            element.getAttribute("type"),
                            element.getAttribute("maxOccurs").equals("unbounded"),
                            element.getAttribute("nillable").equals("true"),
                            !element.getAttribute("minOccurs").equals("0")));
        }
        return elements;
    }

    private static List<Element> all(Element parent, String name) {
        var nodes = parent.getElementsByTagNameNS(XMLConstants.W3C_XML_SCHEMA_NS_URI, name);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .map(Element.class::cast)
                .toList();
    }

    private static void children(Element parent, String kind, BiConsumer<String, Element> consumer) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getLocalName().equals(kind)) {
                consumer.accept(element.getAttribute("name"), element);
            }
        }
    }
}
