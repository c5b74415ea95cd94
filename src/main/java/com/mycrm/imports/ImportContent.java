package com.mycrm.imports;

import java.io.InputStream;
import java.util.Objects;
import java.util.function.IntFunction;

/** What was uploaded, read from its chunks one at a time. */
final class ImportContent extends InputStream {

    private final IntFunction<byte[]> chunks;
    private byte[] chunk = new byte[0];
    private int next;
    private int at;
    private long read;

    /** @param chunks gives each chunk by its number, an empty one after the last */
    ImportContent(IntFunction<byte[]> chunks) {
        this.chunks = chunks;
    }

    /** How many bytes have been read. */
    long position() {
        return read;
    }

    @Override
    public int read() {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, into.length);
        if (at == chunk.length) {
            chunk = chunks.apply(next++);
            at = 0;
            if (chunk.length == 0) {
                return length == 0 ? 0 : -1;
            }
        }
        var count = Math.min(length, chunk.length - at);
        System.arraycopy(chunk, at, into, offset, count);
        at += count;
        read += count;
        return count;
    }
}
