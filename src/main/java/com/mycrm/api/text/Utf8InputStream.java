package com.mycrm.api.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Text of any character set as UTF-8. Reading throws {@link java.nio.charset.CharacterCodingException} at bytes that
 * are not of the character set, instead of replacing them.
 */
public final class Utf8InputStream extends InputStream {

    private static final int CHUNK = 8 * 1024;

    private final Reader text;
    private final char[] characters = new char[CHUNK + 1];
    private byte[] chunk = new byte[0];
    private int position;

    /** @param charset the character set of the bytes in the stream */
    public Utf8InputStream(InputStream bytes, Charset charset) {
        text = new InputStreamReader(bytes, charset.newDecoder());
    }

    @Override
    public int read() throws IOException {
        return isAtEnd() ? -1 : chunk[position++] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (isAtEnd()) {
            return -1;
        }
        var count = Math.min(length, chunk.length - position);
        System.arraycopy(chunk, position, target, offset, count);
        position += count;
        return count;
    }

    private boolean isAtEnd() throws IOException {
        if (position < chunk.length) {
            return false;
        }
        var count = text.read(characters, 0, CHUNK);
        if (count > 0 && Character.isHighSurrogate(characters[count - 1])) {
            var low = text.read(); // the other half of the character; a decoder gives no half alone
            characters[count++] = (char) low;
        }
        chunk = count < 0 ? new byte[0] : new String(characters, 0, count).getBytes(StandardCharsets.UTF_8);
        position = 0;
        return count < 0;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
