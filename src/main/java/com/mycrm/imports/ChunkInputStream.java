package com.mycrm.imports;

import java.io.InputStream;
import java.util.Objects;
import java.util.function.IntFunction;

/** The content of an uploaded file, read from the database chunk by chunk. */
final class ChunkInputStream extends InputStream {

    private final IntFunction<byte[]> chunks;
    private byte[] chunk = new byte[0];
    private int nextChunk;
    private int offsetInChunk;
    private long read;

    /** @param chunks returns a chunk by its number, an empty one after the last */
    ChunkInputStream(IntFunction<byte[]> chunks) {
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
        if (offsetInChunk == chunk.length) {
            chunk = chunks.apply(nextChunk++);
            offsetInChunk = 0;
            if (chunk.length == 0) {
                return length == 0 ? 0 : -1;
            }
        }
        var count = Math.min(length, chunk.length - offsetInChunk);
        System.arraycopy(chunk, offsetInChunk, into, offset, count);
        offsetInChunk += count;
        read += count;
        return count;
    }
}
