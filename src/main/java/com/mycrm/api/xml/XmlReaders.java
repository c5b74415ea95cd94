package com.mycrm.api.xml;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Makes readers of XML that other people wrote, without document types and external entities.
 *
 * <p>They get characters, because the reader of the JDK prints to standard error when it decodes what is no text.
 */
public final class XmlReaders {

    private static final int LONGEST_DECLARATION = 256;
    private static final Pattern ENCODING = Pattern.compile("^\\s*<\\?xml[^>]{0,100}encoding\\s*=\\s*[\"']([\\w.-]+)");
    private static final XMLInputFactory FACTORY = XMLInputFactory.newDefaultFactory();

    /** Since JDK 24 a document may have 100,000 escaped characters; without document types there are no others. */
    private static final List<String> ENTITY_LIMITS =
            List.of("jdk.xml.maxGeneralEntitySizeLimit", "jdk.xml.totalEntitySizeLimit");

    static {
        FACTORY.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        FACTORY.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        ENTITY_LIMITS.stream().filter(FACTORY::isPropertySupported).forEach(limit -> FACTORY.setProperty(limit, "0"));
    }

    private XmlReaders() {}

    /** XML in the encoding that it declares, or that its first bytes show (XML 1.0, appendix F). */
    public static XMLStreamReader of(InputStream text) throws XMLStreamException {
        return reader(decoded(text));
    }

    /**
     * The body of a request. Reading ends with a {@link com.mycrm.api.problem.ProblemException}, 400, where it has too
     * many elements or attributes.
     *
     * @param charset null for the encoding that the body declares, or that its first bytes show
     */
    public static XMLStreamReader ofRequest(byte[] body, Charset charset) throws XMLStreamException {
        var bytes = new ByteArrayInputStream(body);
        return reader(new XmlLimits(charset == null ? decoded(bytes) : decoded(bytes, charset)));
    }

    private static XMLStreamReader reader(Reader text) throws XMLStreamException {
        return FACTORY.createXMLStreamReader(withoutMark(text));
    }

    private static Reader decoded(InputStream text) throws XMLStreamException {
        try {
            var marked = new BufferedInputStream(text);
            marked.mark(LONGEST_DECLARATION);
            var beginning = marked.readNBytes(LONGEST_DECLARATION);
            marked.reset();
            return decoded(marked, charset(beginning));
        } catch (IOException | IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new XMLStreamException(e);
        }
    }

    private static Reader decoded(InputStream text, Charset charset) {
        return new InputStreamReader(text, charset.newDecoder());
    }

    /** A byte order mark is no part of the text. */
    private static Reader withoutMark(Reader text) throws XMLStreamException {
        try {
            var marked = new BufferedReader(text);
            marked.mark(1);
            if (marked.read() != '\uFEFF') {
                marked.reset();
            }
            return marked;
        } catch (IOException e) {
            throw new XMLStreamException(e);
        }
    }

    private static Charset charset(byte[] beginning) {
        if (beginning.length > 1 && (beginning[0] == 0 || (beginning[0] & 0xFF) == 0xFE)) {
            return StandardCharsets.UTF_16;
        }
        if (beginning.length > 1 && (beginning[1] == 0 || (beginning[0] & 0xFF) == 0xFF)) {
            return beginning[1] == 0 ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16;
        }
        var declared = ENCODING.matcher(new String(beginning, StandardCharsets.ISO_8859_1));
        return declared.find() ? Charset.forName(declared.group(1)) : StandardCharsets.UTF_8;
    }
}
