package com.mycrm.api.xml;

import com.mycrm.api.text.JsonText;
import com.mycrm.api.xml.XmlSchema.Root;
import com.mycrm.api.xml.XmlSchema.Type;
import jakarta.json.stream.JsonGenerator;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/**
 * A generator that writes XML where others write JSON, so that what is written as JSON needs nothing else to be XML.
 *
 * <p>The root is the element of the first object or array of the document, which itself has no element; what is beside
 * it is in the root too, unless the object has it already.
 */
final class XmlGenerator extends PlainGenerator {

    private static final XmlSchema SCHEMA = XmlSchema.get();
    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final String NAMESPACES =
            " xmlns=\"" + XmlSchema.NAMESPACE + "\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">";

    private enum Kind {
        DOCUMENT,
        ROOT,
        OBJECT,
        ARRAY
    }

    /**
     * An object or an array that is being written.
     *
     * @param name of its element, or of the element of each value of an array; null for none
     * @param type of the element that its values are in; null for the document, whose root may not be known yet
     */
    private record Level(Level outer, Kind kind, String name, Type type) {

        /** Whether its values are elements of the root. */
        boolean isOutermost() {
            return kind == Kind.DOCUMENT || kind == Kind.ROOT;
        }
    }

    private XmlText xml = new XmlText();

    /** The names of the elements in the root. */
    private final Set<String> written = new HashSet<>();

    private Root root;
    private Level level;
    private String key;

    /** The document, while a value that is in its root already is written again to nowhere; else null. */
    private XmlText kept;

    private XmlGenerator(Root root, Level level) {
        this.root = root;
        this.level = level;
    }

    /** @param root of the document; null for the one that its members have */
    static XmlGenerator ofDocument(Root root) {
        return new XmlGenerator(root, null);
    }

    /** @param type of the element that the value is in */
    static XmlGenerator ofValue(String name, Type type) {
        var generator = new XmlGenerator(null, new Level(null, Kind.OBJECT, null, type));
        generator.key = name;
        return generator;
    }

    /** The whole document. */
    byte[] document() {
        var name = root == null ? SCHEMA.other().name() : root.name();
        var start = (DECLARATION + "<" + name + NAMESPACES).getBytes(StandardCharsets.UTF_8);
        var content = xml.bytes();
        var end = ("</" + name + ">").getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(start.length + content.length + end.length)
                .put(start)
                .put(content)
                .put(end)
                .array();
    }

    /** What has been written, without a root. */
    byte[] content() {
        return xml.bytes();
    }

    @Override
    public JsonGenerator writeKey(String name) {
        key = name;
        return this;
    }

    @Override
    public JsonGenerator writeStartObject() {
        if (level == null) {
            level = new Level(null, Kind.DOCUMENT, null, null);
        } else if (isRoot()) {
            level = new Level(level, Kind.ROOT, null, root.type());
        } else {
            var name = element();
            xml.start(name);
            level = new Level(level, Kind.OBJECT, name, type().child(name).type());
        }
        return this;
    }

    @Override
    public JsonGenerator writeStartArray() {
        if (level.kind == Kind.DOCUMENT && root == null) {
            root = SCHEMA.ofItems(key).orElse(SCHEMA.other());
            level = new Level(level, Kind.ARRAY, root.item() == null ? key : root.item(), root.type());
        } else {
            var name = element();
            level = new Level(level, Kind.ARRAY, name, type());
        }
        return this;
    }

    @Override
    public JsonGenerator writeEnd() {
        if (level.kind == Kind.OBJECT) {
            xml.end(level.name);
        }
        level = level.outer;
        return written();
    }

    @Override
    public JsonGenerator write(String value) {
        isRoot();
        var name = element();
        xml.element(name, value);
        return written();
    }

    @Override
    JsonGenerator writePlain(String value) {
        return write(value);
    }

    @Override
    public JsonGenerator write(BigDecimal value) {
        if (value instanceof JsonText json) {
            isRoot();
            var name = element();
            xml.append(XmlFragments.of(name, json.toString(), type()));
            return written();
        }
        return super.write(value);
    }

    @Override
    public JsonGenerator writeNull() {
        isRoot();
        var name = element();
        if (!type().child(name).isOmitted()) {
            xml.nil(name);
        }
        return written();
    }

    /** Whether the value that begins is what the root stands for, which is known then. */
    private boolean isRoot() {
        if (level.kind != Kind.DOCUMENT || root != null || !written.isEmpty()) {
            return false;
        }
        root = SCHEMA.ofMember(key).orElse(null);
        return root != null;
    }

    /** The name of the element of the value that begins. */
    private String element() {
        if (level.kind == Kind.ARRAY) {
            return level.name;
        }
        if (level.isOutermost() && !written.add(key)) {
            kept = xml;
            xml = new XmlText();
        }
        return key;
    }

    /** The type of the element that the value is in. */
    private Type type() {
        if (level.kind != Kind.DOCUMENT) {
            return level.type;
        }
        return root == null ? SCHEMA.other().type() : root.type();
    }

    private JsonGenerator written() {
        if (kept != null && level.isOutermost()) {
            xml = kept;
            kept = null;
        }
        return this;
    }
}
