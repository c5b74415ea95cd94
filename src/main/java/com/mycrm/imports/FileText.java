package com.mycrm.imports;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;

/**
 * The characters of a text file without its byte order mark. All characters before bytes that are not of the character
 * set are read, which a {@link java.io.InputStreamReader} does not promise.
 */
final class FileText implements AutoCloseable {

    /** Bytes by which the character set of a file is found. */
    static final int FIRST = 4 * 1024;

    private static final int CHUNK = 8 * 1024;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final InputStream content;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(CHUNK).limit(0);
    private final CharBuffer text = CharBuffer.allocate(CHUNK).limit(0);
    private boolean isLast;

    FileText(InputStream content, Charset named) throws IOException {
        this.content = new BufferedInputStream(content, CHUNK);
        this.content.mark(FIRST);
        decoder = FileCharset.of(this.content.readNBytes(FIRST), named).newDecoder();
        this.content.reset();
    }

    /** The name of the character set in which the file is read. */
    String charset() {
        return decoder.charset().name();
    }

    /**
     * The next character, or -1 after the last.
     *
     * @throws CharacterCodingException at bytes that are not of the character set, also when called again
     */
    int read() throws IOException {
        var next = peek();
        if (next >= 0) {
            text.get();
        }
        return next;
    }

    /** The same, without passing over it. */
    int peek() throws IOException {
        var isFirst = text.limit() == 0;
        if (!text.hasRemaining()) {
            decode();
        }
        while (isFirst && text.hasRemaining() && text.get(text.position()) == BYTE_ORDER_MARK) {
            text.get();
        }
        return text.hasRemaining() ? text.get(text.position()) : -1;
    }

    private void decode() throws IOException {
        text.clear();
        var result = decoder.decode(bytes, text, isLast);
        while (text.position() == 0 && result.isUnderflow() && !isLast) {
            fill();
            result = decoder.decode(bytes, text, isLast);
        }
        text.flip();
        if (result.isError() && !text.hasRemaining()) {
            result.throwException();
        }
    }

    private void fill() throws IOException {
        bytes.compact();
        var count = content.read(bytes.array(), bytes.position(), bytes.remaining());
        isLast = count < 0;
        bytes.position(bytes.position() + Math.max(0, count)).flip();
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
