package com.mycrm.imports;

import java.io.IOException;

/**
 * Splits a JSON file into the texts of its values: those of its lines, or the elements of the arrays that it consists
 * of. An object may span lines. One that does not end costs no other: it goes on only with lines that are indented, or
 * begin with a name or the end of something.
 */
final class JsonTexts implements AutoCloseable {

    /** What a line begins with that goes on with the object of the line before. */
    private static final String CONTINUING = " \t\r\n}],:\"";

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final FileText text;
    private boolean isBegun;
    private boolean isArray;
    private boolean isInArray;
    private boolean isAfterReturn;
    private long line = 1;
    private long number;

    JsonTexts(FileText text) {
        this.text = text;
    }

    /**
     * The text of the next value, or null after the last. A text that is longer than a row can be is cut.
     *
     * @throws UnreadableFile if the file ends within its array
     */
    String next() throws IOException {
        passOver();
        var c = text.peek();
        if (c < 0 && isInArray) {
            throw new UnreadableFile("The file ends before the array that it begins with; a part of it is missing");
        }
        if (c < 0) {
            return null;
        }
        number = isArray ? number + 1 : line;
        return c == '{' ? object() : other();
    }

    /** Whether there is a further value. */
    boolean hasNext() throws IOException {
        passOver();
        return text.peek() >= 0;
    }

    /** The line of the last value, or its place in the array of the file, from 1. */
    long number() {
        return number;
    }

    /** Passes over what is between values: blanks, control and byte order marks, commas and the brackets of arrays. */
    private void passOver() throws IOException {
        for (var c = text.peek(); c >= 0; c = text.peek()) {
            if (c == '[' && (isArray ? !isInArray : !isBegun)) {
                isArray = true;
                isInArray = true;
            } else if (c == ']' && isInArray) {
                isInArray = false;
            } else if (c > ' ' && c != ',' && c != BYTE_ORDER_MARK) {
                isBegun = true;
                return;
            }
            isBegun |= c == '[';
            read();
        }
    }

    /** An object up to its end, or up to where it cannot go on. */
    private String object() throws IOException {
        var object = new StringBuilder();
        var depth = 0;
        var isQuoted = false;
        var isAtStartOfLine = false;
        for (var c = text.peek(); c >= 0 && !(isAtStartOfLine && CONTINUING.indexOf(c) < 0); c = text.peek()) {
            append(object, read());
            isAtStartOfLine = isLineEnd(c);
            if (isQuoted) {
                if (c == '\\' && !isLineEnd(text.peek())) {
                    append(object, read());
                }
                isQuoted = c != '"' && !isAtStartOfLine;
            } else {
                isQuoted = c == '"';
                depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            }
            if (depth == 0) {
                break;
            }
        }
        return object.toString();
    }

    /** What is no object: up to the end of the line, in an array also to the end of the element. */
    private String other() throws IOException {
        var other = new StringBuilder();
        var isQuoted = false;
        for (var c = text.peek(); c >= 0 && !isLineEnd(c); c = text.peek()) {
            if (isInArray && !isQuoted && (c == ',' || c == ']')) {
                break;
            }
            isQuoted ^= c == '"';
            append(other, read());
        }
        return other.toString();
    }

    private static boolean isLineEnd(int c) {
        return c == '\n' || c == '\r';
    }

    private static void append(StringBuilder to, int c) {
        if (c >= 0 && to.length() <= ImportRow.LONGEST) {
            to.append((char) c);
        }
    }

    private int read() throws IOException {
        var c = text.read();
        line += c == '\r' || c == '\n' && !isAfterReturn ? 1 : 0;
        isAfterReturn = c == '\r';
        return c;
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
