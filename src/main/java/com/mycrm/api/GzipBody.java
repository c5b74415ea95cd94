package com.mycrm.api;

import com.mycrm.api.problem.ProblemException;
import com.mycrm.api.text.CountingInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A request body without its {@code Content-Encoding: gzip}. A body that expands to far more than tables do is 413: a
 * sender of a few bytes must not fill the disk. One that is no gzip is 400.
 */
final class GzipBody extends InputStream {

    /** Bytes of any body that may expand. */
    private static final long FREE = 16 * 1024 * 1024;

    /** Bytes that each byte may become beyond that. Tables of text become four to thirty. */
    private static final long MOST = 100;

    /** Members without content that follow each other. Writers of blocks end with one. */
    private static final int MOST_EMPTY = 100;

    private final CountedBody body;
    private InputStream expanded;
    private long read;

    private static final class CountedBody extends CountingInputStream {

        private long read;

        CountedBody(InputStream body) {
            super(body);
        }

        @Override
        protected void count(int bytes) {
            read += bytes;
        }
    }

    /** A gzip of several members. The library calls itself for each one without content, until the stack is full. */
    private static final class Members extends GZIPInputStream {

        private int empty;

        Members(InputStream body) throws IOException {
            super(body);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (empty == MOST_EMPTY) {
                throw new ZipException("More than " + MOST_EMPTY + " members are empty");
            }
            empty++;
            try {
                return super.read(target, offset, length);
            } finally {
                empty--;
            }
        }
    }

    GzipBody(InputStream body) {
        this.body = new CountedBody(body);
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        try {
            expanded = expanded == null ? new Members(body) : expanded;
            var count = expanded.read(target, offset, length);
            read += Math.max(0, count);
            if (read > FREE + MOST * body.read) {
                throw new ProblemException(413, "The body expands to more than " + MOST + " times its size.");
            }
            return count;
        } catch (ZipException | EOFException e) {
            throw new ProblemException(400, "The body is not whole, or no gzip, as its header Content-Encoding says.");
        }
    }
}
