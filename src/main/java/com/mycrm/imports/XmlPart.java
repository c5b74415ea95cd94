package com.mycrm.imports;

import com.mycrm.api.text.CountingInputStream;
import com.mycrm.api.xml.XmlReaders;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An XML part of a workbook, read element by element. A part of a kilobyte can unpack to gigabytes, so everything that
 * the parser keeps is bounded: the part, the bytes from one event to the next, the depth, and the number of different
 * names.
 */
final class XmlPart implements Closeable {

    private static final int LONGEST_EVENT = 4 * 1024 * 1024;
    private static final int DEEPEST = 32;
    private static final int MOST_NAMES = 1_000;

    private final BoundedInput input;
    private final XMLStreamReader reader;
    private final Set<String> names = new HashSet<>();
    private int depth;

    /** @param mostBytes of the unpacked part */
    XmlPart(InputStream content, long mostBytes) throws IOException {
        input = new BoundedInput(content, mostBytes);
        try {
            reader = XmlReaders.of(input);
        } catch (XMLStreamException | RuntimeException e) {
            throw unreadable(e);
        }
    }

    /** Moves to the next start or end of an element; false at the end of the part. */
    boolean next() throws IOException {
        for (var event = event(); event != XMLStreamConstants.END_DOCUMENT; event = event()) {
            if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT) {
                return true;
            }
        }
        return false;
    }

    boolean isStart(String name) {
        return reader.isStartElement() && reader.getLocalName().equals(name);
    }

    boolean isEnd(String name) {
        return reader.isEndElement() && reader.getLocalName().equals(name);
    }

    /** An attribute of the element that has begun, whatever its namespace; null if there is none. */
    String attribute(String name) {
        for (var i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(name)) {
                return reader.getAttributeValue(i);
            }
        }
        return null;
    }

    /** The text of the element that has begun, up to its end; one character more than the longest of a longer text. */
    String text(int longest) throws IOException {
        var text = new StringBuilder();
        for (var end = depth - 1; depth > end; ) {
            var event = event();
            if (event == XMLStreamConstants.END_DOCUMENT) {
                break;
            }
            if (event == XMLStreamConstants.CHARACTERS
                    || event == XMLStreamConstants.CDATA
                    || event == XMLStreamConstants.SPACE) {
                text.append(reader.getText(), 0, Math.min(reader.getTextLength(), longest + 1 - text.length()));
            }
        }
        return text.toString();
    }

    private int event() throws IOException {
        input.begin();
        try {
            if (!reader.hasNext()) {
                return XMLStreamConstants.END_DOCUMENT;
            }
            var event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                names.add(reader.getLocalName());
                for (var i = 0; i < reader.getAttributeCount(); i++) {
                    names.add(reader.getAttributeLocalName(i));
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
            if (depth > DEEPEST || names.size() > MOST_NAMES) {
                throw unreadable(null);
            }
            return event;
        } catch (XMLStreamException | RuntimeException e) {
            throw unreadable(e);
        }
    }

    private static UnreadableFile unreadable(Exception cause) {
        return new UnreadableFile("The file is no XLSX workbook, or a part of it is too large or damaged", cause);
    }

    @Override
    public void close() throws IOException {
        input.close();
    }

    /** Ends the reading by an exception where a part, or one event of it, is too large. */
    private static final class BoundedInput extends CountingInputStream {

        private long left;
        private long leftOfEvent = LONGEST_EVENT;

        BoundedInput(InputStream content, long mostBytes) {
            super(content);
            left = mostBytes;
        }

        void begin() {
            leftOfEvent = LONGEST_EVENT;
        }

        @Override
        protected void count(int bytes) throws IOException {
            left -= bytes;
            leftOfEvent -= bytes;
            if (left < 0 || leftOfEvent < 0) {
                throw new IOException("The part is too large");
            }
        }
    }
}
