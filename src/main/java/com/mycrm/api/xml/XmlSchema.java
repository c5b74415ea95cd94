package com.mycrm.api.xml;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The schema of the XML form, as far as a conversion from and to JSON needs it. */
final class XmlSchema {

    static final String NAMESPACE = "urn:mycrm:leads";

    private static final String FILE = "/META-INF/leads.xsd";
    private static final String JSON = NAMESPACE + ":json";

    /** A type that may have any elements. */
    private static final Type ANY = new Type(Map.of(), XmlScalar.TEXT);

    private static final Child OTHER = new Child(ANY, false, false);
    private static final XmlSchema SCHEMA = read();

    private final Map<String, Type> types = new HashMap<>();
    private final Map<String, Root> byName = new HashMap<>();
    private final Map<String, Root> byItems = new HashMap<>();
    private final Map<String, Root> byMember = new HashMap<>();

    /**
     * The element of a whole document.
     *
     * @param member the member of the JSON document that has the object, or the objects; empty for none
     * @param item the name of the element of each object in a list; null for no list
     */
    record Root(String name, String member, String item, Type type) {}

    /** The elements in an element, by their names. Types are compared by identity. */
    static final class Type {

        private final Map<String, Child> children;
        private final XmlScalar scalar;

        private Type(Map<String, Child> children, XmlScalar scalar) {
            this.children = children;
            this.scalar = scalar;
        }

        Child child(String name) {
            return children.getOrDefault(name, OTHER);
        }

        /** The element that a path of a JSON Patch (RFC 6902) leads to from an element of this type. */
        Child at(String path) {
            var child = new Child(this, false, false);
            for (var name : path.replaceFirst("^/", "").split("/")) {
                child = child.isArray
                        ? new Child(child.type, false, false)
                        : child.type.child(name.replace("~1", "/").replace("~0", "~"));
            }
            return child;
        }

        /** What the text of an element of this type stands for. */
        XmlScalar scalar() {
            return scalar;
        }

        /** Whether an element without elements is text, and no empty object. */
        boolean mayBeText() {
            return children.isEmpty();
        }
    }

    /**
     * An element in another one.
     *
     * @param isArray whether the JSON form is an array of such
     * @param isOmitted whether it is left out for null
     */
    record Child(Type type, boolean isArray, boolean isOmitted) {}

    static XmlSchema get() {
        return SCHEMA;
    }

    /** The root of a list under this member of a JSON document. */
    Optional<Root> ofItems(String member) {
        return Optional.ofNullable(byItems.get(member));
    }

    /** The root of an object or a value under this member of a JSON document. */
    Optional<Root> ofMember(String member) {
        return Optional.ofNullable(byMember.get(member));
    }

    /** The root of that name; one of any content if the schema has none. */
    Root root(String name) {
        return byName.getOrDefault(name, new Root(name, "", null, ANY));
    }

    /** The type of an operation of a JSON Patch. */
    Type operation() {
        return types.get("Operation");
    }

    /** The root of a document that the schema does not describe. */
    Root other() {
        return root("answer");
    }

    private static XmlSchema read() {
        try (var file = XmlSchema.class.getResourceAsStream(FILE)) {
            var builder = DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder();
            return new XmlSchema(builder.parse(file).getDocumentElement());
        } catch (IOException | ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("The schema of the XML form cannot be read", e);
        }
    }

    private XmlSchema(Element schema) {
        var named =
                children(schema).filter(element -> element.hasAttribute("name")).toList();
        types.put("Any", ANY);
        named.stream()
                .filter(XmlSchema::isType)
                .forEach(type -> types.computeIfAbsent(
                        type.getAttribute("name"), name -> new Type(new LinkedHashMap<>(), XmlScalar.TEXT)));
        named.stream()
                .filter(XmlSchema::isType)
                .filter(type -> !type.getAttribute("name").equals("Any"))
                .forEach(type -> type(type.getAttribute("name")).children.putAll(elements(type)));
        named.stream()
                .filter(element -> element.getLocalName().equals("element"))
                .forEach(this::addRoot);
    }

    private void addRoot(Element element) {
        var name = element.getAttribute("name");
        var items = element.getAttributeNS(JSON, "items");
        var member = element.getAttributeNS(JSON, "member");
        var content = elements(element);
        var item = content.keySet().stream()
                .filter(child -> content.get(child).isArray())
                .findFirst()
                .orElse(null);
        var type =
                element.hasAttribute("type") ? type(element.getAttribute("type")) : new Type(content, XmlScalar.TEXT);
        var root = new Root(name, items + member, item, type);
        byName.put(name, root);
        (items.isEmpty() ? byMember : byItems).put(items + member, root);
    }

    /** The elements that are declared in a type, or in an element without a named type. */
    private Map<String, Child> elements(Element parent) {
        var all = new LinkedHashMap<String, Child>();
        var declared = parent.getElementsByTagNameNS(XMLConstants.W3C_XML_SCHEMA_NS_URI, "element");
        for (var element : list(declared)) {
            all.put(
                    element.getAttribute("name"),
                    new Child(
                            type(element.getAttribute("type")),
                            element.getAttribute("maxOccurs").equals("unbounded"),
                            element.getAttributeNS(JSON, "null").equals("omitted")));
        }
        return all;
    }

    /** A type by its qualified name. Those of XML Schema itself have no elements. */
    private Type type(String name) {
        return types.getOrDefault(name.substring(name.indexOf(':') + 1), new Type(Map.of(), XmlScalar.ofType(name)));
    }

    private static boolean isType(Element element) {
        return element.getLocalName().equals("complexType");
    }

    private static Stream<Element> children(Element parent) {
        return list(parent.getChildNodes()).stream();
    }

    private static List<Element> list(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .toList();
    }
}
