package com.mycrm.imports;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Reads the lines of a text file, of which some can be given back. Lines may end differently in one file. */
final class TextLines implements AutoCloseable {

    /** The character that ends files of DOS. */
    private static final String END_OF_FILE = "\u001A";

    private final FileText text;
    private final Deque<TextLine> returned = new ArrayDeque<>();

    TextLines(FileText text) {
        this.text = text;
    }

    /** The next line, or null after the last. */
    TextLine next() throws IOException {
        return returned.isEmpty() ? read() : returned.remove();
    }

    /** Gives lines back, to be read again. */
    void giveBack(List<TextLine> lines) {
        for (var i = lines.size() - 1; i >= 0; i--) {
            returned.addFirst(lines.get(i));
        }
    }

    private TextLine read() throws IOException {
        var line = new StringBuilder();
        for (var c = text.read(); c >= 0; c = text.read()) {
            if (c == '\n') {
                return new TextLine(line.toString(), "\n");
            }
            if (c == '\r') {
                return new TextLine(line.toString(), endAfterReturn());
            }
            if (line.length() <= ImportRow.LONGEST) {
                line.append((char) c);
            }
        }
        return line.isEmpty() || line.toString().equals(END_OF_FILE) ? null : new TextLine(line.toString(), "");
    }

    /** Bytes after the return that are not of the character set belong to the next line. */
    private String endAfterReturn() throws IOException {
        try {
            if (text.peek() != '\n') {
                return "\r";
            }
            text.read();
            return "\r\n";
        } catch (CharacterCodingException e) {
            return "\r";
        }
    }

    /** The name of the character set of the file. */
    String charset() {
        return text.charset();
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
